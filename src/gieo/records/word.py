"""What a Word file says, paragraph by paragraph, and how that differs from another: in words a clerk reads."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.translation import gettext
from docx import Document
from docx.document import Document as DocumentFile
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from docx.text.paragraph import Paragraph

from gieo.kernel import text
from gieo.kernel.refusal import Refusal, Refused, _


@dataclass(frozen=True, slots=True)
class Change:
    """One place that was changed: what stood there, what stands there now; one of them may be empty."""

    before: str
    after: str


def paragraphs_of(content: bytes) -> list[str]:
    """Every paragraph and table cell with words in it, in the order of the page.

    Raises:
        Refused: the file cannot be opened as Word.
    """
    try:
        document = Document(io.BytesIO(content))
    except (PackageNotFoundError, KeyError, ValueError) as error:
        raise Refused([Refusal(code="no_word", message=_("Không mở được tệp Word."), field="word")]) from error
    return [words for each in _walk(document) if (words := text.collapse(text.nfc(each)))]


def _walk(document: DocumentFile) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Table):
            for row in block.rows:
                yield " | ".join(cell.text for cell in row.cells)


def changes_between(before: list[str], after: list[str]) -> list[Change]:
    """The places where two versions differ; paragraphs that were rewritten stand side by side."""
    found = []
    for kind, at, to, fresh_at, fresh_to in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            found.append(Change("\n".join(before[at:to]), "\n".join(after[fresh_at:fresh_to])))
    return found


def told(changes: list[Change]) -> str:
    """How many places were added, left out, rewritten: "sửa 2 chỗ, thêm 1 chỗ"."""
    added = sum(not each.before for each in changes)
    dropped = sum(not each.after for each in changes)
    rewritten = len(changes) - added - dropped
    counted = ((_("sửa %(count)s chỗ"), rewritten), (_("thêm %(count)s chỗ"), added), (_("bỏ %(count)s chỗ"), dropped))
    said = [gettext(words) % {"count": count} for words, count in counted if count]
    return ", ".join(said) or gettext("không đổi chữ nào")
