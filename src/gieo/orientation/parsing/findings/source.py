"""What to know about the file itself."""

from collections.abc import Iterator

from gieo.orientation.parsing.document import Finding
from gieo.orientation.parsing.source import SourceText


def of_source(source: SourceText) -> Iterator[Finding]:
    """Pages that a machine recognised, and pages that nobody could read."""
    if source.recognised_pages:
        pages = ", ".join(str(page) for page in source.recognised_pages)
        message = f"Trang {pages} là bản quét, chữ do máy nhận dạng: đối chiếu từng dòng với bản giấy."
        yield Finding(
            code="recognised_text", severity="warning", lines=_begins(source, source.recognised_pages), message=message
        )
    if source.pages_without_text:
        pages = ", ".join(str(page) for page in source.pages_without_text)
        message = f"Trang {pages} là ảnh hoặc trang trắng, không có lớp chữ: nội dung trang này chưa được đọc."
        yield Finding(
            code="page_without_text",
            severity="error",
            lines=_begins(source, source.pages_without_text),
            message=message,
        )


def _begins(source: SourceText, pages: tuple[int, ...]) -> list[int]:
    """The first line of each of those pages."""
    first = [1, *(n for n, line in enumerate(source.lines, start=1) if "\f" in line)]
    return [first[page - 1] for page in pages if page <= len(first)]
