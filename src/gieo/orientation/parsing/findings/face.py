"""Faults on the face of a document."""

import re
from collections.abc import Iterator

from gieo.orientation.parsing.document import Finding, ParsedDocument
from gieo.orientation.parsing.reading import Reading

_SELF = re.compile(r"\b(?P<type>Thông báo|Công văn|Kế hoạch|Chỉ thị|Quyết định|Tờ trình)\s+này\b", re.IGNORECASE)
_BLANK_NUMBER = re.compile(r"số\s*[:.…\s]*/\s*[A-ZĐ]", re.IGNORECASE)
_NUMBER_BEFORE = re.compile(r"số\s*:?\s*\d", re.IGNORECASE)


def missing_number(document: ParsedDocument, reading: Reading) -> Iterator[Finding]:
    """No number was given on the face."""
    if document.document.number is None:
        lines = [reading.face.letterhead.number_line] if reading.face.letterhead.number_line else _face_lines(reading)
        yield Finding(code="missing_number", severity="error", lines=lines, message="Văn bản chưa có số.")


def blank_issue_line(_document: ParsedDocument, reading: Reading) -> Iterator[Finding]:
    """A form or annex says with which document it was issued, but its number is blank."""
    for line in [*reading.annex, *reading.form_lines]:
        inside = "kèm theo" in line.text.lower() and line.text.startswith("(")
        if inside and _BLANK_NUMBER.search(line.text) and not _NUMBER_BEFORE.search(line.text):
            message = "Dòng “ban hành kèm theo” của phụ lục còn trống số hoặc ngày."
            yield Finding(code="missing_number", severity="error", lines=[line.n], message=message)


def missing_date_place(document: ParsedDocument, reading: Reading) -> Iterator[Finding]:
    """No full date, or no place."""
    head = document.document
    if head.date is None or head.place is None:
        lines = [reading.face.letterhead.date_line] if reading.face.letterhead.date_line else _face_lines(reading)
        known = f" (mới có tháng {head.month[5:]}/{head.month[:4]})" if head.month else ""
        message = f"Chưa có đủ địa danh, ngày ban hành{known}; chưa biết hiệu lực từ ngày nào."
        yield Finding(code="missing_date_place", severity="error", lines=lines, message=message)


def missing_letterhead(document: ParsedDocument, reading: Reading) -> Iterator[Finding]:
    """Neither the State's name nor the issuing body stand on top."""
    if not reading.face.letterhead.has_state_name and not document.document.parent_body:
        lines = sorted({*_face_lines(reading), *document.document.issuer_lines})
        message = "Không có quốc hiệu và tên cơ quan ở đầu văn bản; cơ quan ban hành suy ra từ nội dung."
        yield Finding(code="missing_letterhead", severity="warning", lines=lines, message=message)


def type_mismatch(document: ParsedDocument, reading: Reading) -> Iterator[Finding]:
    """The text calls itself another kind of document than its face says."""
    own = document.document.type
    for line in reading.body:
        for match in _SELF.finditer(line.text):
            if own and match["type"].upper() != own:
                message = f"Tên loại ở đầu là {own}, nhưng trong nội dung tự gọi là “{match.group()}”."
                yield Finding(code="type_mismatch", severity="error", lines=[line.n], message=message)


def _face_lines(reading: Reading) -> list[int]:
    return [line.n for line in reading.face.lines] or [line.n for line in reading.lines[:1]]


RULES = (missing_number, blank_issue_line, missing_date_place, missing_letterhead, type_mismatch)
