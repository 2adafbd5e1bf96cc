"""A document stops to hold: repealed, or another takes its place."""

from datetime import date

from django.db import transaction

from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.law.models import LegalDocument
from gieo.law.policies import check_may_end
from gieo.law.rules.numbers import normalise_number


@transaction.atomic
def end_document(*, document: LegalDocument, ended_on: date, actor: Actor, successor: str = "") -> LegalDocument:
    """Write the first day on which it no longer holds, and what took its place.

    Args:
        document: of a province, or of the whole country.
        ended_on: the first day it does not hold.
        actor: an officer who serves the province; of a national paper any officer.
        successor: number of the document in its place; empty where it was only repealed.

    Raises:
        Refused: not the actor's, ended before it was issued, or the successor is not in the register.
    """
    check_may_end(actor, document)
    begun = document.in_force_from or document.issued_on
    if begun and ended_on < begun:
        message = _("Ngày hết hiệu lực trước ngày ban hành.")
        raise Refused([Refusal(code="ends_before_it_begins", message=message, field="ended_on")])
    document.replaced_by = _successor(document, successor) if successor.strip() else None
    document.ended_on = ended_on
    document.save(update_fields=["replaced_by", "ended_on"])
    return document


def replace_document(*, document: LegalDocument, successor: LegalDocument, on: date) -> None:
    """The house itself put another in its place: a corrected notice."""
    document.replaced_by, document.ended_on = successor, on
    document.save(update_fields=["replaced_by", "ended_on"])


def _successor(document: LegalDocument, number: str) -> LegalDocument:
    found = LegalDocument.objects.filter(number=normalise_number(number)).exclude(pk=document.pk)
    known = next((each for each in found.order_by("pk") if each.province_id in {None, document.province_id}), None)
    if known is None:
        message = _("Sổ chưa có văn bản số %(number)s.")
        raise Refused(
            [Refusal(code="unknown_successor", message=message, params={"number": number}, field="successor")]
        )
    return known
