"""From the winner to the decision: the acts that tests of the money and of the approval begin with."""

from datetime import date
from typing import Any

from gieo.councils.seats import CouncilSeat
from gieo.councils.services.found_council import NewMember, found_council
from gieo.dossiers.docket import entry_of
from gieo.kernel.actors import Actor, Role
from gieo.kernel.asking import Picked
from gieo.selection.application.states import LumpSum
from gieo.selection.approval.facts import DecisionFacts, NoteFacts
from gieo.selection.budget_appraisal.facts import (
    ConclusionFacts,
    CostRow,
    LineRow,
    PanelFacts,
    PanelRow,
)
from gieo.selection.models import Approval, BudgetAppraisal, Selection
from gieo.selection.services.open_approval import open_approval
from gieo.selection.services.open_budget_appraisal import open_budget_appraisal
from tests.selection.cast import BUDGET, COUNTERPART, Cast, checked_call
from tests.selection.cast_council import members_of, picked, seated, selection_of, walk

FRUIT = "Viện Cây ăn quả"
PANEL = (
    CouncilSeat.CHAIR,
    CouncilSeat.VICE_CHAIR,
    CouncilSeat.SECRETARY,
    CouncilSeat.MEMBER,
    CouncilSeat.MEMBER,
)
OUTSIDERS = (11, 12, 13, 14)  # of the department and the money unit; the fifth is the chair of the council


def revised_selection(cast: Cast, **changes: Any) -> Selection:
    """A council of seven named the one applicant, who has handed the revised description in."""
    item = selection_of(checked_call(cast, FRUIT, **changes))
    (winner,) = item.applications
    walk(winner, "winner")
    line = {"number": winner.number, "host": FRUIT, "rank": 1, "mean": "80", "bonus": "", "score": "80", "reasons": []}
    return walk(
        item,
        *("founded", "papers_sent", "sitting", "voting", "winner_found", "revised"),
        council=seated(cast, item),
        tally={"outcome": "winner", "winner": winner.number, "ranking": [line]},
        state_since=cast.time("2025-04-01 08:00"),
    )


def appraisal_of(cast: Cast, selection: Selection | None = None) -> BudgetAppraisal:
    selection = selection or revised_selection(cast)
    return open_budget_appraisal(parent=entry_of(selection), at=selection.state_since)


def panel(cast: Cast, numbers: tuple[int, ...] = (*OUTSIDERS, 0)) -> PanelFacts:
    people = [cast.expert(number) for number in numbers]
    return PanelFacts(
        members=tuple(PanelRow(person=picked(person), seat=seat) for person, seat in zip(people, PANEL, strict=False))
    )


def head(cast: Cast) -> Actor:
    return cast.member(OUTSIDERS[0])


def called_appraisal(cast: Cast, selection: Selection | None = None) -> BudgetAppraisal:
    """A team of five that meets on 10 April."""
    appraisal = appraisal_of(cast, selection)
    team = found_council(
        province=cast.province,
        kind="budget_panel",
        title="Tổ thẩm định kinh phí",
        rulebook=appraisal.rulebook,
        members=[NewMember(person=row.person.pk, seat=row.seat) for row in panel(cast).members],
        actor=cast.of(Role.DIRECTOR),
        at=cast.time("2025-04-02 08:00"),
    )
    return walk(appraisal, "founded", panel=team, session_at=cast.time("2025-04-10 08:00"))


def conclusion(appraisal: BudgetAppraisal, **changes: Any) -> ConclusionFacts:
    """A tenth of the first year is cut; the rest stands."""
    values: dict[str, Any] = {
        "present": tuple(picked(member) for member in members_of(appraisal.panel)),
        "lines": (
            LineRow(source=BUDGET, year=2025, appraised=540_000_000, reason="Định mức công lao động"),
            LineRow(source=BUDGET, year=2026, appraised=400_000_000),
            LineRow(source=COUNTERPART, year=2026, appraised=200_000_000),
        ),
        "costs": (cost("labour", 800_000_000), cost("fixed_assets", 140_000_000)),
        "lump_sum": LumpSum.PARTIAL,
        "months": 24,
        "conclusion": "Thống nhất kinh phí",
    }
    return ConclusionFacts(**{**values, **changes})


def cost(kind: str, amount: int) -> CostRow:
    return CostRow(kind=Picked(id=kind, name=kind), amount=amount)


def forwarded_appraisal(cast: Cast, selection: Selection | None = None) -> BudgetAppraisal:
    called = called_appraisal(cast, selection)
    concluded = cast.do(called, "conclude", cast.of(Role.FINANCE_OFFICER), "2025-04-10 11:00", conclusion(called))
    return walk(concluded, "revised", "forwarded", state_since=cast.time("2025-04-16 08:00"))


def submitted_approval(cast: Cast, appraisal: BudgetAppraisal | None = None) -> Approval:
    appraisal = appraisal or forwarded_appraisal(cast)
    approval = open_approval(parent=entry_of(appraisal), at=appraisal.state_since)
    note = NoteFacts(note="Đề nghị phê duyệt", starts_on=date(2025, 6, 1), months=24)
    written = cast.do(approval, "write", cast.of(Role.SCIENCE_OFFICER), "2025-04-17 08:00", note)
    return cast.do(written, "submit", cast.of(Role.DIRECTOR), "2025-04-17 15:00")


def decision(on: str = "2025-04-21") -> DecisionFacts:
    return DecisionFacts(number="512/QĐ-UBND", decided_on=date.fromisoformat(on))


def approved(cast: Cast, *, on: str = "2025-04-21", appraisal: BudgetAppraisal | None = None) -> Approval:
    submitted = submitted_approval(cast, appraisal)
    return cast.do(submitted, "approve", cast.of(Role.CHAIRMAN), f"{on} 16:00", decision(on))
