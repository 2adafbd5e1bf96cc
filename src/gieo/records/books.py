"""The books of NĐ 30/2020 as rows: ten columns of what went out, ten of what came in, seven of what is answered."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from gieo.core.clock import LEGAL_ZONE
from gieo.kernel.refusal import _ as words
from gieo.officialdocs.models import Delivery
from gieo.records.models import IncomingDocument, OutgoingDocument
from gieo.records.outgoing.papers import KIND

OUTGOING = (
    words("Số, ký hiệu"), words("Ngày văn bản"), words("Tên loại và trích yếu"), words("Người ký"), words("Nơi nhận"),
    words("Đơn vị, người nhận bản lưu"), words("Số bản"), words("Ngày chuyển"), words("Ký nhận"), words("Ghi chú"),
)  # fmt: skip
INCOMING = (
    words("Ngày đến"), words("Số đến"), words("Tác giả"), words("Số, ký hiệu"), words("Ngày văn bản"),
    words("Tên loại và trích yếu"), words("Đơn vị hoặc người nhận"), words("Ngày chuyển"), words("Ký nhận"),
    words("Ghi chú"),
)  # fmt: skip
FOLLOWED = (
    words("Số đến"), words("Tên loại, số, ký hiệu, tác giả"), words("Đơn vị hoặc người nhận"),
    words("Thời hạn giải quyết"), words("Tiến độ giải quyết"), words("Số, ký hiệu văn bản trả lời"), words("Ghi chú"),
)  # fmt: skip
Rows = list[tuple[str, ...]]


def outgoing_rows(documents: Sequence[OutgoingDocument]) -> Rows:
    """A line for each document; recipients and receipts are asked for all of them at once."""
    lines = Delivery.objects.filter(subject_kind=KIND, subject_id__in=[each.pk for each in documents])
    sent: dict[int, list[Delivery]] = {}
    for each in lines.order_by("subject_id", "place"):
        sent.setdefault(each.subject_id, []).append(each)
    return [_outgoing(document, sent.get(document.pk, [])) for document in documents]


def _outgoing(document: OutgoingDocument, deliveries: list[Delivery]) -> tuple[str, ...]:
    name = "" if document.is_letter else f"{document.type_name[:1].upper()}{document.type_name[1:]} "
    signed = "; ".join(each.name for each in document.signers.all())
    got = "; ".join(f"{each.name}: {each.received_by} ({each.proof})" for each in deliveries if each.received_at)
    note = document.skipped_because and f"Bỏ cách số: {document.skipped_because}"
    return (
        document.full_number,
        _day(document.issued_on),
        f"{name}{document.title}",
        signed,
        "; ".join(each.name for each in deliveries),
        document.keeper,
        str(document.copies) if document.sent_at else "",
        _day(document.sent_at),
        got,
        note,
    )


def incoming_rows(documents: Iterable[IncomingDocument]) -> Rows:
    """A line for each document that came in."""
    return [
        (
            _day(each.arrived_at),
            f"{each.arrival_number:02d}",
            each.sender,
            each.document_number,
            _day(each.dated),
            f"{each.type_name[:1].upper()}{each.type_name[1:]} {each.title}",
            _receiver(each),
            _day(each.handed_at),
            each.person.full_name if each.person else "",
            each.signature_note,
        )
        for each in documents
    ]


def followed_rows(documents: Iterable[IncomingDocument]) -> Rows:
    """Those with a day to be answered by, with how far they are."""
    return [
        (
            f"{each.arrival_number:02d}",
            f"{each.type_name} {each.document_number}, {each.sender}",
            _receiver(each),
            _day(each.answer_by),
            each.progress,
            "; ".join(reply.full_number for reply in each.replies.all()),
            "",
        )
        for each in documents
        if each.unit
    ]


def _receiver(document: IncomingDocument) -> str:
    return ", ".join(filter(None, [document.unit, document.person.full_name if document.person else ""]))


def _day(value: Any) -> str:
    if value is None:
        return ""
    return f"{value.astimezone(LEGAL_ZONE) if hasattr(value, 'astimezone') else value:%d/%m/%Y}"


def workbook_of(sheets: Sequence[tuple[str, Sequence[str], Rows]]) -> bytes:
    """Books as a workbook: a sheet for each, its columns numbered as the decree numbers them."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False})
    bold = book.add_format({"bold": True, "text_wrap": True, "border": 1, "align": "center", "valign": "vcenter"})
    cell = book.add_format({"text_wrap": True, "border": 1, "valign": "top"})
    for name, columns, rows in sheets:
        sheet = book.add_worksheet(name[:31])
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0, 1)
        sheet.write_row(0, 0, [_(column) for column in columns], bold)
        sheet.write_row(1, 0, [f"({at})" for at in range(1, len(columns) + 1)], bold)
        for at in range(len(columns)):
            sheet.set_column(at, at, 40 if "trích yếu" in columns[at] else 18)
        for at, row in enumerate(rows, start=2):
            sheet.write_row(at, 0, row, cell)
        sheet.freeze_panes(2, 1)
    book.close()
    return stream.getvalue()
