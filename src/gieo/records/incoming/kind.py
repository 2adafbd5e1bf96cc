"""What the shared pages know of documents that came in."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from gieo.core.clock import LEGAL_ZONE, today
from gieo.dossiers.audience import OFFICE, Audience, Holder, party
from gieo.dossiers.kinds import DossierKind, Opening, Options
from gieo.dossiers.shown import Fact, facts_of
from gieo.identity.models import Appointment
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import _
from gieo.records.incoming.facts import ArrivalFacts
from gieo.records.incoming.states import IncomingState
from gieo.records.incoming.workflow import ANSWERING, INCOMING_DOCUMENT
from gieo.records.models import IncomingDocument
from gieo.records.outgoing.lists import opening_lists
from gieo.records.services.enter_arrival import ARRIVING, enter_arrival


def readers(document: IncomingDocument) -> Audience:
    """The office, and whoever answers it."""
    users = [document.person.user_id] if document.person else []
    return Audience.of(OFFICE | ANSWERING, [party(users=users)])


def holder(document: IncomingDocument) -> Holder | None:
    """Assigned to a person: that person's turn."""
    if document.state == IncomingState.IN_HAND and document.person and document.person.user_id:
        return Holder(None, party(users=[document.person.user_id]), document.person.full_name)
    return None


def facts(document: IncomingDocument) -> Iterable[Fact]:
    """The line of the book."""
    yield from facts_of(
        (_("Số đến"), f"{document.arrival_number:02d}"),
        (_("Đến lúc"), document.arrived_at.astimezone(LEGAL_ZONE)),
        (_("Cơ quan gửi"), document.sender),
        (_("Số, ký hiệu"), document.document_number),
        (_("Ngày văn bản"), document.dated),
        (_("Tên loại"), document.type_name),
        (_("Chữ ký số"), document.signature_note),
        (_("Đơn vị xử lý"), document.unit),
        (_("Người xử lý"), document.person.full_name if document.person else ""),
        (_("Hạn giải quyết"), document.answer_by),
        (_("Tiến độ"), document.progress),
    )
    if document.file:
        yield Fact(_("Tệp"), document.file.name, reverse("files:download", args=[document.file.pk, document.file.name]))
    for reply in document.replies.all():
        yield Fact(_("Văn bản trả lời"), f"{reply.full_number} {reply.title}", reply.get_absolute_url())


def choices(name: str, document: Any, _actor: Actor) -> Options:
    """Those of the office who can answer it."""
    if name != "people":
        return ()
    seats = Appointment.objects.filter(
        province=document.province_id, role__in=ANSWERING | {Role.DIRECTOR}, person__user__isnull=False
    )
    people = seats.valid_on(today()).select_related("person").order_by("person__full_name")
    return list(dict.fromkeys((each.person_id, each.person.full_name) for each in people))


INCOMING_DOCUMENT_KIND = DossierKind(
    workflow=INCOMING_DOCUMENT,
    model=IncomingDocument,
    code="VDEN",
    stage="van-thu",
    plural=_("Văn bản đến"),
    readers=readers,
    holder=holder,
    facts=facts,
    choices=choices,
    also_found_by=lambda document: f"{document.document_number} {document.sender}",
    related=("person", "file"),
    opening=Opening(
        label=_("Vào sổ văn bản đến"),
        actors=frozenset({Role.RECORDS_CLERK}),
        facts=ArrivalFacts,
        do=enter_arrival,
        legal_basis=ARRIVING,
        choices=opening_lists,
    ),
)
