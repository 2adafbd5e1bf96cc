"""The versions of a document: adding one, finding the latest, drawing it anew from the dossier it came of."""

from datetime import date, datetime
from functools import partial
from typing import Any

import pypdfium2

from gieo.core.trail import history_of
from gieo.dossiers.docket import dossier_of
from gieo.dossiers.kinds import kind_named
from gieo.dossiers.official import paper_of
from gieo.files.models import StoredFile
from gieo.files.services.receive_file import receive_file
from gieo.kernel.actors import Actor
from gieo.kernel.asking import Kept
from gieo.kernel.media import DOCX, PDF
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.officialdocs import render_docx, render_pdf
from gieo.officialdocs.converting import can_convert
from gieo.officialdocs.models import Channel, Delivery
from gieo.officialdocs.signatures.naming import Named
from gieo.records.jobs import draw_pdf
from gieo.records.models import DocumentVersion, OutgoingDocument, PdfDrawing
from gieo.records.outgoing.states import Origin

COMMITTEE, COMMITTEE_IN_FULL = "UBND", "Ủy ban nhân dân"  # in symbols and short names; as it signs
KIND = "outgoing_document"  # name of its table; the list of recipients hangs on it


def latest(document: OutgoingDocument) -> DocumentVersion | None:
    """The version that counts."""
    return document.versions.exclude(origin=Origin.COPY).select_related("pdf", "word").order_by("-ordinal").first()


def latest_pdf(document: OutgoingDocument) -> StoredFile | None:
    """The PDF of the version that counts; None where it is Word alone."""
    version = latest(document)
    return version.pdf if version else None


def shown_by_scan(document: OutgoingDocument) -> StoredFile | None:
    """The file that a scan is a picture of: the version that counts, never a scan that was brought before."""
    without = document.versions.exclude(origin__in=(Origin.COPY, Origin.SCAN)).select_related("pdf", "word")
    version = without.order_by("-ordinal").first()
    return (version.pdf or version.word) if version else None


def is_of_committee(document: OutgoingDocument) -> bool:
    """Whether the people's committee issues it, as its symbol says: QĐ-UBND, UBND-KGVX."""
    return COMMITTEE in document.symbol.split("-")


def office_of(document: OutgoingDocument) -> str:
    """The body whose records office keeps a document and certifies copies of it: the department."""
    profile = document.province.latest_rulebook.profile
    return profile.body if profile else document.province.name


def body_of(document: OutgoingDocument) -> str:
    """The body that issues a document: the department, or the committee above it."""
    profile = document.province.latest_rulebook.profile
    if profile is None or not is_of_committee(document):
        return office_of(document)
    return profile.parent_body.replace(COMMITTEE, COMMITTEE_IN_FULL)


def copier_of(document: OutgoingDocument) -> Named:
    """Whose certificate a certified copy bears."""
    profile = document.province.latest_rulebook.profile
    if profile is None:
        return Named.body(office_of(document), short="", within=())
    above = (profile.parent_body, profile.letterhead_parent)
    return Named.body(profile.body, short=profile.letterhead_body, within=above)


def sealer_of(document: OutgoingDocument) -> Named:
    """Whose certificate the seal of a document bears; never that of another body than the one that issues it."""
    if is_of_committee(document):
        return Named.body(body_of(document), short="", within=())
    return copier_of(document)


def seal_key(document: OutgoingDocument) -> str:
    """Under which name the picture of its seal lies: that of the province for the department, else with the body's."""
    return f"{document.province_id}-{COMMITTEE}" if is_of_committee(document) else document.province_id


