"""Questions about documents that were sent: who got which, and who has given a receipt."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.urls import reverse

from gieo.files.models import StoredFile
from gieo.kernel.actors import Actor, Role
from gieo.law.models import LegalDocument
from gieo.officialdocs.models import Delivery
from gieo.orientation.models import DocumentReading
from gieo.orientation.policies import EDITORS
from gieo.orientation.services.distribute import KIND

PAGE = 50


@dataclass(frozen=True, slots=True)
class Sent:
    """A line of a distribution list with the document it belongs to."""

    delivery: Delivery
    document: LegalDocument


@dataclass(frozen=True, slots=True)
class Page:
    """Some deliveries, the latest first; `after` is where the next page begins, None on the last."""

    sent: list[Sent]
    after: int | None


def visible_to(actor: Actor) -> QuerySet[Delivery]:
    """What went to the reader or the bodies he sits in; an officer sees all that his province sent."""
    if actor.user is None:
        return Delivery.objects.none()
    bodies = {seat.organisation for seat in actor.seats if seat.organisation}
    provinces = {seat.province for seat in actor.seats if seat.role in EDITORS}
    theirs = Q(organisation__in=bodies) | Q(person__user=actor.user) | Q(province__in=provinces)
    return Delivery.objects.filter(theirs, subject_kind=KIND, sent_at__isnull=False)


def page_of(actor: Actor, after: str = "") -> Page:
    """A page by key: sent later means a greater key."""
    rows = visible_to(actor).order_by("-pk")
    if after.isdecimal():
        rows = rows.filter(pk__lt=int(after))
    found = list(rows[: PAGE + 1])
    shown = found[:PAGE]
    documents = LegalDocument.objects.in_bulk([each.subject_id for each in shown])
    sent = [Sent(each, documents[each.subject_id]) for each in shown if each.subject_id in documents]
    return Page(sent, shown[-1].pk if len(found) > PAGE else None)


def sent_by(document: LegalDocument) -> list[Delivery]:
    """The list of one document, in its order."""
    return list(Delivery.objects.of(KIND, document.pk))


def document_of(delivery: Delivery) -> LegalDocument:
    """What was sent."""
    return LegalDocument.objects.select_related("orientation_notice__province", "reading__source_file").get(
        pk=delivery.subject_id
    )


def is_to_relay(delivery: Delivery, document: LegalDocument, actor: Actor) -> bool:
    """A body with a council, having received the notice, publicises it in its sector or locality (BG25-IV-4)."""
    body = delivery.organisation
    if body is None or not body.has_council or delivery.received_at is None:
        return False
    return hasattr(document, "orientation_notice") and actor.holds(Role.FOCAL_OFFICER, organisation=body.pk)


def may_read_source(actor: Actor, stored: StoredFile) -> bool:
    """The text of a directive or plan: for whoever it was sent to, and for the officers who brought it in."""
    if actor.roles_in(stored.province_id) & EDITORS:
        return DocumentReading.objects.filter(source_file=stored).exists()
    documents = LegalDocument.objects.filter(reading__source_file=stored)
    return visible_to(actor).filter(subject_id__in=documents.values("pk")).exists()


def source_of(document: LegalDocument) -> StoredFile | None:
    """The file a directive or plan came in as; a notice has a public page of its own."""
    reading = getattr(document, "reading", None)
    return reading.source_file if reading else None


def address_of(document: LegalDocument) -> str:
    """Where it is read: a notice on its public page, anything else in the register."""
    notice = getattr(document, "orientation_notice", None)
    return notice.get_absolute_url() if notice else reverse("law:document", args=[document.pk])
