"""The legal moves of an adjustment (T30-T31; N23)."""

from dataclasses import replace

from gieo.councils.sitting.rows import council_rows
from gieo.dossiers.policies import roles_on
from gieo.execution.adjustment import effects, guards
from gieo.execution.adjustment import facts as asked
from gieo.execution.adjustment.council import ADJUSTMENT_COUNCIL, conclude
from gieo.execution.adjustment.states import AdjustmentState as S
from gieo.execution.models import Adjustment
from gieo.kernel.actors import Role
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Transition, Workflow
from gieo.rulebooks import library

HOST = frozenset({Role.HOST})
OFFICER = frozenset({Role.SCIENCE_OFFICER})
AUTHORITY = frozenset({Role.CHAIRMAN, Role.DIRECTOR})
ADJUSTING, ADJUSTING_2025 = ("TT04-2015:20.1",), ("ND267-2025:16", "TT36-2025:6")
BY_ITSELF = ("TT04-2015:20.2", "TT04-2015:26.5")
TYPED = (guards.lines_fit, guards.lump_part_stays)
CLOSING = frozenset(outcome.name for outcome in ADJUSTMENT_COUNCIL.outcomes)
COUNCIL_ROWS = tuple(
    replace(row, writes=conclude) if row.name in CLOSING else row for row in council_rows(ADJUSTMENT_COUNCIL)
)
COMPLETE = (guards.says_what_changes, guards.term_gets_shorter, guards.contract_is_running)

