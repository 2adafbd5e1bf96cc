"""Enter a document that came in."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import override

from gieo.core.clock import LEGAL_ZONE
from gieo.dossiers.services.open_new import open_new
from gieo.files.models import StoredFile
from gieo.identity.models import Province
from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.asking import Kept
from gieo.kernel.media import PDF
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.officialdocs.signatures import require_sound, signatures_of
from gieo.officialdocs.signatures.telling import spoken
from gieo.officialdocs.signatures.trust import trusted
from gieo.records.incoming.facts import ArrivalFacts
from gieo.records.models import IncomingDocument

ARRIVING = ("ND30-2020:22",)


@transaction.atomic
def enter_arrival(*, province: str, facts: ArrivalFacts, actor: Actor, at: datetime) -> IncomingDocument:
    """One line of the book of what came in; the number is the clerk's.

    Raises:
        Refused: the number was given already in the year, it arrived in the future or before it was written, or its
            signature no longer holds.
    """
    day = facts.arrived_at.astimezone(LEGAL_ZONE).date()
    refusals = []
    taken = IncomingDocument.objects.filter(
        province=province, arrival_year=day.year, arrival_number=facts.arrival_number
    ).first()
    if taken:
        message = _("Số đến %(number)s năm %(year)s đã ghi cho %(dossier)s.")
        params = {"number": facts.arrival_number, "year": day.year, "dossier": taken.number}
        refusals.append(
            Refusal(code="number_taken", message=message, params=params, field="arrival_number", basis=ARRIVING)
        )
    if facts.arrived_at > at:
        refusals.append(Refusal(code="arrives_later", message=_("Giờ đến sau giờ hiện tại."), field="arrived_at"))
    if facts.dated > day:
        refusals.append(Refusal(code="dated_later", message=_("Ngày văn bản sau ngày đến."), field="dated"))
    if refusals:
        raise Refused(refusals)
    document = IncomingDocument(
        province=Province.objects.get(pk=province),
        title=text.collapse(facts.subject)[:500],
        sender=text.collapse(facts.sender),
        document_number=text.collapse(facts.document_number),
        dated=facts.dated,
        type_name=str(facts.type_name.id),
        arrived_at=facts.arrived_at,
        arrival_number=facts.arrival_number,
        arrival_year=day.year,
        file_id=facts.file.id if facts.file else None,
        signature_note=_signatures_in(facts.file, at),
    )
    return open_new(document, actor=actor, at=at, legal_basis=ARRIVING)


def _signatures_in(kept: Kept | None, at: datetime) -> str:
    """Who signed it and whether the certificate is known, in words.

    Raises:
        Refused: a signature no longer holds.
    """
    stored = StoredFile.objects.get(pk=kept.id) if kept else None
    if stored is None or stored.media_type != PDF:
        return ""
    found = signatures_of(stored.read(), trust=trusted(), at=at)
    require_sound(found)
    with override("vi"):  # a note of the book, in the language of the book
        return ". ".join(map(spoken, found))[:500]