def add_version(
    document: OutgoingDocument,
    *,
    origin: Origin,
    actor: Actor,
    at: datetime,
    reason: str = "",
    pdf: StoredFile | None = None,
    word: StoredFile | None = None,
    bound_to: str = "",
) -> DocumentVersion:
    """One more version; the ones before stay. Where it is Word alone, its PDF is asked for, if it can be made here."""
    last = document.versions.order_by("-ordinal").values_list("ordinal", flat=True).first() or 0
    added = DocumentVersion.objects.create(
        document=document,
        ordinal=last + 1,
        origin=origin,
        reason=reason[:500],
        pdf=pdf,
        word=word,
        bound_to=bound_to,
        made_at=at,
        made_by_id=actor.user,
    )
    if pdf is None and can_convert():
        PdfDrawing.objects.create(version=added, asked_at=at)
        draw_pdf.defer(version=added.pk)
    return added


def kept_file(kept: Kept | None, *, media_type: str, field: str) -> StoredFile | None:
    """The file that was handed in with an act.

    Raises:
        Refused: it is of another type.
    """
    if kept is None:
        return None
    stored = StoredFile.objects.get(pk=kept.id)
    if stored.media_type != media_type:
        said = {PDF: "PDF", DOCX: "Word (.docx)"}[media_type]
        message = _("Tệp này không phải %(kind)s.")
        raise Refused([Refusal(code="wrong_type", message=message, params={"kind": said}, field=field)])
    return stored


def is_drawn(document: OutgoingDocument) -> bool:
    """Whether the version that counts was drawn from a dossier, so that number and day can be drawn into it."""
    version = latest(document)
    return bool(document.origin_sequence and version and version.origin == Origin.DRAWN)


def drawn(
    document: OutgoingDocument, *, actor: Actor, at: datetime, number: str = "", on: date | None = None
) -> DocumentVersion:
    """The document as the dossier says it, with number and day where they are known."""
    layout, context = _source(document)
    if number:
        context = {**context, "number": number, "symbol": document.symbol, "date": on, "draft": False}
    stem = f"{document.number}-{'ban-so' if number else 'du-thao'}"
    keep = partial(receive_file, province=document.province, actor=actor, at=at)
    pdf = keep(content=render_pdf(layout, context).content, name=f"{stem}.pdf")
    word = keep(content=render_docx(layout, context), name=f"{stem}.docx")
    origin = Origin.NUMBERED if number else Origin.DRAWN
    return add_version(document, origin=origin, actor=actor, at=at, pdf=pdf, word=word)


def _source(document: OutgoingDocument) -> tuple[str, dict[str, Any]]:
    """Layout and context: what the act said, with the signers and recipients that were laid down here."""
    entry = document.parent
    if entry is None:
        raise LookupError(f"{document.number} was drawn from no dossier")
    kind, dossier = kind_named(entry.kind), dossier_of(entry)
    act = history_of(dossier).get(sequence=document.origin_sequence or 0)
    paper = kind.papers[document.origin_paper]
    signers = [
        {"capacity": each.capacity, "on_behalf": each.on_behalf, "position": each.position, "name": each.name}
        for each in document.signers.all()
    ]
    context = paper_of(paper, dossier, act)
    laid_down = {"signers": signers, "recipients": _recipients(document), "urgency": document.urgency}
    return paper.layout, {**context, **{name: value for name, value in laid_down.items() if value}}


def _recipients(document: OutgoingDocument) -> list[str]:
    """The lines of "Nơi nhận"; where it is kept stands last (NĐ 30/2020, annex I)."""
    rows = Delivery.objects.of(KIND, document.pk)
    return [each.name for each in sorted(rows, key=lambda each: each.channel == Channel.ARCHIVE)]


def words_of_pdf(content: bytes) -> str:
    """The text of a PDF, blanks between words made one; empty for a picture."""
    with pypdfium2.PdfDocument(content) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def require_number_on(pdf: StoredFile, full_number: str) -> None:
    """The clerk's number stands on the paper, as it was given.

    Raises:
        Refused: the text of the file does not say it.
    """
    words = words_of_pdf(pdf.read()).replace(" ", "")
    if full_number.replace(" ", "") in words:
        return
    message = _("Trên tệp PDF không thấy số %(number)s.")
    raise Refused([Refusal(code="number_not_on_paper", message=message, params={"number": full_number}, field="file",
                           basis=("ND30-2020:15",))])  # fmt: skip