ADJUSTMENT: Workflow[S, Adjustment] = Workflow(
    name="adjustment",
    label=_("Điều chỉnh"),
    states=S,
    initial=S.DRAFT,
    final=(S.APPROVED, S.REFUSED, S.IN_FORCE, S.OBJECTED, S.WITHDRAWN),
    owners={
        S.DRAFT: Role.HOST,
        S.REQUESTED: Role.DIRECTOR,
        S.FOUNDED: Role.SCIENCE_OFFICER,
        S.PAPERS_SENT: Role.COUNCIL_SECRETARY,
        S.SITTING: Role.COUNCIL_SECRETARY,
        S.VOTING: Role.COUNCIL_SECRETARY,
        S.RETURNED: Role.HOST,
        S.NOTIFIED: Role.SCIENCE_OFFICER,
    },
    roles_on=roles_on,
    legal_index=library.legal_index(),
    rows=(
        Transition(
            name="write",
            label=_("Soạn nội dung điều chỉnh"),
            source=frozenset({S.DRAFT}),
            target=S.DRAFT,
            actors=HOST,
            requires=TYPED,
            legal_basis=ADJUSTING,
            legal_basis_2025=ADJUSTING_2025,
            facts=asked.AdjustmentFacts,
            writes=effects.write,
        ),
        Transition(
            name="request",
            label=_("Gửi đề nghị điều chỉnh"),
            source=frozenset({S.DRAFT}),
            target=S.REQUESTED,
            actors=HOST,
            requires=(*COMPLETE, guards.authority_decides, guards.matrix_lets_it_be_asked),
            legal_basis=ADJUSTING,
            legal_basis_2025=ADJUSTING_2025,
            writes=effects.ask,
            issues=("adjustment_request",),
            announces="adjustment.requested",
            deadline="adjustment.answer",
        ),
        Transition(
            name="notify",
            label=_("Thông báo tự điều chỉnh"),
            source=frozenset({S.DRAFT}),
            target=S.NOTIFIED,
            actors=HOST,
            requires=(
                *COMPLETE,
                guards.host_decides,
                guards.own_decision_is_named,
                guards.matrix_lets_it_be_decided,
            ),
            legal_basis=BY_ITSELF,
            legal_basis_2025=ADJUSTING_2025,
            writes=effects.ask,
            issues=("self_adjustment_notice",),
            announces="adjustment.notified",
            deadline="adjustment.objection",
        ),
        Transition(
            name="record_opinion",
            label=_("Ghi ý kiến hội đồng, chuyên gia"),
            source=frozenset({S.REQUESTED}),
            target=S.REQUESTED,
            actors=OFFICER,
            requires=(guards.council_has_not_spoken,),
            legal_basis=("TT04-2015:13", "TTLT27-2015:10.3b"),
            legal_basis_2025=ADJUSTING_2025,
            facts=asked.OpinionFacts,
            writes=effects.hear,
        ),
        Transition(
            name="return_for_supplement",
            label=_("Trả lại để bổ sung"),
            source=frozenset({S.REQUESTED}),
            target=S.RETURNED,
            actors=OFFICER,
            legal_basis=("GIEO-MACDINH:12",),
            facts=asked.ReasonFacts,
            announces="adjustment.returned",
            deadline="adjustment.supplement",
        ),
        Transition(
            name="request_again",
            label=_("Sửa và gửi lại"),
            source=frozenset({S.RETURNED}),
            target=S.REQUESTED,
            actors=HOST,
            requires=TYPED,
            legal_basis=ADJUSTING,
            legal_basis_2025=ADJUSTING_2025,
            facts=asked.AdjustmentFacts,
            writes=effects.ask_again,
            issues=("adjustment_request",),
            announces="adjustment.requested",
            deadline="adjustment.answer",
        ),
        Transition(
            name="approve",
            label=_("Chấp thuận điều chỉnh"),
            source=frozenset({S.REQUESTED}),
            target=S.APPROVED,
            actors=AUTHORITY,
            requires=(*COMPLETE, guards.decides_in_power, guards.matrix_lets_it_be_decided),
            legal_basis=ADJUSTING,
            legal_basis_2025=ADJUSTING_2025,
            facts=asked.DecideFacts,
            writes=effects.approve,
            issues=("adjustment_decision",),
            announces="adjustment.approved",
        ),
        Transition(
            name="refuse",
            label=_("Không chấp thuận"),
            source=frozenset({S.REQUESTED}),
            target=S.REFUSED,
            actors=AUTHORITY,
            legal_basis=ADJUSTING,
            legal_basis_2025=ADJUSTING_2025,
            facts=asked.ReasonFacts,
            issues=("adjustment_answer",),
            announces="adjustment.refused",
        ),
        *COUNCIL_ROWS,
        Transition(
            name="let_stand",
            label=_("Hết thời hạn phản đối"),
            source=frozenset({S.NOTIFIED}),
            target=S.IN_FORCE,
            actors=frozenset({Role.SYSTEM}),
            legal_basis=BY_ITSELF,
            legal_basis_2025=ADJUSTING_2025,
            writes=effects.apply,
            announces="adjustment.in_force",
            on_expiry=True,
        ),
        Transition(
            name="acknowledge",
            label=_("Ghi nhận tự điều chỉnh"),
            source=frozenset({S.NOTIFIED}),
            target=S.IN_FORCE,
            actors=OFFICER,
            legal_basis=BY_ITSELF,
            legal_basis_2025=ADJUSTING_2025,
            writes=effects.apply,
            announces="adjustment.in_force",
        ),
        Transition(
            name="object",
            label=_("Phản đối thay chủ nhiệm"),
            source=frozenset({S.NOTIFIED}),
            target=S.OBJECTED,
            actors=AUTHORITY,
            requires=(guards.may_be_objected_to,),
            legal_basis=("TT04-2015:20.2b",),
            legal_basis_2025=ADJUSTING_2025,
            facts=asked.ReasonFacts,
            issues=("adjustment_answer",),
            announces="adjustment.objected",
        ),
        Transition(
            name="withdraw",
            label=_("Rút đề nghị"),
            source=frozenset({S.DRAFT, S.REQUESTED, S.FOUNDED, S.PAPERS_SENT, S.RETURNED}),
            target=S.WITHDRAWN,
            actors=HOST,
            legal_basis=("GIEO-MACDINH:15",),
            announces="adjustment.withdrawn",
        ),
    ),
)
