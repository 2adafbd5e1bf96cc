"""What the shared pages know of requests about personal data."""

from collections.abc import Iterable

from gieo.dossiers.audience import Audience
from gieo.dossiers.kinds import DossierKind, Opening
from gieo.dossiers.shown import Fact, facts_of
from gieo.kernel.actors import Role
from gieo.kernel.refusal import _
from gieo.privacy.models import DataRequest
from gieo.privacy.personal import data_of, in_lines
from gieo.privacy.request.facts import AskFacts
from gieo.privacy.request.states import RequestState
from gieo.privacy.request.workflow import CLOCKS, DATA_REQUEST, HANDLERS
from gieo.privacy.services.open_data_request import open_data_request
from gieo.rulebooks.models.privacy import Right

PROVIDED = (Right.SEE, Right.COPY)


def readers(request: DataRequest) -> Audience:
    """Whose data they are, and whoever handles it: nobody else of the office."""
    return Audience.of(HANDLERS, request.parties().values())


def facts(request: DataRequest) -> Iterable[Fact]:
    """What was asked and answered; once provided, the data themselves."""
    provided = request.state == RequestState.DONE and Right(request.right) in PROVIDED
    return facts_of(
        (_("Chủ thể dữ liệu"), request.person.full_name),
        (_("Yêu cầu"), Right(request.right).label),
        (_("Nội dung"), request.words),
        (_("Trả lời"), request.answer),
        (_("Dữ liệu hệ thống đang giữ"), in_lines(data_of(request.person)) if provided else ""),
    )


DATA_REQUEST_KIND = DossierKind(
    workflow=DATA_REQUEST,
    model=DataRequest,
    code="DL",
    stage="du-lieu",
    plural=_("Yêu cầu về dữ liệu cá nhân"),
    readers=readers,
    facts=facts,
    related=("person",),
    opening=Opening(
        label=_("Gửi yêu cầu về dữ liệu của tôi"),
        actors=frozenset(Role) - {Role.SYSTEM},
        facts=AskFacts,
        do=open_data_request,
        legal_basis=CLOCKS,
    ),
)
