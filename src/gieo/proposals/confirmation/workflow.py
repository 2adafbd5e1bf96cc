"""The legal moves of a confirmation."""

from gieo.dossiers.policies import roles_on
from gieo.kernel.actors import Role
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Transition, Workflow
from gieo.proposals.confirmation import effects, guards
from gieo.proposals.confirmation.facts import ConfirmFacts, DeclineFacts, WithdrawFacts
from gieo.proposals.confirmation.states import ConfirmationState as S
from gieo.proposals.models import Confirmation
from gieo.rulebooks import library

BODY = frozenset({Role.FOCAL_OFFICER})
# Whoever holds the link has no account: the system acts, and the facts say who answered.
LINK = frozenset({Role.SYSTEM})
ASKED = frozenset({S.ASKED})

CONFIRMATION: Workflow[S, Confirmation] = Workflow(
    name="confirmation",
    label=_("Xác nhận của cơ quan khác"),
    states=S,
    initial=S.ASKED,
    final=(S.CONFIRMED, S.DECLINED, S.EXPIRED, S.WITHDRAWN),
    owners={S.ASKED: Role.FOCAL_OFFICER},
    roles_on=roles_on,
    legal_index=library.legal_index(),
    rows=(
        Transition(
            name="confirm",
            label=_("Xác nhận"),
            source=ASKED,
            target=S.CONFIRMED,
            actors=BODY | LINK,
            requires=(guards.is_in_time, guards.capacity_is_named),
            legal_basis=guards.COORDINATING,
            facts=ConfirmFacts,
            writes=effects.keep_answer,
            announces="confirmation.answered",
        ),
        Transition(
            name="decline",
            label=_("Không xác nhận"),
            source=ASKED,
            target=S.DECLINED,
            actors=BODY | LINK,
            requires=(guards.is_in_time,),
            legal_basis=guards.COORDINATING,
            facts=DeclineFacts,
            writes=effects.keep_answer,
            announces="confirmation.answered",
        ),
        Transition(
            name="withdraw",
            label=_("Rút câu hỏi"),
            source=ASKED,
            target=S.WITHDRAWN,
            actors=frozenset({Role.PROPOSER}),
            legal_basis=guards.COORDINATING,
            facts=WithdrawFacts,
        ),
        Transition(
            name="expire",
            label=_("Hết hạn trả lời"),
            source=ASKED,
            target=S.EXPIRED,
            actors=frozenset({Role.SYSTEM}),
            legal_basis=guards.COORDINATING,
            on_expiry=True,
        ),
    ),
)
