"""Rows of the council, with what acceptance adds to every council's: remarks, experts, the rating of the task."""

from dataclasses import replace
from functools import partial
from typing import Any

from gieo.acceptance.acceptance import effects, guards
from gieo.acceptance.acceptance.facts import ExpertReportFacts, RemarkFacts
from gieo.acceptance.acceptance.procedure import ACCEPTANCE_COUNCIL
from gieo.acceptance.acceptance.states import AcceptanceState as S
from gieo.acceptance.models import Acceptance
from gieo.councils.sitting.phases import remarks_are_taken
from gieo.councils.sitting.rows import council_rows
from gieo.kernel.actors import Role
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Attempt, Effect, Transition

CLOSING = frozenset(outcome.name for outcome in ACCEPTANCE_COUNCIL.outcomes)


def _then(first: Effect | None, second: Effect) -> Effect:
    def both(acceptance: Any, attempt: Attempt) -> None:
        if first:
            first(acceptance, attempt)
        second(acceptance, attempt)

    return both


def _adapted(row: Transition[Any, Any]) -> Transition[Any, Any]:
    """A row of every council, with what acceptance asks of it besides."""
    if row.name == "open_sitting":
        return replace(row, requires=(*row.requires, guards.remarks_are_in, guards.experts_have_reported))
    if row.name in {"vote", "revise_ballot"}:
        return replace(row, issues=("ballot",))
    if row.name in CLOSING:
        return replace(row, writes=_then(row.writes, effects.rate_task))
    return row


COUNCIL_ROWS: tuple[Transition[S, Acceptance], ...] = (
    *map(_adapted, council_rows(ACCEPTANCE_COUNCIL)),
    Transition(
        name="remark",
        label=_("Gửi phiếu nhận xét"),
        source=frozenset({S.PAPERS_SENT}),
        target=S.PAPERS_SENT,
        actors=frozenset({Role.COUNCIL_MEMBER}),
        requires=(partial(remarks_are_taken, ACCEPTANCE_COUNCIL), guards.may_remark),
        legal_basis=("TT11-2014:10",),
        legal_basis_2025=("ND267-2025:17",),
        facts=RemarkFacts,
        writes=effects.remark,
        issues=("remarks",),
        sealed=True,
    ),
    Transition(
        name="report_of_experts",
        label=_("Ghi báo cáo thẩm định sản phẩm"),
        source=frozenset({S.PAPERS_SENT}),
        target=S.PAPERS_SENT,
        actors=frozenset({Role.SCIENCE_OFFICER, Role.COUNCIL_SECRETARY}),
        legal_basis=("TT11-2014:9.2", "TT11-2014:24"),
        legal_basis_2025=("ND267-2025:17",),
        facts=ExpertReportFacts,
        requires=(guards.group_is_of_the_council,),
        writes=effects.keep_expert_report,
        issues=("expert_report",),
    ),
)
