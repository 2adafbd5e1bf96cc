"""From a file to numbered lines of text."""

import hashlib
import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from gieo.kernel.text import nfc

TOO_FEW_LETTERS = 40
WIDEST_LAYOUT = 2  # a table of two columns lays out a letterhead, a wider one holds data


class UnreadableSource(ValueError):  # noqa: N818  (the source is unreadable)
    """The file holds no text that could be read; `message` says what to do, in Vietnamese."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text as read: line 1 is `lines[0]`; nothing was changed but the Unicode form (NFC)."""

    lines: tuple[str, ...]
    kind: str
    sha256: str

    @property
    def text(self) -> str:
        """All of it."""
        return "\n".join(self.lines)


def read_source(content: bytes, filename: str) -> SourceText:
    """Read .txt, .docx or .pdf.

    Raises:
        UnreadableSource: not a document of these kinds, empty, damaged, or a scan without a text layer.
    """
    if not content:
        raise UnreadableSource("empty", "Tệp rỗng. Hãy chọn lại tệp văn bản.")
    kind, read = _reader_of(content, filename)
    text = nfc(read(content)).replace("\r\n", "\n").replace("\r", "\n")
    if sum(letter.isalpha() for letter in text) < TOO_FEW_LETTERS:
        raise _without_text(kind)
    return SourceText(tuple(text.split("\n")), kind, hashlib.sha256(content).hexdigest())


def _reader_of(content: bytes, filename: str) -> tuple[str, Callable[[bytes], str]]:
    """By what the content is, not by what the name claims."""
    if content.startswith(b"%PDF"):
        return "pdf", _read_pdf
    if content.startswith(b"PK"):
        return "docx", _read_docx
    if filename.lower().endswith((".doc", ".xls", ".ppt")) or content.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableSource("old_word", "Tệp Word đời cũ (.doc) chưa đọc được. Hãy lưu lại thành .docx rồi tải lên.")
    return "txt", _read_text


def _without_text(kind: str) -> UnreadableSource:
    if kind == "pdf":
        return UnreadableSource(
            "no_text_layer",
            "Tệp PDF này là bản quét, không có lớp chữ. Hãy tải bản Word hoặc PDF xuất từ Word, hoặc nhận dạng chữ (OCR) trước.",
        )
    return UnreadableSource("no_text", "Tệp không chứa văn bản đọc được. Hãy kiểm tra lại tệp.")


def _read_text(content: bytes) -> str:
    for encoding in ("utf-16",) if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else ("utf-8-sig",):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise UnreadableSource(
        "not_a_document",
        "Tệp không phải văn bản .txt (UTF-8), .docx hoặc .pdf. Nếu là bảng mã cũ (TCVN3, VNI), hãy chuyển sang Unicode.",
    )


def _read_pdf(content: bytes) -> str:
    import pypdfium2  # noqa: PLC0415  (only a PDF needs it)

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise UnreadableSource("damaged", "Tệp PDF bị hỏng hoặc có mật khẩu. Hãy xuất lại tệp.") from error
    with document:
        pages = [_page_text(document, number) for number in range(len(document))]
    return "\n\f".join(pages)


def _page_text(document: object, number: int) -> str:
    page = document[number]  # type: ignore[index]  # the library carries no types
    text: str = page.get_textpage().get_text_bounded()
    return text


def _read_docx(content: bytes) -> str:
    import docx  # noqa: PLC0415  (only Word needs it)

    try:
        document = docx.Document(io.BytesIO(content))
    except (KeyError, ValueError, zipfile.BadZipFile) as error:
        raise UnreadableSource("not_a_document", "Tệp không phải văn bản Word (.docx) hoặc đã hỏng.") from error
    return "\n".join(_docx_lines(document))


def _docx_lines(document: object) -> Iterator[str]:
    """Paragraphs and tables in their order; a layout table without borders reads like its paragraphs."""
    from docx.table import Table  # noqa: PLC0415

    for block in document.iter_inner_content():  # type: ignore[attr-defined]
        if isinstance(block, Table):
            for row in block.rows:
                cells = dict.fromkeys(cell.text.strip() for cell in row.cells)
                yield from (
                    ("\t".join(cell.replace("\n", " ") for cell in cells),)
                    if len(row.cells) > WIDEST_LAYOUT
                    else (line for cell in cells for line in cell.split("\n"))
                )
        else:
            yield _marked(block)


def _marked(paragraph: object) -> str:
    """The paragraph with the bullet that Word keeps outside its text."""
    style = (paragraph.style.name or "").lower() if paragraph.style else ""  # type: ignore[attr-defined]
    text: str = paragraph.text  # type: ignore[attr-defined]
    return f"- {text}" if "bullet" in style and text and text[0] not in "-–+•" else text
