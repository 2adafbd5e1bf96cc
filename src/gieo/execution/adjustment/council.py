"""How the council advises on a change: every ballot says yes or no with its reason (TT 04/2015, article 13)."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext

from gieo.core.clock import LEGAL_ZONE
from gieo.councils.models import Ballot
from gieo.councils.procedure import Outcome, Procedure
from gieo.councils.rules.votes import tally
from gieo.councils.sitting.parts import CONCLUSION, MINUTES
from gieo.execution.adjustment import guards, ruling
from gieo.execution.adjustment.compared import asked
from gieo.execution.adjustment.facts import BallotFacts, Stand
from gieo.execution.adjustment.states import AdjustmentState as S
from gieo.execution.models import Adjustment
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Attempt
from gieo.rulebooks import library
from gieo.rulebooks.models import BallotRule

AGREED, NOT_AGREED = "agreed", "not_agreed"
ADVISING, ADVISING_2025 = ("TT04-2015:13",), ("ND267-2025:16",)


def ballot_content(facts: BallotFacts) -> Mapping[str, Any]:
    """A ballot as it is kept."""
    return {"agrees": facts.stand is Stand.AGREES, "reason": facts.reason}


def passing(adjustment: Adjustment) -> BallotRule:
    """The share that agrees.

    Raises:
        LookupError: the rulebook fixes none.
    """
    rule = library.get(adjustment.rulebook).councils[Adjustment.COUNCIL]
    if rule.passes is None:
        raise LookupError(f"{rule.title}: no share of ballots passes")
    return rule.passes


def count(adjustment: Adjustment, ballots: Sequence[Ballot], present: int) -> Mapping[str, Any]:
    """What the ballots come to under the rulebook of the dossier."""
    rule, votes_for = passing(adjustment), sum(ballot.content["agrees"] for ballot in ballots)
    counted = tally(votes_for=votes_for, votes_against=len(ballots) - votes_for, present=present, rule=rule)
    return {
        "outcome": AGREED if counted.is_carried else NOT_AGREED,
        "lines": [
            ["Phiếu đồng ý điều chỉnh", f"{counted.votes_for}/{counted.counted}"],
            ["Phiếu không đồng ý", str(counted.votes_against)],
            [f"Cần để được đồng ý ({rule.in_words})", str(counted.needed)],
        ],
    }


def preview(_adjustment: Adjustment, typed: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What a ballot says while it is filled in."""
    stand = next((each for each in Stand if each.value == typed.get("stand")), None)
    return [(gettext("Phiếu tính là"), gettext(stand.label))] if stand else []


def conclude(adjustment: Adjustment, _attempt: Attempt) -> None:
    """What the council says goes into the request as its opinion; whoever decides is asked with it."""
    found, sat = adjustment.tally, adjustment.sat_at
    agrees = found["outcome"] == AGREED
    day = f"{sat.astimezone(LEGAL_ZONE):%d/%m/%Y}" if sat else ""
    words = "đồng ý" if agrees else "không đồng ý"
    said = f"Hội đồng tư vấn {words} điều chỉnh; biên bản phiên họp ngày {day}; {_figures(found)}"
    adjustment.council_agrees, adjustment.council_opinion = agrees, said[:300]


def _figures(found: Mapping[str, Any]) -> str:
    return "; ".join(f"{label.lower()}: {value}" for label, value in found["lines"][:2])


def _outcome(key: str, name: str, label: str) -> Outcome:
    return Outcome(
        name=name,
        label=label,
        key=key,
        state=S.REQUESTED,
        announces="adjustment.advised",
        legal_basis=ADVISING,
        legal_basis_2025=ADVISING_2025,
        issues=(CONCLUSION,),
    )


ADJUSTMENT_COUNCIL = Procedure(
    council=Adjustment.COUNCIL,
    title=_("Hội đồng tư vấn điều chỉnh"),
    prefix="adjustment",
    draft=frozenset({S.REQUESTED}),
    founded=S.FOUNDED,
    papers_sent=S.PAPERS_SENT,
    sitting=S.SITTING,
    voting=S.VOTING,
    outcomes=(
        _outcome(AGREED, "advise_for", _("Kết luận: đồng ý điều chỉnh")),
        _outcome(NOT_AGREED, "advise_against", _("Kết luận: không đồng ý điều chỉnh")),
    ),
    ballot=BallotFacts,
    ballot_content=ballot_content,
    count=count,
    preview=preview,
    ballot_guards=(guards.ballot_says_why,),
    before_founding=(guards.council_may_be_heard, guards.council_has_not_spoken),
    laid_before=asked,
    wants=ruling.hears_a_council,
    basis={
        **dict.fromkeys(("found", "assign"), (*ADVISING, "ND08-2014:32.1")),
        "papers": ("GIEO-MACDINH:26", "ND08-2014:33"),
    },
    basis_2025=dict.fromkeys(
        ("found", "assign", "papers", "open", "adjourn", "open_voting", "vote", "count"), ADVISING_2025
    ),
    codes={MINUTES: "C-1-BBHĐTV"},
)
