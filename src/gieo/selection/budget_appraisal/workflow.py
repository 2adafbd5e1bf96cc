"""The legal moves of a budget appraisal."""

from gieo.dossiers.policies import roles_on
from gieo.kernel.actors import Role
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Transition, Workflow
from gieo.rulebooks import library
from gieo.selection.application.facts import CancelFacts
from gieo.selection.budget_appraisal import effects, guards
from gieo.selection.budget_appraisal.facts import (
    ConclusionFacts,
    PanelFacts,
    RevisionFacts,
    SendBackFacts,
    SessionFacts,
)
from gieo.selection.budget_appraisal.states import BudgetAppraisalState as S
from gieo.selection.models import BudgetAppraisal

DESK = frozenset({Role.SCIENCE_OFFICER, Role.FINANCE_OFFICER})
PANEL = frozenset({Role.COUNCIL_MEMBER})
HOST = frozenset({Role.HOST})
APPRAISING, APPRAISING_2025 = ("TT20-2023:13.1", "TT20-2023:14"), ("ND267-2025:12.7",)
REVISING = ("TT20-2023:15.1",)

BUDGET_APPRAISAL: Workflow[S, BudgetAppraisal] = Workflow(
    name="budget_appraisal",
    label=_("Thẩm định kinh phí"),
    states=S,
    initial=S.WAITING,
    final=(S.FORWARDED, S.CANCELLED),
    owners={
        S.WAITING: Role.DIRECTOR,
        S.FOUNDED: Role.FINANCE_OFFICER,
        S.CONCLUDED: Role.HOST,
        S.REVISED: Role.COUNCIL_MEMBER,
    },
    roles_on=roles_on,
    legal_index=library.legal_index(),
    rows=(
        Transition(
            name="found_panel",
            label=_("Lập tổ thẩm định"),
            source=frozenset({S.WAITING}),
            target=S.FOUNDED,
            actors=frozenset({Role.DIRECTOR, Role.CHAIRMAN}),
            requires=(
                guards.size_fits,
                guards.is_led,
                guards.council_is_represented,
                guards.nobody_is_tied_to_the_work,
                guards.nobody_is_kept_out,
                guards.head_can_sign_in,
            ),
            legal_basis=("TT20-2023:8.4",),
            legal_basis_2025=("ND267-2025:12.7",),
            facts=PanelFacts,
            writes=effects.found_panel,
            issues=("panel_decision",),
        ),
        Transition(
            name="call_session",
            label=_("Gửi tài liệu, mời họp tổ"),
            source=frozenset({S.FOUNDED}),
            target=S.FOUNDED,
            actors=DESK,
            requires=(guards.papers_are_in_time,),
            legal_basis=("TT20-2023:14",),
            legal_basis_2025=APPRAISING_2025,
            facts=SessionFacts,
            writes=effects.call_session,
        ),
        Transition(
            name="conclude",
            label=_("Kết luận thẩm định"),
            source=frozenset({S.FOUNDED}),
            target=S.CONCLUDED,
            actors=DESK,
            requires=(
                guards.session_has_begun,
                guards.enough_are_there,
                guards.every_line_is_judged,
                guards.lines_only_shrink,
                guards.costs_add_up,
                guards.mode_is_open,
            ),
            legal_basis=APPRAISING,
            legal_basis_2025=APPRAISING_2025,
            facts=ConclusionFacts,
            writes=effects.conclude,
            issues=("appraisal_minutes", "appraisal_annex"),
            announces="budget_appraisal.concluded",
            deadline="budget_appraisal.revision",
        ),
        Transition(
            name="revise",
            label=_("Nộp hồ sơ hoàn thiện"),
            source=frozenset({S.CONCLUDED}),
            target=S.REVISED,
            actors=HOST,
            legal_basis=REVISING,
            legal_basis_2025=APPRAISING_2025,
            facts=RevisionFacts,
            writes=effects.take_revision,
            issues=("appraisal_explanation",),
            announces="budget_appraisal.revised",
        ),
        Transition(
            name="send_back",
            label=_("Yêu cầu hoàn thiện thêm"),
            source=frozenset({S.REVISED}),
            target=S.CONCLUDED,
            actors=PANEL,
            requires=(guards.head_confirms,),
            legal_basis=REVISING,
            legal_basis_2025=APPRAISING_2025,
            facts=SendBackFacts,
            announces="budget_appraisal.sent_back",
            deadline="budget_appraisal.revision",
        ),
        Transition(
            name="forward",
            label=_("Xác nhận, chuyển trình phê duyệt"),
            source=frozenset({S.REVISED}),
            target=S.FORWARDED,
            actors=PANEL,
            requires=(guards.head_confirms,),
            legal_basis=REVISING,
            legal_basis_2025=APPRAISING_2025,
            announces="budget_appraisal.forwarded",
        ),
        Transition(
            name="lapse",
            label=_("Hủy do không nộp hồ sơ hoàn thiện"),
            source=frozenset({S.CONCLUDED}),
            target=S.CANCELLED,
            actors=frozenset({Role.SYSTEM}),
            legal_basis=("TT20-2023:17.1đ",),
            legal_basis_2025=("GIEO-MACDINH:19",),
            issues=("cancellation_notice",),
            announces="budget_appraisal.cancelled",
            on_expiry=True,
        ),
        Transition(
            name="cancel",
            label=_("Hủy kết quả"),
            source=frozenset({S.WAITING, S.FOUNDED, S.CONCLUDED, S.REVISED}),
            target=S.CANCELLED,
            actors=frozenset({Role.CHAIRMAN}),
            legal_basis=("TT20-2023:17.1",),
            legal_basis_2025=("GIEO-MACDINH:16",),
            facts=CancelFacts,
            issues=("cancellation_notice",),
            announces="budget_appraisal.cancelled",
        ),
    ),
)
