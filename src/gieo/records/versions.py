"""The versions of a document as its page shows them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from gieo.kernel.refusal import Refused, _
from gieo.officialdocs.converting import can_convert
from gieo.officialdocs.signatures import FoundSignature, signatures_of
from gieo.officialdocs.signatures.trust import trusted
from gieo.records.models import DocumentVersion, OutgoingDocument, PdfDrawing
from gieo.records.outgoing.states import Origin
from gieo.records.selectors import versions_of
from gieo.records.word import Change, changes_between, paragraphs_of, told

LATE = timedelta(minutes=15)  # after that nobody is told to wait for a PDF
MOST_CHANGES = 40  # places shown; the sentence counts them all


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One version.

    Attributes:
        told: what is different from the Word version before, in words; empty where there is none to compare.
        changes: the places, at most so many.
        signatures: of its PDF, verified now.
        is_broken: a signature can no longer be read.
        drawing: how it stands with the PDF of a Word version, in words; empty where there is nothing to say.
    """

    version: DocumentVersion
    origin: str
    told: str
    changes: list[Change]
    signatures: list[FoundSignature]
    is_broken: bool
    drawing: str = ""


def versions_shown(document: OutgoingDocument, *, at: datetime) -> list[Shown]:
    """All of them, the latest first."""
    versions = versions_of(document)
    return [_shown(each, versions[place + 1 :], at) for place, each in enumerate(versions)]


def _shown(version: DocumentVersion, earlier: list[DocumentVersion], at: datetime) -> Shown:
    before = next((each for each in earlier if each.word), None)
    changes, words = [], ""
    if version.word and before and before.word:
        changes = changes_between(paragraphs_of(before.word.read()), paragraphs_of(version.word.read()))
        words = told(changes)
    signatures, is_broken = _signatures(version, at)
    return Shown(
        version=version,
        origin=Origin(version.origin).label,
        told=words,
        changes=changes[:MOST_CHANGES],
        signatures=signatures,
        is_broken=is_broken,
        drawing="" if version.pdf_id else _drawing(version, at),
    )


def _drawing(version: DocumentVersion, at: datetime) -> str:
    """Being made, failed with the reason, or not to be had here."""
    if not can_convert():
        return _("Máy chủ chưa cài LibreOffice nên không lập được PDF từ bản Word; nộp kèm tệp PDF.")
    asked = PdfDrawing.objects.filter(version=version).first()
    if asked is None or (asked.ended_at and not asked.fault):
        return ""
    if asked.fault:
        return asked.fault
    if at - asked.asked_at > LATE:
        return _("Việc lập PDF chưa xong; nộp kèm tệp PDF nếu cần ngay.")
    return _("Đang lập PDF từ bản Word; tải lại trang sau ít phút.")


def _signatures(version: DocumentVersion, at: datetime) -> tuple[list[FoundSignature], bool]:
    if version.pdf is None:
        return [], False
    try:
        return signatures_of(version.pdf.read(), trust=trusted(), at=at), False
    except Refused:
        return [], True
