"""The legal moves of a selection: those of every council, and what follows from the result."""

from dataclasses import replace
from typing import Any

from gieo.councils import independent
from gieo.councils.sitting.parts import CONCLUSION
from gieo.councils.sitting.rows import council_rows
from gieo.dossiers.policies import roles_on
from gieo.kernel.actors import Role
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Transition, Workflow
from gieo.rulebooks import library
from gieo.selection.application.facts import CancelFacts
from gieo.selection.models import Selection
from gieo.selection.selection import effects, guards
from gieo.selection.selection.facts import NobodyFacts, RecommendFacts, RevisionFacts, SheetFacts
from gieo.selection.selection.field_check import FIELD_ROWS, everybody_was_visited
from gieo.selection.selection.procedure import CHOOSING, CHOOSING_2025, SELECTION_PROCEDURE
from gieo.selection.selection.states import SelectionState as S

DESK = frozenset({Role.COUNCIL_SECRETARY, Role.SCIENCE_OFFICER})


def _adapted(row: Transition[Any, Any]) -> Transition[Any, Any]:
    """The council of a project sits after every applicant was visited."""
    if row.name != "open_sitting":
        return row
    return replace(row, requires=(*row.requires, everybody_was_visited))


SELECTION: Workflow[S, Selection] = Workflow(
    name="selection",
    label=_("Xét tuyển chọn, giao trực tiếp"),
    states=S,
    initial=S.WAITING,
    final=(S.REVISED, S.NO_WINNER, S.CANCELLED),
    owners={
        S.WAITING: Role.DIRECTOR,
        S.FOUNDED: Role.SCIENCE_OFFICER,
        S.PAPERS_SENT: Role.SCIENCE_OFFICER,
        S.SITTING: Role.SCIENCE_OFFICER,
        S.VOTING: Role.SCIENCE_OFFICER,
        S.TIED: Role.SCIENCE_OFFICER,
        S.WINNER_FOUND: Role.HOST,
        S.EXPERT_CHECK: Role.SCIENCE_OFFICER,
    },
    roles_on=roles_on,
    legal_index=library.legal_index(),
    rows=(
        Transition(
            name="choose_sheet",
            label=_("Chọn phiếu chấm"),
            source=frozenset({S.WAITING}),
            target=S.WAITING,
            actors=frozenset({Role.SCIENCE_OFFICER}),
            legal_basis=("TT20-2023:12.3",),
            legal_basis_2025=("ND267-2025:12.6",),
            facts=SheetFacts,
            writes=effects.choose_sheet,
        ),
        *FIELD_ROWS,
        *map(_adapted, council_rows(SELECTION_PROCEDURE)),
        Transition(
            name="recommend",
            label=_("Hội đồng kiến nghị một hồ sơ"),
            source=frozenset({S.TIED}),
            target=S.WINNER_FOUND,
            actors=DESK,
            requires=(guards.is_one_of_the_equal,),
            legal_basis=CHOOSING,
            legal_basis_2025=CHOOSING_2025,
            facts=RecommendFacts,
            writes=effects.recommend,
            issues=(CONCLUSION,),
            announces="selection.winner_found",
            deadline="selection.revision",
        ),
        Transition(
            name="recommend_nobody",
            label=_("Hội đồng không kiến nghị hồ sơ nào"),
            source=frozenset({S.TIED}),
            target=S.NO_WINNER,
            actors=DESK,
            legal_basis=("TT20-2023:11.8",),
            legal_basis_2025=CHOOSING_2025,
            facts=NobodyFacts,
            announces="selection.no_winner",
        ),
        Transition(
            name="ask_experts",
            label=_("Lấy ý kiến chuyên gia độc lập"),
            source=frozenset({S.WINNER_FOUND}),
            target=S.EXPERT_CHECK,
            actors=frozenset({Role.DIRECTOR, Role.CHAIRMAN}),
            requires=(independent.experts_are_enough, independent.experts_are_independent),
            legal_basis=("TT20-2023:18", "TT20-2023:19"),
            legal_basis_2025=CHOOSING_2025,
            facts=independent.ExpertsFacts,
            confidential=True,
            announces="selection.experts_asked",
            deadline="selection.expert_report",
        ),
        Transition(
            name="record_opinions",
            label=_("Ghi ý kiến chuyên gia"),
            source=frozenset({S.EXPERT_CHECK}),
            target=S.WINNER_FOUND,
            actors=frozenset({Role.SCIENCE_OFFICER}),
            requires=(independent.everybody_asked_has_answered,),
            legal_basis=("TT20-2023:20",),
            legal_basis_2025=CHOOSING_2025,
            facts=independent.OpinionsFacts,
            confidential=True,
            announces="selection.opinions_recorded",
            deadline="selection.revision",
        ),
        Transition(
            name="revise",
            label=_("Nộp hồ sơ hoàn thiện"),
            source=frozenset({S.WINNER_FOUND}),
            target=S.REVISED,
            actors=frozenset({Role.HOST}),
            requires=(guards.estimate_has_come, guards.quotations_are_fresh),
            legal_basis=("TT20-2023:11.12",),
            legal_basis_2025=CHOOSING_2025,
            facts=RevisionFacts,
            writes=effects.take_revision,
            issues=("selection_explanation",),
            announces="selection.revised",
        ),
        Transition(
            name="lapse",
            label=_("Hủy do không nộp hồ sơ hoàn thiện"),
            source=frozenset({S.WINNER_FOUND}),
            target=S.CANCELLED,
            actors=frozenset({Role.SYSTEM}),
            legal_basis=("TT20-2023:17.1d",),
            legal_basis_2025=("GIEO-MACDINH:19",),
            issues=("cancellation_notice",),
            announces="selection.cancelled",
            on_expiry=True,
        ),
        Transition(
            name="cancel",
            label=_("Hủy kết quả"),
            source=frozenset(
                {S.WAITING, S.FOUNDED, S.PAPERS_SENT, S.SITTING, S.VOTING, S.TIED, S.WINNER_FOUND, S.EXPERT_CHECK}
            ),
            target=S.CANCELLED,
            actors=frozenset({Role.CHAIRMAN}),
            legal_basis=("TT20-2023:17.1",),
            legal_basis_2025=("GIEO-MACDINH:16",),
            facts=CancelFacts,
            issues=("cancellation_notice",),
            announces="selection.cancelled",
        ),
    ),
)
