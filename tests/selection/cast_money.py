"""From the winner to the decision: the acts that tests of the money and of the approval begin with."""

from datetime import date
from typing import Any

from gieo.councils.seats import CouncilSeat
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
    RevisionFacts,
    SessionFacts,
)
from gieo.selection.models import Approval, BudgetAppraisal, Selection
from gieo.selection.selection.facts import RevisionFacts as SelectionRevision
from gieo.selection.selection.facts import WinnerFacts
from gieo.selection.services.open_approval import open_approval
from gieo.selection.services.open_budget_appraisal import open_budget_appraisal
from tests.selection.cast import BUDGET, COUNTERPART, Cast, checked_call
from tests.selection.cast_council import everybody_votes, members_of, picked, selection_of, voting

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
    item = voting(cast, selection_of(checked_call(cast, FRUIT, **changes)))
    item = everybody_votes(cast, item, {FRUIT: 4})
    facts = WinnerFacts(discussion="Thảo luận", lump_sum=LumpSum.PARTIAL)
    item = cast.do(item, "name_winner", cast.member(4), "2025-03-25 11:00", facts)
    estimate = item.winner.money_rows
    revision = SelectionRevision(explanation="Đã tiếp thu", estimate=estimate)
    return cast.do(item, "revise", cast.host(FRUIT), "2025-04-01 08:00", revision)


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
    founded = cast.do(
        appraisal_of(cast, selection), "found_panel", cast.of(Role.DIRECTOR), "2025-04-02 08:00", panel(cast)
    )
    session = SessionFacts(session_at=cast.time("2025-04-10 08:00"), place="Sở KH&CN")
    return cast.do(founded, "call_session", cast.of(Role.FINANCE_OFFICER), "2025-04-03 08:00", session)


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
    officer = cast.of(Role.FINANCE_OFFICER)
    concluded = cast.do(called, "conclude", officer, "2025-04-10 11:00", conclusion(called))
    facts = RevisionFacts(explanation="Đã sửa dự toán")
    revised = cast.do(concluded, "revise", cast.host(FRUIT), "2025-04-15 08:00", facts)
    return cast.do(revised, "forward", head(cast), "2025-04-16 08:00")


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
