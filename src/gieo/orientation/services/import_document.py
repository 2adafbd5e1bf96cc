"""An official text comes in: kept, read, and laid out as a draft that a person confirms."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as gettext_

from gieo.core.perform import open_dossier
from gieo.files import sniffing
from gieo.files.models import StoredFile
from gieo.files.services.receive_file import receive_file
from gieo.identity.models import Province
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.kernel.workflow import Attempt
from gieo.law.models import LegalDocument
from gieo.law.services.enter_document import enter_document
from gieo.orientation.models import DocumentReading, OrientationNotice, ReadingKind
from gieo.orientation.parsing import ParsedDocument, SourceText, UnreadableSource, parse, read_source
from gieo.orientation.policies import may_import
from gieo.orientation.reading.states import ReadingState
from gieo.orientation.services.compare_documents import findings_beside, rules_not_supplied
from gieo.orientation.services.find_overlaps import find_overlaps
from gieo.orientation.services.lay_out import lay_out
from gieo.orientation.services.open_reading import open_reading
from gieo.orientation.services.record_citations import record_citations
from gieo.orientation.states import NoticeState
from gieo.orientation.workflow import ORIENTATION_NOTICE
from gieo.rulebooks import library

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

NOTICE, REGISTER = "notice", "register"
TYPES = {"THÔNG BÁO": NOTICE, "CHỈ THỊ": ReadingKind.DIRECTIVE.value, "KẾ HOẠCH": ReadingKind.PLAN.value}
KINDS = {
    NOTICE: _("Thông báo định hướng"),
    **{kind.value: kind.label for kind in ReadingKind},
    REGISTER: _("Chỉ vào sổ văn bản"),
}


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of it.

    Attributes:
        document: the text in the law register.
        notice: the draft to compare; None for other documents.
        reading: a directive or plan to compare; None for what only enters the register.
        parsed: the structure as read.
    """

    document: LegalDocument
    notice: OrientationNotice | None
    reading: DocumentReading | None
    parsed: ParsedDocument

    @property
    def url(self) -> str:
        """Where to go on."""
        if self.reading is not None:
            return self.reading.get_absolute_url()
        if self.notice is None:
            return reverse("law:document", args=[self.document.pk])
        return reverse("orientation:desk", args=[self.notice.pk])

    @property
    def summary(self) -> str:
        """What was read, in one line."""
        if self.reading is not None:
            return gettext_("%(type)s: %(lines)s dòng chờ xác nhận, %(findings)s điểm cần xem.") % {
                "type": self.parsed.document.type or "—",
                "lines": self.reading.lines.count(),
                "findings": len(self.parsed.findings),
            }
        items = sum(len(field.items) for field in self.parsed.fields)
        errors = sum(finding.severity == "error" for finding in self.parsed.findings)
        return gettext_(
            "%(type)s: %(fields)s lĩnh vực, %(items)s nội dung, %(bases)s căn cứ, %(findings)s điểm cần xem "
            "(%(errors)s phải xử lý)."
        ) % {
            "type": self.parsed.document.type or "—",
            "fields": len(self.parsed.fields),
            "items": items,
            "bases": len(self.parsed.legal_bases),
            "findings": len(self.parsed.findings),
            "errors": errors,
        }


def import_document(
    *,
    content: "UploadedFile[Any] | bytes",
    name: str,
    province: Province,
    actor: Actor,
    at: datetime,
    kind: str = "",
) -> Imported:
    """Take a notice, directive or plan (.txt .docx .pdf) in.

    A notice becomes a draft with fields, items, grounds, windows, places, recipients and findings; a directive or plan
    a reading that is answered for line by line; other documents enter the law register with what they cite.

    Args:
        content: the file.
        name: of the file.
        province: whose document it is.
        actor: who brings it in.
        at: when.
        kind: a key of `KINDS`; empty: as the document calls itself.

    Raises:
        Refused: not allowed, not a document, no text, or the same file is being compared already.
    """
    if not may_import(actor, province.code):
        message = _("Chỉ chuyên viên, lãnh đạo Sở của tỉnh được nhập văn bản.")
        raise Refused([Refusal(code="not_yours", message=message, basis=("ND30-2020:18",))])
    with transaction.atomic():
        stored = receive_file(
            content=content, name=name, province=province, actor=actor, at=at, accept=sniffing.DOCUMENTS
        )
        _refuse_twice(stored)
        source = _read(stored)
        parsed = parse(source)
        document = _enter(parsed, province)
        record_citations(document, parsed, province)
        parsed.findings += rules_not_supplied(document, parsed)
        notice, reading, attempt = None, None, Attempt(actor=actor, at=at)
        becomes = kind or kind_of(parsed)
        if becomes == NOTICE:
            notice = _open_notice(parsed, source, document, stored, attempt)
            parsed.findings += findings_beside(parsed, province, notice=notice)
            lay_out(notice, parsed)
            find_overlaps(notice)
        elif becomes in set(ReadingKind):
            parsed.findings += findings_beside(parsed, province)
            reading = open_reading(
                kind=ReadingKind(becomes),
                parsed=parsed,
                source=source,
                document=document,
                stored=stored,
                attempt=attempt,
            )
    return Imported(document, notice, reading, parsed)


