"""From a file to numbered lines of text."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from gieo.kernel.text import nfc
from gieo.orientation.parsing.pages import ReadText
from gieo.orientation.parsing.unreadable import UnreadableSource

TOO_FEW_LETTERS = 40
LONGEST, MOST_LINES = 800_000, 20_000  # letters and lines: a plan of 300 pages has less
_NO_PROSE = re.compile(r"[^\n]{30000}|[^\s.…_-]{500}")  # no paragraph and no word of a text is so long
TEXT_SUFFIXES = {"", ".txt", ".text", ".md"}
_OLE = b"\xd0\xcf\x11\xe0"  # Word before 2007, and any Office file under a password
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
# Letters that Unicode Vietnamese never uses, but that TCVN3 and VNI fonts are full of.
_OLD_FONT = re.compile(r"[µ¸¶·¹¨»¾¼½©®ª«¬§øûïäåëöü]")
OLD_FONT_SHARE = 0.02


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text as read: line 1 is `lines[0]`; nothing was changed but the Unicode form (NFC).

    Attributes:
        lines: every line, blank ones too; a form feed begins a page.
        kind: txt, docx or pdf.
        sha256: of the file.
        pages_without_text: of a PDF, counted from 1; scans between pages of text.
        recognised_pages: of a PDF; scans whose text a machine recognised, to be compared letter by letter.
    """

    lines: tuple[str, ...]
    kind: str
    sha256: str
    pages_without_text: tuple[int, ...] = ()
    recognised_pages: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        """All of it."""
        return "\n".join(self.lines)


def read_source(content: bytes, filename: str) -> SourceText:
    """Read .txt (UTF-8, UTF-16), .docx or .pdf.

    Raises:
        UnreadableSource: not a document of these kinds, empty, damaged, in an old font, or a scan without text.
    """
    if not content.strip():
        raise UnreadableSource("empty", "Tệp rỗng. Hãy chọn lại tệp văn bản.")
    kind, read = _reader_of(content, PurePath(filename).suffix.lower())
    read_text = read(content)
    pages = [nfc(page).replace("\r\n", "\n").replace("\r", "\n") for page in read_text.pages]
    text = "\n\f".join(pages)
    if len(text) > LONGEST or text.count("\n") > MOST_LINES:
        message = "Văn bản quá dài để đọc như một thông báo, chỉ thị hay kế hoạch. Hãy tách riêng văn bản cần nhập."
        raise UnreadableSource("too_long", message)
    if _NO_PROSE.search(text):
        raise UnreadableSource(
            "not_a_document", "Tệp không phải văn bản: có dòng hoặc từ dài bất thường. Hãy kiểm tra lại tệp."
        )
    letters = sum(letter.isalpha() for letter in text)
    if letters < TOO_FEW_LETTERS:
        raise _without_text(kind)
    if len(_OLD_FONT.findall(text)) > OLD_FONT_SHARE * letters:
        raise UnreadableSource(
            "old_font", "Văn bản dùng phông chữ cũ (TCVN3, VNI). Hãy chuyển sang Unicode rồi tải lên lại."
        )
    empty = tuple(n for n, page in enumerate(pages, start=1) if not page.strip()) if len(pages) > 1 else ()
    lines, sha256 = tuple(text.split("\n")), hashlib.sha256(content).hexdigest()
    return SourceText(lines, kind, sha256, empty, read_text.recognised)


def _reader_of(content: bytes, suffix: str) -> tuple[str, Callable[[bytes], ReadText]]:
    """By what the content is, not by what the name claims."""
    if content.lstrip()[:5] == b"%PDF-":
        from gieo.orientation.parsing.pdf import read_pdf  # noqa: PLC0415  (only a PDF needs its library)

        return "pdf", read_pdf
    if content.startswith(b"PK"):
        from gieo.orientation.parsing.word import read_word  # noqa: PLC0415  (only Word needs its library)

        return "docx", read_word
    if content.startswith(_OLE) or suffix in {".doc", ".xls", ".ppt"}:
        raise UnreadableSource(
            "old_word", "Tệp Word đời cũ (.doc) hoặc có mật khẩu chưa đọc được. Hãy lưu lại thành .docx không mật khẩu."
        )
    if content.startswith((b"{\\rtf", b"<html", b"<!DOCTYPE", b"<?xml")) or suffix in {".rtf", ".html", ".htm", ".xml"}:
        raise UnreadableSource("wrong_type", "Chỉ đọc được .txt, .docx và .pdf. Hãy mở tệp và lưu lại thành .docx.")
    return "txt", _read_text


def _without_text(kind: str) -> UnreadableSource:
    if kind == "pdf":
        return UnreadableSource(
            "no_text_layer",
            "Tệp PDF này là bản quét, không có lớp chữ. Hãy tải bản Word hoặc PDF xuất từ Word, hoặc nhận dạng chữ (OCR) trước; "
            "máy chủ có cài Tesseract với dữ liệu tiếng Việt thì tự nhận dạng được.",
        )
    return UnreadableSource("no_text", "Tệp không chứa văn bản đọc được. Hãy kiểm tra lại tệp.")


def _read_text(content: bytes) -> ReadText:
    try:
        text = content.decode(_encoding(content))
    except UnicodeDecodeError:
        text = "\x00"
    if _CONTROL.search(text):
        raise UnreadableSource(
            "not_a_document",
            "Tệp không phải văn bản .txt (UTF-8), .docx hoặc .pdf. Nếu là bảng mã cũ (TCVN3, VNI), hãy chuyển sang Unicode.",
        )
    return ReadText([text])


def _encoding(content: bytes) -> str:
    """UTF-16 by its mark, or by the zero beside every plain letter; else UTF-8 with or without its mark."""
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return "utf-16"
    head = content[:400]
    zeros = head[::2].count(0), head[1::2].count(0)
    if max(zeros) > len(head) / 8 and min(zeros) == 0:
        return "utf-16-be" if zeros[0] else "utf-16-le"
    return "utf-8-sig"
