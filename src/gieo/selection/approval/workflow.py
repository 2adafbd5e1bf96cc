"""The legal moves of an approval."""

from gieo.dossiers.policies import roles_on
from gieo.kernel.actors import Role
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Transition, Workflow
from gieo.rulebooks import library
from gieo.selection.application.facts import CancelFacts
from gieo.selection.approval import effects, guards
from gieo.selection.approval.facts import DecisionFacts, LawFacts, NoteFacts, PublicationFacts, ReturnFacts
from gieo.selection.approval.states import ApprovalState as S
from gieo.selection.models import Approval

OFFICER = frozenset({Role.SCIENCE_OFFICER})
CHAIRMAN = frozenset({Role.CHAIRMAN})
APPROVING, APPROVING_2025 = ("TT20-2023:15.2", "LUAT29-2013:27.1b"), ("LUAT93-2025:16", "ND267-2025:12")

APPROVAL: Workflow[S, Approval] = Workflow(
    name="approval",
    label=_("Phê duyệt chủ trì, kinh phí"),
    states=S,
    initial=S.DRAFT,
    final=(S.PUBLISHED, S.CANCELLED),
    owners={
        S.DRAFT: Role.SCIENCE_OFFICER,
        S.SUBMITTED: Role.CHAIRMAN,
        S.RETURNED: Role.SCIENCE_OFFICER,
        S.APPROVED: Role.SCIENCE_OFFICER,
    },
    roles_on=roles_on,
    legal_index=library.legal_index(),
    rows=(
        *(
            Transition(
                name=name,
                label=_("Soạn tờ trình"),
                source=frozenset({state}),
                target=state,
                actors=OFFICER,
                legal_basis=APPROVING,
                legal_basis_2025=APPROVING_2025,
                facts=NoteFacts,
                writes=effects.rewrite,
            )
            for name, state in (("write", S.DRAFT), ("rewrite", S.RETURNED))
        ),
        Transition(
            name="submit",
            label=_("Trình phê duyệt"),
            source=frozenset({S.DRAFT, S.RETURNED}),
            target=S.SUBMITTED,
            actors=frozenset({Role.DIRECTOR}),
            requires=(
                guards.note_is_complete,
                guards.money_was_appraised,
                guards.host_was_chosen,
                guards.parallel_hosts_differ,
            ),
            legal_basis=APPROVING,
            legal_basis_2025=APPROVING_2025,
            issues=("submission_note",),
            announces="approval.submitted",
        ),
        Transition(
            name="send_back",
            label=_("Trả lại tờ trình"),
            source=frozenset({S.SUBMITTED}),
            target=S.RETURNED,
            actors=CHAIRMAN,
            legal_basis=APPROVING,
            legal_basis_2025=APPROVING_2025,
            facts=ReturnFacts,
            announces="approval.returned",
        ),
        Transition(
            name="approve",
            label=_("Ký quyết định phê duyệt"),
            source=frozenset({S.SUBMITTED}),
            target=S.APPROVED,
            actors=CHAIRMAN,
            requires=(
                guards.money_was_appraised,
                guards.host_was_chosen,
                guards.parallel_hosts_differ,
                guards.day_is_possible,
            ),
            legal_basis=APPROVING,
            legal_basis_2025=APPROVING_2025,
            facts=DecisionFacts,
            writes=effects.approve,
            issues=("approval_decision",),
            announces="approval.approved",
            deadline="approval.publish",
        ),
        Transition(
            name="put_under",
            label=_("Xác định lại luật áp dụng"),
            source=frozenset({S.APPROVED}),
            target=S.APPROVED,
            actors=CHAIRMAN,
            requires=(guards.rulebook_is_the_provinces,),
            legal_basis=guards.CORRECTING,
            facts=LawFacts,
            writes=effects.put_under,
            announces="approval.put_under",
            correction=True,
        ),
        Transition(
            name="publish",
            label=_("Công khai kết quả"),
            source=frozenset({S.APPROVED}),
            target=S.PUBLISHED,
            actors=OFFICER,
            legal_basis=("TT20-2023:16.2", "LUAT29-2013:29"),
            legal_basis_2025=("ND267-2025:42.1",),
            facts=PublicationFacts,
            writes=effects.publish,
            issues=("publication",),
            announces="approval.published",
        ),
        Transition(
            name="cancel",
            label=_("Hủy kết quả"),
            source=frozenset({S.DRAFT, S.SUBMITTED, S.RETURNED, S.APPROVED, S.PUBLISHED}),
            target=S.CANCELLED,
            actors=CHAIRMAN,
            requires=(guards.no_contract_yet, guards.cause_fits),
            legal_basis=("TT20-2023:17",),
            legal_basis_2025=("GIEO-MACDINH:16",),
            facts=CancelFacts,
            writes=effects.cancel,
            issues=("cancellation_notice",),
            announces="approval.cancelled",
            correction=True,
        ),
    ),
)
