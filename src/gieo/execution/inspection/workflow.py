"""The legal moves of an inspection."""

from gieo.dossiers.policies import roles_on
from gieo.execution.inspection import effects, guards
from gieo.execution.inspection import facts as asked
from gieo.execution.inspection.states import InspectionState as S
from gieo.execution.models import Inspection
from gieo.kernel.actors import Role
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Transition, Workflow
from gieo.rulebooks import library

INSPECTOR = frozenset({Role.INSPECTOR})
LEADERS = frozenset({Role.DIRECTOR})
INSPECTING = ("LUATTT-2022",)

INSPECTION: Workflow[S, Inspection] = Workflow(
    name="inspection",
    label=_("Thanh tra"),
    states=S,
    initial=S.PLANNED,
    final=(S.HANDLED, S.CANCELLED),
    owners={
        S.PLANNED: Role.INSPECTOR,
        S.OVERDUE: Role.INSPECTOR,
        S.UNDER_WAY: Role.INSPECTOR,
        S.CONCLUDED: Role.DIRECTOR,
    },
    roles_on=roles_on,
    legal_index=library.legal_index(),
    rows=(
        Transition(
            name="fall_behind",
            label=_("Quá hạn tiến hành"),
            source=frozenset({S.PLANNED}),
            target=S.OVERDUE,
            actors=frozenset({Role.SYSTEM}),
            legal_basis=("GIEO-MACDINH:30",),
            writes=effects.fall_behind,
            announces="inspection.overdue",
            on_expiry=True,
        ),
        Transition(
            name="start",
            label=_("Bắt đầu thanh tra"),
            source=frozenset({S.PLANNED, S.OVERDUE}),
            target=S.UNDER_WAY,
            actors=INSPECTOR,
            legal_basis=INSPECTING,
            facts=asked.StartFacts,
            writes=effects.start,
            issues=("inspection_decision",),
            announces="inspection.started",
            deadline="inspection.duration",
        ),
        Transition(
            name="conclude",
            label=_("Kết luận thanh tra"),
            source=frozenset({S.UNDER_WAY}),
            target=S.CONCLUDED,
            actors=INSPECTOR,
            legal_basis=INSPECTING,
            facts=asked.ConcludeFacts,
            writes=effects.conclude,
            issues=("inspection_conclusion",),
            announces="inspection.concluded",
            deadline="finding.handling",
        ),
        Transition(
            name="handle",
            label=_("Xử lý theo kết luận"),
            source=frozenset({S.CONCLUDED}),
            target=S.HANDLED,
            actors=LEADERS,
            requires=(guards.violation_is_dealt_with,),
            legal_basis=INSPECTING,
            facts=asked.HandleFacts,
            writes=effects.handle,
            announces="inspection.handled",
        ),
        Transition(
            name="cancel",
            label=_("Không tiến hành"),
            source=frozenset({S.PLANNED, S.OVERDUE}),
            target=S.CANCELLED,
            actors=LEADERS,
            legal_basis=("GIEO-MACDINH:16",),
            facts=asked.ReasonFacts,
            announces="inspection.cancelled",
        ),
    ),
)
