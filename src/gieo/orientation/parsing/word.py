"""A Word document as lines: paragraphs and tables in order, with the numbers, bullets and footnotes Word keeps apart."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from gieo.kernel.text import collapse, fold
from gieo.orientation.parsing.pages import ReadText
from gieo.orientation.parsing.unreadable import UnreadableSource
from gieo.orientation.parsing.word_numbering import Numbering

if TYPE_CHECKING:
    from docx.document import Document

LARGEST = 100 * 1024 * 1024  # bytes, unpacked: no text of an authority comes near
LARGEST_TEXT = 32 * 1024 * 1024  # bytes of its XML, which takes ten times as much room as a tree
MOST_PARTS = 3000
WIDEST_LAYOUT = 2  # a table of two columns lays out a letterhead or a signature, a wider one holds data
FEWEST_DATA_ROWS = 3
_DAMAGED = (
    KeyError, ValueError, AttributeError, IndexError, NotImplementedError, RuntimeError, OSError, EOFError,
    zipfile.BadZipFile, zlib.error, SyntaxError,
)  # fmt: skip
_BREAKS = {qn("w:tab"): "\t", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
# What is deleted but kept by "track changes", and the second copy of a drawing's text.
_UNSEEN = {qn("w:del"), qn("w:moveFrom"), "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}


def read_word(content: bytes) -> ReadText:
    """The whole text as one page; footnotes stand behind it as "[1] …", marked "[1]" where they belong.

    Raises:
        UnreadableSource: no Word document, damaged, or far too large when unpacked.
    """
    try:
        fits = _fits(content)
        lines = _lines(content) if fits else []
    except _DAMAGED as error:
        raise UnreadableSource("not_a_document", "Tệp không phải văn bản Word (.docx) hoặc đã hỏng.") from error
    if not fits:
        raise UnreadableSource("too_large", "Tệp Word quá lớn sau khi giải nén. Hãy bỏ ảnh rồi tải lên lại.")
    return ReadText(["\n".join(lines)])


def _lines(content: bytes) -> list[str]:
    document = docx.Document(io.BytesIO(content))
    reader = _Reader(document)
    return [*reader.blocks(document.element.body), *reader.footnotes()]


def _fits(content: bytes) -> bool:
    """Whether it can be unpacked safely; the sizes it declares bind, since no more than that is unpacked."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
    texts = sum(entry.file_size for entry in entries if entry.filename.lower().endswith((".xml", ".rels")))
    return len(entries) <= MOST_PARTS and texts <= LARGEST_TEXT and sum(entry.file_size for entry in entries) <= LARGEST


class _Reader:
    """Walks the body; counts the lists and footnotes on the way."""

    def __init__(self, document: "Document") -> None:
        self.numbering = Numbering(document)
        self._notes = _footnote_texts(document)
        self._marked: list[str] = []

    def blocks(self, container: Any) -> Iterator[str]:
        """The lines of everything in a body, cell or content control."""
        for block in container:
            if block.tag == qn("w:p"):
                yield from self._paragraph(block).split("\n")
            elif block.tag == qn("w:tbl"):
                yield from self._table(block)
            elif block.tag == qn("w:sdt"):
                yield from self.blocks(block.find(qn("w:sdtContent")))

    def footnotes(self) -> Iterator[str]:
        """The texts of the footnotes, in the order of their marks, on a page of their own."""
        for n, key in enumerate(self._marked, start=1):
            page = "\f" if n == 1 else ""
            yield f"{page}[{n}] {collapse(self._notes.get(key, ''))}"

    def _paragraph(self, paragraph: Any) -> str:
        text = "".join(self._texts(paragraph))
        label = self.numbering.label(paragraph) if text.strip() else ""
        return f"{label} {text.lstrip()}" if label else text

    def _texts(self, element: Any) -> Iterator[str]:
        for child in element:
            if child.tag in _UNSEEN:
                continue
            if child.tag == qn("w:t"):
                yield child.text or ""
            elif child.tag == qn("w:br"):
                yield "\f" if child.get(qn("w:type")) == "page" else "\n"
            elif child.tag == qn("w:footnoteReference"):
                self._marked.append(child.get(qn("w:id"), ""))
                yield f"[{len(self._marked)}]"
            else:
                yield _BREAKS.get(child.tag, "")
                yield from self._texts(child)

    # ---------------------------------------------------------------- tables

    def _table(self, table: Any) -> Iterator[str]:
        rows = [self._row(row) for row in table.iter(qn("w:tr")) if row.getparent() is table]
        if not _holds_data(rows):
            yield from (line for row in rows for cell in row for line in cell)
            return
        for row in rows:
            yield "\t".join(collapse(" ".join(cell)) for cell in row)

    def _row(self, row: Any) -> list[list[str]]:
        """The lines of every cell; a cell over several columns is followed by empty ones."""
        cells: list[list[str]] = []
        for cell in row.findall(qn("w:tc")):
            goes_on, width = _merging(cell)
            cells.append([] if goes_on else list(self.blocks(cell)))
            cells += [[] for _ in range(width - 1)]
        return cells


def _merging(cell: Any) -> tuple[bool, int]:
    """Whether the cell goes on the one above it, and over how many columns it reaches."""
    merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    width = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    goes_on = merge is not None and merge.get(qn("w:val"), "continue") == "continue"
    return goes_on, int(width.get(qn("w:val"), "1")) if width is not None else 1


def _holds_data(rows: list[list[list[str]]]) -> bool:
    """A head that counts rows (TT, STT), or more columns and rows than a letterhead has."""
    if rows and rows[0] and fold(collapse(" ".join(rows[0][0]))).strip(". ") in {"tt", "stt", "so tt"}:
        return True
    filled = [sum(any(line.strip() for line in cell) for cell in row) for row in rows]
    return len(rows) >= FEWEST_DATA_ROWS and max(filled, default=0) > WIDEST_LAYOUT


def _footnote_texts(document: "Document") -> dict[str, str]:
    """Id → text, from the part of the package that holds footnotes."""
    part = next((each.target_part for each in document.part.rels.values() if each.reltype.endswith("/footnotes")), None)
    if part is None:
        return {}
    root = parse_xml(part.blob)
    return {
        note.get(qn("w:id"), ""): " ".join(text.text or "" for text in note.iter(qn("w:t")))
        for note in root.iter(qn("w:footnote"))
    }
