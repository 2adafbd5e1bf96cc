"""The legal moves of a commissioned task (transitions T11 and T12, N06)."""

from gieo.dossiers.policies import roles_on
from gieo.kernel.actors import Role
from gieo.kernel.law import Law
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Transition, Workflow
from gieo.proposals.commissioned_task import effects, guards
from gieo.proposals.commissioned_task.facts import (
    ApprovalFacts,
    DecisionFacts,
    DivisionFacts,
    PreparationFacts,
    PublicationFacts,
    RefusalFacts,
    UnionFacts,
)
from gieo.proposals.commissioned_task.states import CommissionedTaskState as S
from gieo.proposals.models import CommissionedTask
from gieo.rulebooks import library

OFFICER = frozenset({Role.SCIENCE_OFFICER})
CHAIRMAN = frozenset({Role.CHAIRMAN})
APPROVING = ("LUAT29-2013:27.1b", "ND08-2014:27.2", "TT06-2023:15.2")
APPROVING_2025 = ("LUAT93-2025:16", "ND267-2025:10")
PUBLISHING_2025 = ("ND267-2025:10",)

COMMISSIONED_TASK: Workflow[S, CommissionedTask] = Workflow(
    name="commissioned_task",
    label=_("Nhiệm vụ đặt hàng"),
    states=S,
    initial=S.PROPOSED,
    final=(S.PUBLISHED, S.REFUSED),
    owners={S.PROPOSED: Role.CHAIRMAN, S.APPROVED: Role.SCIENCE_OFFICER},
    roles_on=roles_on,
    legal_index=library.legal_index(),
    rows=(
        Transition(
            name="prepare",
            label=_("Hoàn thiện nội dung đặt hàng"),
            source=frozenset({S.PROPOSED}),
            target=S.PROPOSED,
            actors=OFFICER,
            requires=(guards.names_products, guards.names_a_body_or_a_reason),
            legal_basis=("TT06-2023:6",),
            legal_basis_2025=PUBLISHING_2025,
            facts=PreparationFacts,
            writes=effects.prepare,
            issues=("submission_note",),
        ),
        Transition(
            name="divide",
            label=_("Chia thành cụm, chuỗi hoặc giao song song"),
            source=frozenset({S.PROPOSED}),
            target=S.PROPOSED,
            actors=OFFICER,
            requires=(guards.structure_is_known, guards.parts_are_as_many, guards.approaches_differ),
            legal_basis=PUBLISHING_2025,
            law=Law.L2025,
            facts=DivisionFacts,
            writes=effects.divide,
        ),
        Transition(
            name="unite",
            label=_("Gộp lại thành một nhiệm vụ"),
            source=frozenset({S.PROPOSED}),
            target=S.PROPOSED,
            actors=OFFICER,
            requires=(guards.is_divided,),
            legal_basis=PUBLISHING_2025,
            law=Law.L2025,
            facts=UnionFacts,
            writes=effects.unite,
        ),
        Transition(
            name="approve",
            label=_("Phê duyệt đặt hàng"),
            source=frozenset({S.PROPOSED}),
            target=S.APPROVED,
            actors=CHAIRMAN,
            requires=(
                guards.has_products,
                guards.has_a_body_or_a_reason,
                guards.direct_assignment_has_a_ground,
            ),
            legal_basis=APPROVING,
            legal_basis_2025=APPROVING_2025,
            facts=ApprovalFacts,
            writes=effects.commission,
            issues=("commissioning_decision",),
            announces="commissioned_task.approved",
            deadline="determination.publish",
        ),
        Transition(
            name="refuse",
            label=_("Không phê duyệt"),
            source=frozenset({S.PROPOSED}),
            target=S.REFUSED,
            actors=CHAIRMAN,
            legal_basis=APPROVING,
            legal_basis_2025=APPROVING_2025,
            facts=RefusalFacts,
            announces="commissioned_task.refused",
        ),
        Transition(
            name="number_decision",
            label=_("Ghi số quyết định phê duyệt"),
            source=frozenset({S.APPROVED}),
            target=S.APPROVED,
            actors=frozenset({Role.RECORDS_CLERK, Role.SCIENCE_OFFICER}),
            legal_basis=("ND30-2020:15",),
            facts=DecisionFacts,
            writes=effects.number_decision,
        ),
        Transition(
            name="publish",
            label=_("Công bố nhiệm vụ đặt hàng"),
            source=frozenset({S.APPROVED}),
            target=S.PUBLISHED,
            actors=OFFICER,
            legal_basis=("TT06-2023:15.2", "LUAT29-2013:29"),
            legal_basis_2025=PUBLISHING_2025,
            facts=PublicationFacts,
            issues=("publication_notice",),
            announces="commissioned_task.published",
        ),
    ),
)
