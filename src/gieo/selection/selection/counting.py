"""From ballots to a ranking: what a council's score sheets say, under the rule of the rulebook."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext

from gieo.councils.models import Ballot
from gieo.kernel.refusal import _
from gieo.registry.models import Task
from gieo.rulebooks.models import ScoreCriterion
from gieo.selection.models import Application, Selection
from gieo.selection.rules.ballots import ScoreBallot, in_points
from gieo.selection.rules.ranking import Outcome, Tie, decide
from gieo.selection.rules.scoring import Dossier, DossierScore, Spread
from gieo.selection.selection.facts import BallotFacts
from gieo.selection.selection.states import Opinion

WINNER, TIE, NOBODY = "winner", "tie", "nobody"
EXCELLENT = "excellent"


def content_of(facts: BallotFacts) -> Mapping[str, Any]:
    """A ballot as it is kept: marks and opinions by number of the application."""
    marks: dict[str, dict[str, int]] = {}
    for row in facts.marks:
        marks.setdefault(str(row.application.id), {})[str(row.criterion.id)] = row.mark
    opinions = {str(row.application.id): {"opinion": row.opinion or "", "remark": row.remark} for row in facts.opinions}
    return {"marks": marks, "opinions": opinions}


def count(selection: Selection, ballots: Sequence[Ballot], present: int) -> Mapping[str, Any]:
    """What the ballots in force come to, in plain values: outcome, winner, ranking, lines for the tally sheet."""
    applications = selection.applications
    outcome = decide(
        [dossier_of(application, ballots, selection.bench_day) for application in applications],
        sheet=selection.score_sheet,
        rule=selection.rule,
        vote=selection.vote,
        present=present,
        on=selection.bench_day,
    )
    criteria = {criterion.key: criterion.text for criterion in selection.score_sheet.criteria}
    lines = [_line(application, outcome, criteria) for application in applications]
    ranking = sorted(lines, key=lambda line: (line["rank"] or len(lines) + 1, line["number"]))
    return {
        "outcome": _key_of(outcome),
        "winner": outcome.winner,
        "tied": [key for key, rank in outcome.ranks.items() if rank == 1] if not outcome.winner else [],
        "ranking": ranking,
        "steps": [_step(tie) for tie in outcome.ties if tie.step],
        "reasons": [str(reason) for reason in outcome.reasons],
        "lines": [[f"{line['number']} {line['host']}", _and_spread(line)] for line in ranking],
    }


def preview(selection: Selection, typed: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The points of each dossier while a ballot is filled in, with how many criteria still wait for a mark."""
    criteria = {criterion.key: criterion for criterion in selection.score_sheet.criteria}
    most = sum(each.top_mark * each.coefficient for each in criteria.values())
    given: dict[str, dict[str, int]] = {application.number: {} for application in selection.applications}
    for row in typed.get("marks", ()):
        known = criteria.get(row.get("criterion", ""))
        mark = str(row.get("mark", ""))
        if known and row.get("application") in given and mark.isdecimal() and int(mark) <= known.top_mark:
            given[row["application"]][known.key] = int(mark)
    return [(number, _points_so_far(marks, criteria, most)) for number, marks in given.items()]


def result_for(selection: Selection, application: Application) -> str:
    """What a host is told of its own application, and nothing of the others."""
    winner = selection.winner
    if winner is not None and winner.pk == application.pk:
        return gettext("được đề nghị chủ trì")
    line = next((row for row in selection.tally["ranking"] if row["number"] == application.number), None)
    words = gettext("không được đề nghị chủ trì")
    return ": ".join([words, *(["; ".join(line["reasons"])] if line and line["reasons"] else [])])


def _points_so_far(marks: Mapping[str, int], criteria: Mapping[str, ScoreCriterion], most: int) -> str:
    points = sum(mark * criteria[key].coefficient for key, mark in marks.items())
    waiting = len(criteria) - len(marks)
    if not waiting:
        return f"{points}/{most}"
    return gettext("%(points)d/%(most)d, còn %(waiting)d tiêu chí") % {
        "points": points,
        "most": most,
        "waiting": waiting,
    }


def dossier_of(application: Application, ballots: Sequence[Ballot], on: date) -> Dossier:
    """An application with the marks it was given."""
    return Dossier(
        key=application.number,
        ballots=tuple(_score_ballot(ballot, application.number) for ballot in ballots),
        state_money=application.state_money,
        host_is_proposer=application.host_proposed,
        last_excellent=last_excellent(application, on),
    )


def last_excellent(application: Application, on: date) -> date | None:
    """When, until a day, the host or the leader last had a task accepted as excellent (TT 20/2023, article 11)."""
    theirs = Q(host=application.host_id)
    if application.principal_investigator_id:
        theirs |= Q(principal_investigator=application.principal_investigator_id)
    rated = Task.objects.filter(theirs, rating=EXCELLENT, accepted_on__lte=on)
    return rated.order_by("-accepted_on").values_list("accepted_on", flat=True).first()


def _score_ballot(ballot: Ballot, number: str) -> ScoreBallot:
    opinion = ballot.content["opinions"][number]["opinion"]
    return ScoreBallot(
        member=str(ballot.membership_id),
        marks=ballot.content["marks"][number],
        favours=opinion == Opinion.FOR if opinion else None,
    )


def _step(tie: Tie) -> str:
    """Why the first of two equals stands first."""
    words = {"first": tie.first, "second": tie.second, "step": tie.step.text if tie.step else ""}
    return _("%(first)s xếp trước %(second)s: %(step)s") % words


def _key_of(outcome: Outcome) -> str:
    if outcome.winner:
        return WINNER
    return TIE if outcome.ranks else NOBODY


def _line(application: Application, outcome: Outcome, criteria: Mapping[str, str]) -> dict[str, Any]:
    score = outcome.scores[application.number]
    return {
        "number": application.number,
        "host": application.host.name,
        "person": application.leader,
        "money": application.state_money,
        "rank": outcome.ranks.get(application.number),
        "mean": _points(score.mean),
        "bonus": _points(score.bonus),
        "score": _points(score.score),
        "valid": sum(ballot.void is None for ballot in score.ballots),
        "void": sum(ballot.void is not None for ballot in score.ballots),
        "sum": str(sum(ballot.total or 0 for ballot in score.ballots if ballot.void is None)),
        "zeros": [[criteria[key], number] for key, number in score.zeros.items() if number],
        "totals": [ballot.total for ballot in score.ballots],
        "votes": score.votes_for,
        "trains": application.trains,
        "reasons": [str(reason) for reason in score.reasons],
        "in_words": _in_words(score),
        "spread": _spread_in_words(score.spread),
    }


def _and_spread(line: Mapping[str, Any]) -> str:
    """What the council and the office read; a host is told no single ballot."""
    return "; ".join(filter(None, (line["in_words"], line["spread"])))


def _spread_in_words(spread: Spread | None) -> str:
    if spread is None:
        return ""
    return _("phiếu hợp lệ từ %(lowest)d đến %(highest)d điểm, trung vị %(median)s") % {
        "lowest": spread.lowest,
        "highest": spread.highest,
        "median": in_points(spread.median),
    }


def _in_words(score: DossierScore) -> str:
    words = _("điểm %(score)s, %(valid)d phiếu hợp lệ") % {
        "score": _points(score.score),
        "valid": sum(ballot.void is None for ballot in score.ballots),
    }
    return "; ".join([words, *(str(reason) for reason in score.reasons)])


def _points(value: Fraction | None) -> str:
    return in_points(value) if value is not None else ""
