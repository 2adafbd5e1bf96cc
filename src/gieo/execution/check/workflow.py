"""The legal moves of a check (T26-T28), and of an evaluation within the term (N21-N22)."""

from gieo.contracts.contract.facts import Judgement
from gieo.dossiers.policies import roles_on
from gieo.execution.check import effects, guards
from gieo.execution.check import facts as asked
from gieo.execution.check.states import CheckState as S
from gieo.execution.models import Check
from gieo.kernel.actors import Role
from gieo.kernel.law import Law
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Transition, Workflow
from gieo.rulebooks import library

OFFICER = frozenset({Role.SCIENCE_OFFICER})
LEADERS = frozenset({Role.DIRECTOR})
CHECKING, EVALUATION = ("TT04-2015:5-10",), ("ND267-2025:16",)
CONCLUDING = ("TT04-2015:10",)


def evaluation(name: str, label: str, verdict: Judgement) -> Transition[S, Check]:
    """One outcome of an evaluation within the term."""
    return Transition(
        name=name,
        label=label,
        source=frozenset({S.HELD}),
        target=S.CONCLUDED,
        actors=LEADERS,
        legal_basis=("ND267-2025:16", "TT36-2025:6"),
        law=Law.L2025,
        facts=asked.EvaluationFacts,
        writes=effects.evaluate(verdict),
        issues=("check_minutes",),
        announces="check.concluded",
        deadline="check.work_confirmation",
    )


EVALUATIONS = (
    evaluation("evaluate_met", _("Đạt: cấp tiếp kinh phí"), Judgement.MET),
    evaluation("evaluate_adjust", _("Phải điều chỉnh"), Judgement.ADJUST),
    evaluation("evaluate_pause", _("Đề nghị tạm dừng"), Judgement.PAUSE),
    evaluation("evaluate_end", _("Đề nghị chấm dứt"), Judgement.END),
)

CHECK: Workflow[S, Check] = Workflow(
    name="check",
    label=_("Kiểm tra"),
    states=S,
    initial=S.PLANNED,
    final=(S.CLOSED, S.CANCELLED),
    owners={
        S.PLANNED: Role.SCIENCE_OFFICER,
        S.NOTIFIED: Role.SCIENCE_OFFICER,
        S.HELD: Role.DIRECTOR,
        S.CONCLUDED: Role.SCIENCE_OFFICER,
        S.WORK_CONFIRMED: Role.FINANCE_OFFICER,
    },
    roles_on=roles_on,
    legal_index=library.legal_index(),
    rows=(
        Transition(
            name="change_plan",
            label=_("Sửa kế hoạch, đoàn kiểm tra"),
            source=frozenset({S.PLANNED}),
            target=S.PLANNED,
            actors=OFFICER,
            legal_basis=CHECKING,
            legal_basis_2025=EVALUATION,
            facts=asked.PlanFacts,
            writes=effects.plan,
        ),
        Transition(
            name="give_notice",
            label=_("Thông báo kiểm tra"),
            source=frozenset({S.PLANNED}),
            target=S.NOTIFIED,
            actors=OFFICER | LEADERS,
            requires=(guards.notice_is_in_time, guards.team_is_complete),
            legal_basis=CHECKING,
            legal_basis_2025=EVALUATION,
            facts=asked.NoticeFacts,
            issues=("check_notice",),
            announces="check.announced",
        ),
        Transition(
            name="hold",
            label=_("Ghi biên bản kiểm tra"),
            source=frozenset({S.NOTIFIED}),
            target=S.HELD,
            actors=OFFICER | {Role.COUNCIL_MEMBER},
            requires=(guards.team_may_work, guards.host_is_present, guards.minutes_are_signed),
            legal_basis=("TT04-2015:9", "TT04-2015:10.9"),
            legal_basis_2025=EVALUATION,
            facts=asked.HoldFacts,
            writes=effects.hold,
            issues=("visit_minutes",),
            announces="check.held",
        ),
        Transition(
            name="conclude",
            label=_("Kết luận"),
            source=frozenset({S.HELD}),
            target=S.CONCLUDED,
            actors=LEADERS,
            legal_basis=CONCLUDING,
            law=Law.L2013,
            facts=asked.ConcludeFacts,
            writes=effects.conclude,
            issues=("check_minutes",),
            announces="check.concluded",
            deadline="check.work_confirmation",
        ),
        *EVALUATIONS,
        Transition(
            name="confirm_work",
            label=_("Xác nhận khối lượng công việc"),
            source=frozenset({S.CONCLUDED}),
            target=S.WORK_CONFIRMED,
            actors=OFFICER,
            legal_basis=("TT04-2015:11.1",),
            legal_basis_2025=EVALUATION,
            facts=asked.WorkFacts,
            writes=effects.confirm_work,
            issues=("work_confirmation",),
            announces="check.work_confirmed",
            deadline="check.spending_confirmation",
        ),
        Transition(
            name="confirm_spending",
            label=_("Xác nhận sử dụng kinh phí"),
            source=frozenset({S.WORK_CONFIRMED}),
            target=S.CLOSED,
            actors=frozenset({Role.FINANCE_OFFICER}),
            legal_basis=("TT04-2015:11.2",),
            legal_basis_2025=("ND265-2025", "TT39-2025"),
            facts=asked.SpendingFacts,
            writes=effects.confirm_spending,
            issues=("spending_confirmation",),
            announces="check.closed",
        ),
        Transition(
            name="close",
            label=_("Kết thúc kiểm tra đột xuất"),
            source=frozenset({S.CONCLUDED}),
            target=S.CLOSED,
            actors=OFFICER,
            requires=(guards.is_without_notice,),
            legal_basis=("TT04-2015:6.2",),
            legal_basis_2025=EVALUATION,
            announces="check.closed",
        ),
        Transition(
            name="cancel",
            label=_("Không kiểm tra"),
            source=frozenset({S.PLANNED, S.NOTIFIED}),
            target=S.CANCELLED,
            actors=LEADERS,
            legal_basis=("GIEO-MACDINH:16",),
            facts=asked.ReasonFacts,
        ),
    ),
)
