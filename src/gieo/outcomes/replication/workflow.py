"""The legal moves of a replication."""

from gieo.dossiers.policies import roles_on
from gieo.kernel.actors import Role
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Transition, Workflow
from gieo.outcomes.models import Replication
from gieo.outcomes.replication import budget_rows, effects, guards
from gieo.outcomes.replication.facts import (
    AssignFacts,
    ConfirmFacts,
    FinishFacts,
    ProgressFacts,
    ReasonFacts,
    SchemeFacts,
)
from gieo.outcomes.replication.states import ReplicationState as S
from gieo.rulebooks import library

OFFICER = frozenset({Role.SCIENCE_OFFICER})
DIRECTOR = frozenset({Role.DIRECTOR})
CHAIRMAN = frozenset({Role.CHAIRMAN})
BODY = frozenset({Role.FOCAL_OFFICER})

# The national texts oblige to put results to use; who assigns and who pays is each province's own way.
REPLICATING = ("LUAT29-2013:40", "GIEO-MACDINH:33")
REPLICATING_2025 = ("ND267-2025:32", "GIEO-MACDINH:33", "MAU-02-TTMH")

REPLICATION: Workflow[S, Replication] = Workflow(
    name="replication",
    label=_("Nhân rộng"),
    states=S,
    initial=S.DRAFT,
    final=(S.DONE, S.DROPPED),
    owners={
        S.DRAFT: Role.SCIENCE_OFFICER,
        S.SUBMITTED: Role.CHAIRMAN,
        S.ASSIGNED: Role.FOCAL_OFFICER,
        S.PLANNED: Role.SCIENCE_OFFICER,
        S.SENT: Role.FINANCE_OFFICER,
        S.RECEIVED: Role.FINANCE_OFFICER,
        S.CONSOLIDATED: Role.FINANCE_OFFICER,
        S.PROPOSED: Role.FINANCE_OFFICER,
        S.RUNNING: Role.FOCAL_OFFICER,
    },
    roles_on=roles_on,
    legal_index=library.legal_index(),
    rows=(
        Transition(
            name="write",
            label=_("Sửa phương án"),
            source=frozenset({S.DRAFT}),
            target=S.DRAFT,
            actors=OFFICER,
            requires=(guards.results_are_effective,),
            legal_basis=REPLICATING,
            legal_basis_2025=REPLICATING_2025,
            facts=SchemeFacts,
            writes=effects.rewrite,
        ),
        Transition(
            name="submit",
            label=_("Trình Chủ tịch UBND tỉnh"),
            source=frozenset({S.DRAFT}),
            target=S.SUBMITTED,
            actors=DIRECTOR,
            requires=(guards.has_places,),
            legal_basis=REPLICATING,
            legal_basis_2025=REPLICATING_2025,
            issues=("scheme",),
            announces="replication.submitted",
            deadline="replication.assignment",
        ),
        Transition(
            name="return_scheme",
            label=_("Trả lại phương án"),
            source=frozenset({S.SUBMITTED}),
            target=S.DRAFT,
            actors=CHAIRMAN,
            legal_basis=("GIEO-MACDINH:12",),
            facts=ReasonFacts,
            announces="replication.returned",
        ),
        Transition(
            name="assign",
            label=_("Giao ứng dụng, nhân rộng"),
            source=frozenset({S.SUBMITTED}),
            target=S.ASSIGNED,
            actors=CHAIRMAN,
            requires=(guards.assignees_are_clear,),
            legal_basis=REPLICATING,
            legal_basis_2025=REPLICATING_2025,
            facts=AssignFacts,
            writes=effects.assign,
            issues=("assignment",),
            announces="replication.assigned",
            deadline="replication.plan",
        ),
        Transition(
            name="confirm",
            label=_("Xác nhận nhận việc"),
            source=frozenset({S.ASSIGNED}),
            target=S.ASSIGNED,
            actors=BODY,
            requires=(guards.is_own_assignment, guards.is_not_confirmed),
            legal_basis=REPLICATING,
            legal_basis_2025=REPLICATING_2025,
            facts=ConfirmFacts,
            writes=effects.confirm,
            announces="replication.confirmed",
        ),
        *budget_rows.ROWS,
        Transition(
            name="report_progress",
            label=_("Báo cáo nhân rộng"),
            source=frozenset({S.RUNNING}),
            target=S.RUNNING,
            actors=BODY,
            requires=(guards.is_own_assignment, guards.used_is_approved),
            legal_basis=REPLICATING,
            legal_basis_2025=REPLICATING_2025,
            facts=ProgressFacts,
            writes=effects.progress,
            announces="replication.reported",
            deadline="replication.report",
        ),
        Transition(
            name="remind",
            label=_("Nhắc báo cáo quá hạn"),
            source=frozenset({S.RUNNING}),
            target=S.RUNNING,
            actors=frozenset({Role.SYSTEM}),
            legal_basis=("GIEO-MACDINH:19",),
            announces="replication.overdue",
            deadline="replication.report",
            on_expiry=True,
        ),
        Transition(
            name="finish",
            label=_("Kết thúc nhân rộng"),
            source=frozenset({S.RUNNING}),
            target=S.DONE,
            actors=OFFICER,
            requires=(guards.all_have_reported,),
            legal_basis=REPLICATING,
            legal_basis_2025=REPLICATING_2025,
            facts=FinishFacts,
            announces="replication.done",
        ),
        Transition(
            name="withdraw",
            label=_("Bỏ phương án"),
            source=frozenset({S.DRAFT}),
            target=S.DROPPED,
            actors=OFFICER,
            legal_basis=("GIEO-MACDINH:15",),
            facts=ReasonFacts,
            announces="replication.dropped",
        ),
        Transition(
            name="refuse",
            label=_("Không giao nhân rộng"),
            source=frozenset({S.SUBMITTED}),
            target=S.DROPPED,
            actors=CHAIRMAN,
            legal_basis=REPLICATING,
            legal_basis_2025=REPLICATING_2025,
            facts=ReasonFacts,
            announces="replication.dropped",
        ),
    ),
)
