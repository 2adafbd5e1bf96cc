"""The legal moves of an order."""

from gieo.core.pausing import may_be_asked_again, stopping
from gieo.dossiers.policies import roles_on
from gieo.kernel.actors import Role
from gieo.kernel.law import Law
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Transition, Workflow
from gieo.orientation.models import Order
from gieo.orientation.order import effects, guards
from gieo.orientation.order.facts import NotUsedFacts, OrderFacts, ReturnFacts, UseFacts
from gieo.orientation.order.states import OrderState as S
from gieo.rulebooks import library

BODY = frozenset({Role.FOCAL_OFFICER})
OFFICER = frozenset({Role.SCIENCE_OFFICER})
ORDERING, ORDERING_2025 = guards.ORDERING[Law.L2013], guards.ORDERING[Law.L2025]

ORDER: Workflow[S, Order] = Workflow(
    name="order",
    label=_("Đặt hàng"),
    states=S,
    initial=S.DRAFT,
    final=(S.USED, S.NOT_USED, S.WITHDRAWN),
    owners={S.DRAFT: Role.FOCAL_OFFICER, S.SENT: Role.SCIENCE_OFFICER, S.RETURNED: Role.FOCAL_OFFICER},
    roles_on=roles_on,
    legal_index=library.legal_index(),
    rows=(
        Transition(
            name="write",
            label=_("Sửa nội dung"),
            source=frozenset({S.DRAFT}),
            target=S.DRAFT,
            actors=BODY,
            legal_basis=ORDERING,
            legal_basis_2025=ORDERING_2025,
            facts=OrderFacts,
            writes=effects.rewrite,
        ),
        Transition(
            name="send",
            label=_("Gửi Sở KH&CN"),
            source=frozenset({S.DRAFT}),
            target=S.SENT,
            actors=BODY,
            requires=(guards.has_grounds, guards.serves_a_listed_product),
            legal_basis=ORDERING,
            legal_basis_2025=ORDERING_2025,
            writes=effects.stamp,
            issues=("order_letter",),
            announces="order.sent",
            deadline="order.review",
        ),
        Transition(
            name="return_for_supplement",
            label=_("Trả lại để bổ sung"),
            source=frozenset({S.SENT}),
            target=S.RETURNED,
            actors=OFFICER,
            requires=(may_be_asked_again,),
            legal_basis=("GIEO-MACDINH:1", "GIEO-MACDINH:76"),
            facts=ReturnFacts,
            writes=stopping("order.review"),
            announces="order.returned",
            deadline="order.supplement",
        ),
        Transition(
            name="send_again",
            label=_("Sửa và gửi lại"),
            source=frozenset({S.RETURNED}),
            target=S.SENT,
            actors=BODY,
            requires=(guards.has_grounds, guards.serves_a_listed_product),
            legal_basis=ORDERING,
            legal_basis_2025=ORDERING_2025,
            facts=OrderFacts,
            writes=effects.rewrite,
            issues=("order_letter",),
            announces="order.sent",
            deadline="order.review",
            resumes=True,
        ),
        # Whoever does not answer in time has the order looked at as it was sent.
        Transition(
            name="leave_as_sent",
            label=_("Hết hạn bổ sung, xét theo văn bản đã gửi"),
            source=frozenset({S.RETURNED}),
            target=S.SENT,
            actors=frozenset({Role.SYSTEM}),
            legal_basis=("GIEO-MACDINH:76",),
            announces="order.not_supplemented",
            deadline="order.review",
            resumes=True,
            on_expiry=True,
        ),
        Transition(
            name="use",
            label=_("Đưa vào định hướng"),
            source=frozenset({S.SENT}),
            target=S.USED,
            actors=OFFICER,
            legal_basis=ORDERING,
            legal_basis_2025=ORDERING_2025,
            facts=UseFacts,
            writes=effects.take_up,
            announces="order.used",
        ),
        Transition(
            name="leave_out",
            label=_("Chưa đưa vào định hướng"),
            source=frozenset({S.SENT}),
            target=S.NOT_USED,
            actors=OFFICER,
            legal_basis=ORDERING,
            legal_basis_2025=ORDERING_2025,
            facts=NotUsedFacts,
            issues=("order_answer",),
            announces="order.left_out",
        ),
        Transition(
            name="withdraw",
            label=_("Rút đặt hàng"),
            source=frozenset({S.DRAFT, S.SENT, S.RETURNED}),
            target=S.WITHDRAWN,
            actors=BODY,
            legal_basis=("GIEO-MACDINH:2",),
            announces="order.withdrawn",
        ),
    ),
)
