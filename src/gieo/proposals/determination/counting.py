"""The ballot of a determination council: what it asks, and what the ballots come to."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext

from gieo.councils.models import Ballot
from gieo.councils.rules.votes import CriteriaBallot, determine
from gieo.proposals.determination.facts import BallotFacts, Verdict
from gieo.proposals.models import Determination
from gieo.rulebooks import library
from gieo.rulebooks.models import BallotRule, CouncilRule, NamedRule

COUNCIL = "determination"
RECOMMENDED, NOT_RECOMMENDED = "recommended", "not_recommended"
# Asked of projects alone (TT 06/2023, article 13).
PROJECTS = frozenset({"science_project", "trial_production"})
OF_PROJECTS = frozenset({"origin"})


def rule_of(determination: Determination) -> CouncilRule:
    """The rule on the council in the rulebook of the dossier."""
    return library.get(determination.rulebook).councils[COUNCIL]


def criteria_of(determination: Determination) -> list[NamedRule]:
    """What each ballot rates, for this kind of task."""
    kind = determination.proposal.answers.get("task_type")
    criteria = rule_of(determination).criteria
    return [criterion for criterion in criteria if criterion.key not in OF_PROJECTS or kind in PROJECTS]


def content_of(facts: BallotFacts) -> dict[str, Any]:
    """A ballot as it is kept."""
    return {
        "met": {str(mark.criterion.id): mark.verdict is Verdict.MET for mark in facts.marks},
        "remarks": {str(mark.criterion.id): mark.remark for mark in facts.marks if mark.remark},
        "reason": facts.reason,
    }


def as_ballot(member: str, content: Mapping[str, Any]) -> CriteriaBallot:
    """A kept ballot as the rules count it."""
    return CriteriaBallot(member=member, met=content["met"], reason=content["reason"])


def count(determination: Determination, ballots: Sequence[Ballot], present: int) -> dict[str, Any]:
    """What the ballots come to under the rulebook of the dossier."""
    criteria, rule = criteria_of(determination), passing(rule_of(determination))
    result = determine(
        [as_ballot(str(ballot.membership_id), ballot.content) for ballot in ballots],
        criteria=criteria,
        present=present,
        rule=rule,
    )
    tally = result.tally
    return {
        "outcome": RECOMMENDED if result.is_recommended else NOT_RECOMMENDED,
        "votes_for": tally.votes_for,
        "votes_against": tally.votes_against,
        "void": tally.void,
        "counted": tally.counted,
        "needed": tally.needed,
        "met": dict(result.met),
        "lines": [
            *([criterion.text, f"{result.met[criterion.key]}/{len(ballots)}"] for criterion in criteria),
            ["Phiếu đề nghị thực hiện", f"{tally.votes_for}/{tally.counted}"],
            ["Phiếu không đề nghị thực hiện", str(tally.votes_against)],
            ["Phiếu không hợp lệ", str(tally.void)],
            [f"Cần để được đề nghị ({rule.in_words})", str(tally.needed)],
        ],
    }


def preview(determination: Determination, typed: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What a ballot says while it is filled in: how much is rated, and how it counts (TT 06/2023, 12.6)."""
    criteria = criteria_of(determination)
    rated = {row["criterion"]: row["verdict"] == Verdict.MET for row in typed.get("marks", ()) if row.get("verdict")}
    met = {criterion.key: rated[criterion.key] for criterion in criteria if criterion.key in rated}
    ballot = CriteriaBallot(member="", met=met, reason=str(typed.get("reason", "")))
    lines = [
        (gettext("Đã đánh giá"), f"{len(met)}/{len(criteria)}"),
        (gettext("Đạt yêu cầu"), f"{sum(met.values())}/{len(criteria)}"),
    ]
    if not ballot.is_for:
        lines.append((gettext("Phiếu tính là"), gettext("không đề nghị thực hiện")))
    elif ballot.is_complete(criteria):
        lines.append((gettext("Phiếu tính là"), gettext("đề nghị thực hiện")))
    return lines


def passing(rule: CouncilRule) -> BallotRule:
    """The share that recommends; without one the council of this kind can decide nothing.

    Raises:
        LookupError: the rulebook fixes none.
    """
    if rule.passes is None:
        raise LookupError(f"{rule.title}: no share of ballots passes")
    return rule.passes
