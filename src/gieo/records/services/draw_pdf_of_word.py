"""The PDF of a draft that somebody edited in Word: asked for when the version was added, made by a job."""

from datetime import datetime

from django.db import transaction

from gieo.files.services.receive_file import receive_file
from gieo.kernel.actors import SYSTEM
from gieo.kernel.refusal import Refused
from gieo.officialdocs.converting import pdf_of_word
from gieo.records.models import DocumentVersion, OutgoingDocument, PdfDrawing
from gieo.records.outgoing.papers import add_version, latest
from gieo.records.outgoing.states import Origin


def draw_pdf_of_word(*, version: int, at: datetime) -> DocumentVersion | None:
    """Make it a version of its own, bound to the Word file by hash.

    Args:
        version: the key of the Word version.
        at: when.

    Returns:
        The version with the PDF; None where it was done, another version counts by now, or it could not be made.
    """
    asked = PdfDrawing.objects.select_related("version__word", "version__document__province").get(pk=version)
    word = asked.version.word
    if asked.ended_at or word is None:
        return None
    try:
        pdf = pdf_of_word(word.read())
    except Refused as refused:
        asked.ended_at, asked.fault = at, str(refused)[:500]
        asked.save(update_fields=["ended_at", "fault"])
        return None
    with transaction.atomic():
        document = OutgoingDocument.objects.select_for_update(of=("self",), no_key=True).get(
            pk=asked.version.document_id
        )
        asked.ended_at = at
        asked.save(update_fields=["ended_at"])
        if latest(document) != asked.version:
            return None
        name = f"{document.number}-ban-{asked.version.ordinal}.pdf"
        kept = receive_file(content=pdf, name=name, province=document.province, actor=SYSTEM, at=at)
        return add_version(
            document, origin=Origin.CONVERTED, actor=SYSTEM, at=at, pdf=kept, word=word, bound_to=word.sha256
        )
