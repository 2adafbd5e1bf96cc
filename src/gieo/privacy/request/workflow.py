"""The legal moves of a request about personal data."""

from gieo.dossiers.policies import roles_on
from gieo.kernel.actors import Role
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Transition, Workflow
from gieo.privacy.models import DataRequest
from gieo.privacy.request import effects, guards
from gieo.privacy.request.facts import AcknowledgeFacts, AnswerFacts, CorrectFacts, RefuseFacts
from gieo.privacy.request.states import RequestState as S
from gieo.rulebooks import library
from gieo.rulebooks.models.privacy import Right

# Whoever the province has named for the protection of data: the seat of the administrator or of the records.
HANDLERS = frozenset({Role.ADMINISTRATOR, Role.RECORDS_CLERK})
CLOCKS = ("ND356-2025:5",)

DATA_REQUEST: Workflow[S, DataRequest] = Workflow(
    name="data_request",
    label=_("Yêu cầu về dữ liệu cá nhân"),
    states=S,
    initial=S.RECEIVED,
    final=(S.DONE, S.REFUSED, S.WITHDRAWN),
    owners={S.RECEIVED: Role.ADMINISTRATOR, S.IN_HAND: Role.ADMINISTRATOR},
    roles_on=roles_on,
    legal_index=library.legal_index(),
    rows=(
        Transition(
            name="acknowledge",
            label=_("Phản hồi đã nhận"),
            source=frozenset({S.RECEIVED}),
            target=S.IN_HAND,
            actors=HANDLERS,
            legal_basis=CLOCKS,
            facts=AcknowledgeFacts,
            writes=effects.acknowledge,
            announces="data_request.acknowledged",
        ),
        Transition(
            name="extend",
            label=_("Gia hạn một lần"),
            source=frozenset({S.IN_HAND}),
            target=S.IN_HAND,
            actors=HANDLERS,
            requires=(guards.not_extended,),
            legal_basis=CLOCKS,
            facts=AnswerFacts,
            writes=effects.extend,
        ),
        Transition(
            name="provide",
            label=_("Cung cấp dữ liệu"),
            source=frozenset({S.IN_HAND}),
            target=S.DONE,
            actors=HANDLERS,
            requires=(guards.asks_for(Right.SEE, Right.COPY),),
            legal_basis=CLOCKS,
            facts=AnswerFacts,
            writes=effects.answer,
            announces="data_request.done",
        ),
        Transition(
            name="correct",
            label=_("Chỉnh sửa dữ liệu"),
            source=frozenset({S.IN_HAND}),
            target=S.DONE,
            actors=HANDLERS,
            requires=(guards.asks_for(Right.CORRECT),),
            legal_basis=CLOCKS,
            facts=CorrectFacts,
            writes=effects.correct,
            announces="data_request.done",
        ),
        Transition(
            name="limit",
            label=_("Ngừng, hạn chế xử lý"),
            source=frozenset({S.IN_HAND}),
            target=S.DONE,
            actors=HANDLERS,
            requires=(guards.asks_for(Right.LIMIT),),
            legal_basis=CLOCKS,
            facts=AnswerFacts,
            writes=effects.answer,
            announces="data_request.done",
        ),
        Transition(
            name="erase",
            label=_("Xóa, ẩn danh dữ liệu"),
            source=frozenset({S.IN_HAND}),
            target=S.DONE,
            actors=HANDLERS,
            requires=(guards.asks_for(Right.ERASE), guards.nothing_is_held),
            legal_basis=CLOCKS,
            facts=AnswerFacts,
            writes=effects.erase,
            announces="data_request.done",
        ),
        Transition(
            name="refuse",
            label=_("Từ chối, nêu căn cứ"),
            source=frozenset({S.RECEIVED, S.IN_HAND}),
            target=S.REFUSED,
            actors=HANDLERS,
            legal_basis=("LUAT91-2025:19",),
            facts=RefuseFacts,
            writes=effects.answer,
            announces="data_request.refused",
        ),
        Transition(
            name="withdraw",
            label=_("Rút yêu cầu"),
            source=frozenset({S.RECEIVED, S.IN_HAND}),
            target=S.WITHDRAWN,
            actors=frozenset({Role.PROPOSER}),
            legal_basis=CLOCKS,
        ),
    ),
)
