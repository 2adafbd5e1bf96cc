"""A published document goes to everybody of its distribution list, each with a receipt to give (BG25-R-1)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext

from gieo.core.clock import LEGAL_ZONE
from gieo.identity.models import Appointment, Organisation, Person, Province, User
from gieo.kernel.actors import Role
from gieo.law.models import LegalDocument
from gieo.notifications.services.notify import notify
from gieo.officialdocs.models import Channel, Delivery
from gieo.officialdocs.services.list_recipients import Recipient, list_recipients
from gieo.officialdocs.services.record_delivery import record_sending
from gieo.rulebooks.models import Topic

KIND = "legal_document"  # the list hangs on the record of the register


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the list, with those it means."""

    order: int
    text: str
    publishes: bool = False
    is_archive: bool = False
    kinds: Iterable[str] = ()
    roles: Iterable[str] = ()
    units: Iterable[str] = ()
    bodies: Iterable[Organisation] = field(default=())
    names: Iterable[str] = ()


@transaction.atomic
def distribute(
    *, document: LegalDocument, province: Province, entries: Iterable[Entry], at: datetime
) -> list[Delivery]:
    """Lay down the list and send it. Groups are counted out on the day; who has an account is told at once.

    Archives and whoever is outside the system get a line as well, on which an officer notes the receipt.

    Args:
        document: what is sent.
        province: whose bodies the groups are.
        entries: the list as printed.
        at: when.
    """
    day = at.astimezone(LEGAL_ZONE).date()
    lines = list(entries)
    named = {body.pk for entry in lines for body in entry.bodies}
    found = [each for entry in lines for each in _addressees(entry, province, day, named)]
    once = {each.name: each for each in reversed(found)}
    sent = list_recipients(
        province=province, kind=KIND, pk=document.pk, recipients=[each for each in found if once[each.name] is each]
    )
    record_sending(kind=KIND, pk=document.pk, at=at)
    for delivery in sent:
        _tell(delivery, document, day, at)
    return sent


def _addressees(entry: Entry, province: Province, day: date, named: set[int]) -> Iterator[Recipient]:
    """A body that is named on a line of its own is not counted with its group; a group nobody is in goes on paper."""
    bodies = {body.pk: body for body in entry.bodies}
    groups = Organisation.objects.filter(province=province, kind__in=list(entry.kinds)).valid_on(day)
    bodies |= {body.pk: body for body in groups.exclude(pk__in=named).order_by("name")}
    seats = Appointment.objects.filter(province=province, role__in=list(entry.roles)).valid_on(day)
    people = list(Person.objects.filter(pk__in=seats.values("person")).order_by("full_name", "pk"))
    channel = Channel.PUBLIC if entry.publishes else Channel.INBOX
    yield from (
        Recipient(name=body.name, organisation=body, entry=entry.text, channel=channel) for body in bodies.values()
    )
    yield from (Recipient(name=each.full_name, person=each, entry=entry.text, channel=channel) for each in people)
    if entry.is_archive:
        yield Recipient(name=", ".join(entry.units) or entry.text, entry=entry.text, channel=Channel.ARCHIVE)
    elif list(entry.names) or not (bodies or people):
        on_paper = Channel.PUBLIC if entry.publishes else Channel.POST
        yield Recipient(name=", ".join(entry.names) or entry.text, entry=entry.text, channel=on_paper)


def _tell(delivery: Delivery, document: LegalDocument, day: date, at: datetime) -> None:
    subject = gettext("Văn bản đến: %(document)s") % {"document": str(document)}
    todo = gettext("Đăng văn bản lên trang thông tin rồi ghi địa chỉ.") if delivery.channel == Channel.PUBLIC else ""
    notify(
        users=_readers(delivery, day),
        key=f"delivery-{delivery.pk}",
        subject=subject,
        body="\n\n".join(filter(None, [document.subject, todo])),
        at=at,
        url=reverse("orientation:delivery", args=[delivery.pk]),
        topic=Topic.TURN,
    )


def _readers(delivery: Delivery, day: date) -> list[User]:
    """The person, or the focal officers of the body; where it has none, everybody who sits there."""
    if delivery.person_id:
        return list(User.objects.filter(person=delivery.person_id))
    if delivery.organisation_id is None:
        return []
    seats = Appointment.objects.filter(organisation=delivery.organisation_id).valid_on(day)
    focal = seats.filter(role=Role.FOCAL_OFFICER)
    people = (focal if focal.exists() else seats).values("person")
    return list(User.objects.filter(person__in=people).order_by("pk"))