def kind_of(parsed: ParsedDocument) -> str:
    """What a document becomes by what it calls itself; a letter with fields and items is a notice too."""
    called = TYPES.get(parsed.document.type or "")
    return called or (NOTICE if any(field.items for field in parsed.fields) else REGISTER)


def _refuse_twice(stored: StoredFile) -> None:
    """The same file that is in hand already (a double click, a colleague) opens no second draft."""
    known = DocumentReading.objects.filter(
        province=stored.province_id, source_file__sha256=stored.sha256, state=ReadingState.DRAFT
    )
    if known.exists():
        message = _("Tệp này đã được nhập và đang đối chiếu.")
        raise Refused([Refusal(code="already_imported", message=message, field="file")])
    twin = OrientationNotice.objects.filter(
        province=stored.province_id,
        source_file__sha256=stored.sha256,
        state__in=(NoticeState.DRAFT, NoticeState.CONFIRMED),
    ).first()
    if twin is not None:
        message = _("Tệp này đã được nhập và đang đối chiếu (thông báo số thứ tự %(pk)s).")
        raise Refused([Refusal(code="already_imported", message=message, params={"pk": twin.pk}, field="file")])


def _read(stored: StoredFile) -> SourceText:
    try:
        return read_source(stored.read(), stored.name)
    except UnreadableSource as error:
        raise Refused([Refusal(code=error.code, message=error.message, field="file")]) from error


def _enter(parsed: ParsedDocument, province: Province) -> LegalDocument:
    face = parsed.document
    return enter_document(
        number=face.number or "",
        issuer=face.issuer or "",
        issued_on=date.fromisoformat(face.date) if face.date else None,
        type=(face.type or "").capitalize(),
        subject=face.title or "",
        province=province,
        text_held=True,
    )


def _open_notice(
    parsed: ParsedDocument, source: SourceText, document: LegalDocument, stored: StoredFile, attempt: Attempt
) -> OrientationNotice:
    face, province = parsed.document, stored.province
    rulebook = library.in_force(province.family, on=attempt.at.date())
    plan_year = face.plan_year or attempt.at.year + 1
    versions = OrientationNotice.objects.filter(province=province, plan_year=plan_year)
    if hasattr(document, "orientation_notice"):
        message = _("Thông báo số %(number)s đã có trong hệ thống; hãy lập phiên bản mới từ thông báo đó.")
        raise Refused([Refusal(code="known_number", message=message, params={"number": document.number}, field="file")])
    notice = OrientationNotice(
        province=province,
        plan_year=plan_year,
        version=max(versions.values_list("version", flat=True), default=0) + 1,
        document=document,
        title=face.title or stored.name,
        symbol=face.symbol or (rulebook.profile.number_symbol if rulebook.profile else ""),
        place=face.place or province.name,
        issuer=face.issuer or "",
        signatory_position=parsed.signature.position or "",
        signatory_name=parsed.signature.name or "",
        signing_capacity=parsed.signature.capacity,
        form_rulebook=rulebook.id,
        rulebook=rulebook.id,
        printed_form=parsed.form.model_dump(mode="json") if parsed.form.fields else {},
        source_file=stored,
        source_lines=list(source.lines),
        unassigned_lines=parsed.unassigned_lines,
    )
    return open_dossier(ORIENTATION_NOTICE, notice, attempt, legal_basis=("ND30-2020:PL1",)).subject
