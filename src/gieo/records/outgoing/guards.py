"""Preconditions of what is done with a document."""

from gieo.core.clock import LEGAL_ZONE
from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt
from gieo.officialdocs.models import Channel, Delivery
from gieo.records.models import OutgoingDocument
from gieo.records.outgoing.facts import FilingFacts, InkFacts, NumberFacts
from gieo.records.outgoing.numbers import number_before
from gieo.records.outgoing.papers import KIND, latest_pdf
from gieo.records.outgoing.states import Origin

SHOW_NO_RECEIPT = (Channel.ARCHIVE, Channel.PUBLIC)  # what is kept or posted has nobody who signs for it


def has_signers(document: OutgoingDocument, _attempt: Attempt) -> Refusal | None:
    """Somebody answers for it."""
    if document.signers.exists():
        return None
    return Refusal(code="no_signer", message=_("Chưa ghi người ký."), basis=("ND30-2020:13",))


def has_recipients(document: OutgoingDocument, _attempt: Attempt) -> Refusal | None:
    """Somebody gets it."""
    if Delivery.objects.of(KIND, document.pk).exists():
        return None
    return Refusal(code="no_recipient", message=_("Chưa ghi nơi nhận."), basis=("ND30-2020:18",))


def is_on_paper(document: OutgoingDocument, _attempt: Attempt) -> Refusal | None:
    """Signed by hand, not by a certificate."""
    if document.is_on_paper:
        return None
    message = _("Văn bản điện tử ký số, không ký tay; đổi hình thức ở dự thảo nếu ký tay.")
    return Refusal(code="electronic", message=message, basis=("ND30-2020:13",))


def is_electronic(document: OutgoingDocument, _attempt: Attempt) -> Refusal | None:
    """Signed by a certificate."""
    if not document.is_on_paper:
        return None
    return Refusal(
        code="on_paper", message=_("Văn bản giấy: ký tay, đóng dấu rồi tải bản quét."), basis=("ND30-2020:13",)
    )


def signed_when(_document: OutgoingDocument, attempt: Attempt) -> Refusal | None:
    """In the past, by the clock of whoever notes it."""
    facts = attempt.facts
    if not isinstance(facts, InkFacts) or facts.signed_at <= attempt.at:
        return None
    return Refusal(code="signed_when", message=_("Giờ ký sau giờ hiện tại."), field="signed_at")


def paper_is_signed(document: OutgoingDocument, _attempt: Attempt) -> Refusal | None:
    """A paper gets its number after the signature, never before."""
    if not document.is_on_paper or document.signed_on_paper_at:
        return None
    message = _("Văn bản giấy được cấp số sau khi có chữ ký của người có thẩm quyền.")
    return Refusal(code="not_signed_yet", message=message, basis=("ND30-2020:15",))


def number_is_next(document: OutgoingDocument, attempt: Attempt) -> Refusal | None:
    """Unique in the year within its symbol, in the order of the days, and a gap says why."""
    facts = attempt.facts
    if not isinstance(facts, NumberFacts):
        return None
    today = attempt.at.astimezone(LEGAL_ZONE).date()
    if facts.issued_on > today:
        return _of_number("issued_on", "day_to_come", _("Ngày ban hành sau hôm nay."))
    year, symbol = facts.issued_on.year, document.symbol
    known = OutgoingDocument.objects.filter(province=document.province_id, number_year=year, symbol=symbol)
    taken = known.filter(clerk_number=facts.number).first()
    if taken:
        message = _("Số %(number)s năm %(year)s đã cấp cho %(dossier)s.")
        return _of_number("number", "number_taken", message, number=taken.full_number, year=year, dossier=taken.number)
    earlier = (
        known.filter(clerk_number__lt=facts.number, issued_on__gt=facts.issued_on).order_by("clerk_number").first()
    )
    later = known.filter(clerk_number__gt=facts.number, issued_on__lt=facts.issued_on).order_by("clerk_number").first()
    if other := earlier or later:
        message = _("Số và ngày không theo thứ tự: %(number)s ban hành ngày %(day)s.")
        day = f"{other.issued_on:%d/%m/%Y}"
        return _of_number("issued_on", "out_of_order", message, number=other.full_number, day=day)
    before = number_before(known, facts.number)
    if facts.number != before + 1 and not facts.skipped_because:
        message = _("Trong sổ, số liền trước là %(before)s; ghi lý do bỏ cách số.")
        return _of_number("skipped_because", "gap", message, before=f"{before:02d}" if before else "00")
    return None


def _of_number(field: str, code: str, message: str, **params: object) -> Refusal:
    return Refusal(code=code, message=message, params=params, basis=("ND30-2020:15",), field=field)


def all_have_signed(document: OutgoingDocument, _attempt: Attempt) -> Refusal | None:
    """Every certificate is on it, or the scan shows the ink."""
    if document.is_on_paper:
        if document.versions.filter(origin=Origin.SCAN).exists():
            return None
        return Refusal(code="no_scan", message=_("Chưa có bản quét có chữ ký, dấu."), basis=("ND30-2020:17",))
    waiting = [signer.name for signer in document.signers.all() if signer.signed_at is None]
    if not waiting:
        return None
    message = _("Chưa ký số: %(names)s.")
    return Refusal(code="not_signed", message=message, params={"names": ", ".join(waiting)}, basis=("ND30-2020:13",))


def is_unsealed(document: OutgoingDocument, _attempt: Attempt) -> Refusal | None:
    """The body signs once."""
    if not document.versions.filter(origin=Origin.SEALED).exists():
        return None
    return Refusal(code="sealed", message=_("Văn bản đã có chữ ký số của cơ quan."), basis=("ND30-2020:17",))


def has_pdf(document: OutgoingDocument, _attempt: Attempt) -> Refusal | None:
    """What is signed is a PDF."""
    if latest_pdf(document):
        return None
    return Refusal(code="no_pdf", message=_("Chưa có bản PDF; lập bản mới kèm tệp PDF."), basis=("ND30-2020:13",))


def receipts_are_in(document: OutgoingDocument, attempt: Attempt) -> Refusal | None:
    """Every recipient has it, or it is said why that is not shown."""
    facts = attempt.facts
    if not isinstance(facts, FilingFacts) or facts.unproved:
        return None
    waiting = list(Delivery.objects.of(KIND, document.pk).unproved().exclude(channel__in=SHOW_NO_RECEIPT))
    if not waiting:
        return None
    message = _("Chưa có bằng chứng nhận của: %(names)s; ghi lý do nếu vẫn lưu hồ sơ.")
    params = {"names": ", ".join(each.name for each in waiting)}
    return Refusal(code="unproved", message=message, params=params, basis=("ND30-2020:18",), field="unproved")
