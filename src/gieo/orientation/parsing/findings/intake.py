"""Faults of the window, the places and the form."""

import re
from collections.abc import Iterator
from datetime import date

from gieo.kernel.text import fold
from gieo.orientation.parsing.citations import Run
from gieo.orientation.parsing.document import Finding, ParsedDocument
from gieo.orientation.parsing.outline import Node
from gieo.orientation.parsing.reading import Reading

_ANNEXED = re.compile(
    r"(?:mẫu|biểu mẫu|phụ lục|danh mục)[^.;]{0,40}?\bkèm\s+theo|kèm\s+theo[^.;]{0,20}?\b(?:mẫu|phụ lục|danh mục)",
    re.IGNORECASE,
)
CALLS = {"THÔNG BÁO", "CÔNG VĂN"}
_PLACE_WORDS = ("dia chi", "noi nhan", "dien thoai")
_TYPED = re.compile(r"nếu là\s+(?:dự án|đề tài|đề án)", re.IGNORECASE)
_TYPE_FIELD = re.compile(r"loại (?:hình )?nhiệm vụ", re.IGNORECASE)


def missing_annex(document: ParsedDocument, reading: Reading) -> Iterator[Finding]:
    """Something is said to be attached and is not in the file."""
    lines = annex_missing_at(document, reading)
    if lines:
        message = "Văn bản nói có mẫu hoặc phụ lục kèm theo nhưng tệp không có."
        yield Finding(code="missing_annex", severity="error", lines=lines, message=message)


def annex_missing_at(document: ParsedDocument, reading: Reading) -> list[int]:
    """The lines that promise an annex which is not there; none when it is, or when nothing is promised."""
    annexed = document.table.lines and document.table.lines[0] > max(document.closing_lines, default=0)
    if document.form.fields or annexed:
        return []
    run = Run(reading.body)
    match = _ANNEXED.search(run.text)
    return run.lines(match.start(), match.end()) if match else []


def open_start_date(document: ParsedDocument, _reading: Reading) -> Iterator[Finding]:
    """The window opens on the day of the notice, and that day is blank."""
    for deadline in document.deadlines:
        if deadline.what == "open" and deadline.iso is None and document.document.date is None:
            message = "Thời hạn tính từ ngày thông báo, mà ngày thông báo còn trống: chưa biết ngày mở."
            yield Finding(code="open_start_date", severity="error", lines=[deadline.line], message=message)


def several_windows(document: ParsedDocument, _reading: Reading) -> Iterator[Finding]:
    """A notice that receives in rounds: the draft opens the first one, which must not stay unsaid."""
    closing = [each for each in document.deadlines if each.what == "close" and each.iso]
    if document.document.type in CALLS and len({each.iso for each in closing}) > 1:
        days = ", ".join(date.fromisoformat(str(each.iso)).strftime("%d/%m/%Y") for each in closing)
        message = f"Văn bản nêu nhiều đợt nhận (đóng ngày {days}); bản nháp chỉ mở đợt đầu."
        lines = sorted({each.line for each in closing})
        yield Finding(code="several_windows", severity="info", lines=lines, message=message)


def wrong_place(_document: ParsedDocument, reading: Reading) -> Iterator[Finding]:
    """Addresses and phones under a heading that speaks of time only."""
    for heading in (node for part in reading.other_parts for node in part.headings):
        lines = _places_under(heading)
        if lines:
            message = f"Địa chỉ, điện thoại đặt trong mục “{heading.text}”."
            yield Finding(code="wrong_place", severity="warning", lines=lines, message=message)


def _places_under(heading: Node) -> list[int]:
    title = fold(heading.text)
    if not title.startswith(("thoi gian", "thoi han")) or any(word in title for word in _PLACE_WORDS):
        return []
    below = [line for node in heading.walk() if node is not heading for line in node.lines]
    return [line.n for line in below if any(word in fold(line.text) for word in _PLACE_WORDS)]


def form_gap(document: ParsedDocument, _reading: Reading) -> Iterator[Finding]:
    """The form asks for more by type of task, but has no field for the type."""
    if not document.form.fields or not document.form.lines:
        return
    asked = " ".join(field.text for field in document.form.fields)
    if _TYPED.search(asked) and not _TYPE_FIELD.search(asked):
        message = "Mẫu phiếu hỏi thêm theo loại nhiệm vụ nhưng không có mục ghi loại nhiệm vụ."
        yield Finding(code="form_gap", severity="warning", lines=list(document.form.lines), message=message)


RULES = (missing_annex, open_start_date, several_windows, wrong_place, form_gap)
