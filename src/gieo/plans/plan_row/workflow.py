"""The legal moves of a plan's row."""

from gieo.dossiers.policies import roles_on
from gieo.kernel.actors import Role
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Transition, Workflow
from gieo.plans.models import PlanRow
from gieo.plans.plan_row import effects, guards
from gieo.plans.plan_row.facts import ActivityFacts, CheckFacts, FillFacts, ReasonFacts, ResultFacts
from gieo.plans.plan_row.states import PlanRowState as S
from gieo.rulebooks import library

OFFICER = frozenset({Role.SCIENCE_OFFICER})
LEAD = frozenset({Role.FOCAL_OFFICER, Role.SCIENCE_OFFICER})
FOLLOWING = ("GIEO-MACDINH:45",)
UPDATING = "plan_row.update"

PLAN_ROW: Workflow[S, PlanRow] = Workflow(
    name="plan_row",
    label=_("Việc của kế hoạch"),
    states=S,
    initial=S.INCOMPLETE,
    final=(S.DONE, S.NOT_DONE),
    owners={
        S.INCOMPLETE: Role.SCIENCE_OFFICER,
        S.ASSIGNED: Role.FOCAL_OFFICER,
        S.IN_HAND: Role.FOCAL_OFFICER,
        S.REPORTED: Role.SCIENCE_OFFICER,
    },
    roles_on=roles_on,
    legal_index=library.legal_index(),
    rows=(
        Transition(
            name="assign",
            label=_("Giao việc"),
            source=frozenset({S.INCOMPLETE}),
            target=S.ASSIGNED,
            actors=OFFICER | {Role.SYSTEM},
            requires=(guards.is_complete,),
            legal_basis=FOLLOWING,
            announces="plan_row.assigned",
            deadline=UPDATING,
        ),
        Transition(
            name="fill_in",
            label=_("Bổ sung chủ trì, thời gian và giao việc"),
            source=frozenset({S.INCOMPLETE}),
            target=S.ASSIGNED,
            actors=OFFICER,
            legal_basis=FOLLOWING,
            facts=FillFacts,
            writes=effects.fill_in,
            announces="plan_row.assigned",
            deadline=UPDATING,
        ),
        Transition(
            name="start",
            label=_("Bắt đầu thực hiện"),
            source=frozenset({S.ASSIGNED}),
            target=S.IN_HAND,
            actors=LEAD,
            legal_basis=FOLLOWING,
            deadline=UPDATING,
        ),
        Transition(
            name="record_activity",
            label=_("Ghi hoạt động"),
            source=frozenset({S.ASSIGNED, S.IN_HAND}),
            target=S.IN_HAND,
            actors=LEAD,
            requires=(guards.is_counted_once, guards.has_begun),
            legal_basis=FOLLOWING,
            facts=ActivityFacts,
            writes=effects.keep_activity,
            announces="plan_row.activity",
            deadline=UPDATING,
        ),
        Transition(
            name="record_check",
            label=_("Ghi lần kiểm tra"),
            source=frozenset({S.IN_HAND}),
            target=S.IN_HAND,
            actors=OFFICER,
            requires=(guards.has_begun,),
            legal_basis=FOLLOWING,
            facts=CheckFacts,
            writes=effects.keep_check,
            announces="plan_row.checked",
            deadline=UPDATING,
        ),
        Transition(
            name="report",
            label=_("Báo cáo kết quả"),
            source=frozenset({S.ASSIGNED, S.IN_HAND}),
            target=S.REPORTED,
            actors=LEAD,
            legal_basis=FOLLOWING,
            facts=ResultFacts,
            writes=effects.keep_result,
            announces="plan_row.reported",
            deadline="return.review",
        ),
        Transition(
            name="confirm_done",
            label=_("Xác nhận hoàn thành"),
            source=frozenset({S.REPORTED}),
            target=S.DONE,
            actors=OFFICER,
            requires=(guards.reaches_its_quantity,),
            legal_basis=FOLLOWING,
            announces="plan_row.done",
        ),
        Transition(
            name="send_back",
            label=_("Yêu cầu làm tiếp"),
            source=frozenset({S.REPORTED}),
            target=S.IN_HAND,
            actors=OFFICER,
            legal_basis=("GIEO-MACDINH:12",),
            facts=ReasonFacts,
            deadline=UPDATING,
        ),
        Transition(
            name="confirm_not_done",
            label=_("Ghi nhận không hoàn thành"),
            source=frozenset({S.INCOMPLETE, S.ASSIGNED, S.IN_HAND, S.REPORTED}),
            target=S.NOT_DONE,
            actors=OFFICER,
            legal_basis=FOLLOWING,
            facts=ReasonFacts,
            announces="plan_row.not_done",
        ),
    ),
)
