"""Rows of the money: estimates of the bodies, the department's signature, Finance (CT-6-2a to CT-6-2c)."""

from gieo.kernel.actors import Role
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Transition
from gieo.outcomes.models import Replication
from gieo.outcomes.replication import effects, guards
from gieo.outcomes.replication.facts import BudgetFacts, PlanFacts, ReasonFacts
from gieo.outcomes.replication.states import ReplicationState as S

FINANCE = frozenset({Role.FINANCE_OFFICER})
BUDGETING = ("LUAT29-2013:51", "ND95-2014:5")
BUDGETING_2025 = ("ND265-2025:8.1b", "MAU-02-TTMH")

ROWS: tuple[Transition[S, Replication], ...] = (
    Transition(
        name="plan",
        label=_("Lập kế hoạch, dự toán"),
        source=frozenset({S.ASSIGNED}),
        target=S.ASSIGNED,
        actors=frozenset({Role.FOCAL_OFFICER}),
        requires=(guards.is_own_assignment, guards.is_confirmed, guards.lines_look_ahead),
        legal_basis=BUDGETING,
        legal_basis_2025=BUDGETING_2025,
        facts=PlanFacts,
        writes=effects.plan,
        issues=("estimate",),
        announces="replication.budgeted",
    ),
    Transition(
        name="cosign",
        label=_("Sở cùng ký dự toán"),
        source=frozenset({S.ASSIGNED}),
        target=S.PLANNED,
        actors=frozenset({Role.DIRECTOR}),
        requires=(guards.all_are_planned,),
        legal_basis=BUDGETING,
        legal_basis_2025=BUDGETING_2025,
        issues=("budget_plan",),
        announces="replication.planned",
        deadline="replication.send",
    ),
    Transition(
        name="send_to_finance",
        label=_("Gửi Sở Tài chính"),
        source=frozenset({S.PLANNED}),
        target=S.SENT,
        actors=frozenset({Role.SCIENCE_OFFICER}),
        legal_basis=BUDGETING,
        legal_basis_2025=BUDGETING_2025,
        issues=("finance_letter",),
        announces="replication.sent",
    ),
    Transition(
        name="send_back",
        label=_("Trả lại để lập lại dự toán"),
        source=frozenset({S.SENT, S.RECEIVED}),
        target=S.ASSIGNED,
        actors=FINANCE,
        legal_basis=("GIEO-MACDINH:12",),
        facts=ReasonFacts,
        announces="replication.sent_back",
        deadline="replication.plan",
    ),
    Transition(
        name="receive",
        label=_("Nhận dự toán"),
        source=frozenset({S.SENT}),
        target=S.RECEIVED,
        actors=FINANCE,
        legal_basis=BUDGETING,
        legal_basis_2025=BUDGETING_2025,
    ),
    Transition(
        name="consolidate",
        label=_("Tổng hợp vào dự toán năm sau"),
        source=frozenset({S.RECEIVED}),
        target=S.CONSOLIDATED,
        actors=FINANCE,
        legal_basis=BUDGETING,
        legal_basis_2025=BUDGETING_2025,
    ),
    Transition(
        name="propose_budget",
        label=_("Trình phê duyệt dự toán"),
        source=frozenset({S.CONSOLIDATED}),
        target=S.PROPOSED,
        actors=FINANCE,
        legal_basis=BUDGETING,
        legal_basis_2025=BUDGETING_2025,
    ),
    Transition(
        name="write_back_budget",
        label=_("Ghi dự toán được duyệt"),
        source=frozenset({S.PROPOSED}),
        target=S.RUNNING,
        actors=FINANCE,
        requires=(guards.every_line_is_answered,),
        legal_basis=BUDGETING,
        legal_basis_2025=BUDGETING_2025,
        facts=BudgetFacts,
        writes=effects.write_back,
        announces="replication.funded",
        deadline="replication.report",
    ),
)
