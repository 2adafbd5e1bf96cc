"""The legal moves of a common list."""

from gieo.core.pausing import may_be_asked_again, stopping
from gieo.dossiers.policies import roles_on
from gieo.kernel.actors import Role
from gieo.kernel.law import Law
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Transition, Workflow
from gieo.proposals.common_list import effects, guards
from gieo.proposals.common_list.facts import CallFacts, CollectFacts, DropFacts, PlaceFacts, ReasonFacts, SendFacts
from gieo.proposals.common_list.states import CommonListState as S
from gieo.proposals.models import CommonList
from gieo.proposals.policies import CALLING
from gieo.rulebooks import library

BODY = frozenset({Role.FOCAL_OFFICER})
OFFICER = frozenset({Role.SCIENCE_OFFICER})
WRITING = frozenset({S.COLLECTING, S.RETURNED})

COMMON_LIST: Workflow[S, CommonList] = Workflow(
    name="common_list",
    label=_("Danh mục chung"),
    states=S,
    initial=S.COLLECTING,
    final=(S.RECEIVED, S.WITHDRAWN),
    owners={S.COLLECTING: Role.FOCAL_OFFICER, S.SENT: Role.SCIENCE_OFFICER, S.RETURNED: Role.FOCAL_OFFICER},
    roles_on=roles_on,
    legal_index=library.legal_index(),
    rows=(
        Transition(
            name="open_call",
            label=_("Mở đợt nhận của cơ quan"),
            source=frozenset({S.COLLECTING}),
            target=S.COLLECTING,
            actors=BODY,
            requires=(guards.has_no_call_yet, guards.closes_before_the_province),
            legal_basis=CALLING,
            facts=CallFacts,
            writes=effects.open_call,
        ),
        Transition(
            name="collect",
            label=_("Thu phiếu vào danh mục"),
            source=WRITING,
            target=S.COLLECTING,
            actors=BODY,
            requires=(guards.may_be_collected,),
            legal_basis=guards.COMPILING[Law.L2013],
            legal_basis_2025=guards.COMPILING[Law.L2025],
            facts=CollectFacts,
            writes=effects.collect,
        ),
        Transition(
            name="put_at",
            label=_("Xếp thứ tự"),
            source=WRITING,
            target=S.COLLECTING,
            actors=BODY,
            requires=(guards.holds_forms, guards.names_a_form_of_it),
            legal_basis=guards.COMPILING[Law.L2013],
            legal_basis_2025=guards.COMPILING[Law.L2025],
            facts=PlaceFacts,
            writes=effects.put_at,
        ),
        Transition(
            name="drop",
            label=_("Bỏ phiếu khỏi danh mục"),
            source=WRITING,
            target=S.COLLECTING,
            actors=BODY,
            requires=(guards.holds_forms, guards.names_a_form_of_it),
            legal_basis=guards.COMPILING[Law.L2013],
            legal_basis_2025=guards.COMPILING[Law.L2025],
            facts=DropFacts,
            writes=effects.drop,
        ),
        Transition(
            name="send",
            label=_("Gửi Sở KH&CN"),
            source=WRITING,
            target=S.SENT,
            actors=BODY,
            requires=(
                guards.holds_forms,
                guards.every_form_stands,
                guards.every_form_is_answered,
                guards.the_council_picked,
            ),
            legal_basis=guards.COMPILING[Law.L2013],
            legal_basis_2025=guards.COMPILING[Law.L2025],
            facts=SendFacts,
            writes=effects.stamp,
            issues=("common_list",),
            announces="common_list.sent",
            deadline="common_list.review",
            resumes=True,
        ),
        Transition(
            name="return_for_supplement",
            label=_("Trả lại để bổ sung"),
            source=frozenset({S.SENT}),
            target=S.RETURNED,
            actors=OFFICER,
            requires=(may_be_asked_again,),
            legal_basis=("GIEO-MACDINH:1", "GIEO-MACDINH:76"),
            facts=ReasonFacts,
            writes=stopping("common_list.review"),
            announces="common_list.returned",
            deadline="proposal.supplement",
        ),
        Transition(
            name="receive",
            label=_("Nhận danh mục"),
            source=frozenset({S.SENT}),
            target=S.RECEIVED,
            actors=OFFICER,
            legal_basis=guards.COMPILING[Law.L2013],
            legal_basis_2025=guards.COMPILING[Law.L2025],
            announces="common_list.received",
        ),
        Transition(
            name="withdraw",
            label=_("Hủy danh mục"),
            source=WRITING,
            target=S.WITHDRAWN,
            actors=BODY,
            legal_basis=("GIEO-MACDINH:2",),
            facts=ReasonFacts,
            writes=effects.release,
        ),
    ),
)
