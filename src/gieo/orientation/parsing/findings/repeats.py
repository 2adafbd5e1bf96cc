"""What a document says twice, and themes that return under several headings: to know, not to mend."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from gieo.kernel.text import fold
from gieo.orientation.parsing.document import Finding, ParsedDocument
from gieo.orientation.parsing.reading import Reading
from gieo.orientation.parsing.rules import clauses_of, duties
from gieo.orientation.parsing.table import parts_of

_WORD = re.compile(r"\w+")
_SHORT = re.compile(r"\b[A-ZĐ]{3,}\b")
# Themes that cut across fields of science; what the title itself is about tells nothing of two items.
THEMES = {
    "biến đổi khí hậu, thiên tai": re.compile(r"bien doi khi hau|thien tai"),
    "trí tuệ nhân tạo, công nghiệp 4.0": re.compile(r"tri tue nhan tao|\bai\b|\biot\b|internet van vat|cong nghiep 4\.0|du lieu lon"),
    "chuyển đổi số": re.compile(r"chuyen doi so|chinh quyen (?:dien tu|so)"),
    "năng lượng": re.compile(r"nang luong (?:tai tao|moi|sach)|tiet kiem nang luong"),
    "nguồn gốc, nhãn hiệu": re.compile(r"truy xuat nguon goc|chi dan dia ly|nhan hieu"),
}  # fmt: skip
OFTEN = 3  # items that share a theme
RUN = 6  # words said again in one item
LONGEST_ITEM = 100  # words: a paragraph of a plan speaks of a body or a programme more than once
LONG_ENOUGH = 7  # words of a duty that is said twice
COVERED = 0.8  # share of a result that its task says already


def _info(code: str, lines: Sequence[int], message: str) -> Finding:
    return Finding(code=code, severity="info", lines=list(lines), message=message)


def _runs(text: str, length: int) -> list[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    return [tuple(words[at : at + length]) for at in range(len(words) - length + 1)]


def exact_duplicate(document: ParsedDocument, reading: Reading) -> Iterator[Finding]:
    """A duty laid on two bodies in the same words."""
    places: dict[tuple[str, ...], list[tuple[str, int]]] = defaultdict(list)
    for _section, _heading, lines in duties(reading):
        for clause in clauses_of(lines):
            words = tuple(_WORD.findall(fold(clause.text)))
            if len(words) >= LONG_ENOUGH and not clause.text.endswith(":"):
                places[words].append((clause.text, clause.lines[0]))
    for said in places.values():
        if len(said) > 1 and document.document.type:
            at = [line for _text, line in said]
            yield _info("exact_duplicate", at, f"Một câu nêu {len(said)} lần: “{said[0][0][:80]}”.")


def repetition_in_item(document: ParsedDocument, _reading: Reading) -> Iterator[Finding]:
    """An item that says the same thing twice."""
    for field in document.fields:
        for item in field.items:
            runs = _runs(item.text, RUN)
            again = next((run for at, run in enumerate(runs) if run in runs[at + RUN :]), None)
            if again and len(runs) < LONGEST_ITEM:
                message = f"Nội dung {item.id} nêu hai lần: “{' '.join(again)}”."
                yield _info("repetition_in_item", item.lines, message)


def thematic_overlap(document: ParsedDocument, _reading: Reading) -> Iterator[Finding]:
    """One theme in three items or more."""
    title = fold(document.document.title or "")
    items = [(item, fold(item.text)) for field in document.fields for item in field.items]
    for theme, pattern in THEMES.items():
        found = [item for item, said in items if pattern.search(said)]
        if len(found) >= OFTEN and not pattern.search(title):
            message = f"Chủ đề “{theme}” có ở {len(found)} nội dung: {', '.join(item.id for item in found)}."
            yield _info("thematic_overlap", [n for item in found for n in item.lines], message)


def target_and_content(document: ParsedDocument, _reading: Reading) -> Iterator[Finding]:
    """A target and a content that name the same thing by its short form."""
    for target in document.targets:
        named = _named(target.text)
        for field in document.fields:
            for item in field.items:
                if shared := named & _named(item.text):
                    what = " ".join(min(shared))
                    message = f"“{what}” vừa là chỉ tiêu vừa là nội dung {item.id}."
                    yield _info("thematic_overlap", [*target.lines, *item.lines], message)


def _named(text: str) -> set[tuple[str, str, str]]:
    """A short form with the two words behind it."""
    words = _WORD.findall(text)
    return {
        (word, words[at + 1].lower(), words[at + 2].lower())
        for at, word in enumerate(words[:-2])
        if _SHORT.fullmatch(word)
    }


# ---------------------------------------------------------------- rows of an annex


def identical_result(document: ParsedDocument, _reading: Reading) -> Iterator[Finding]:
    """Three rows or more that promise the same result."""
    rows: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for row in document.table.rows:
        if row.result:
            rows[fold(row.result)].append((row.n, row.lines[0]))
    for alike in rows.values():
        if len(alike) >= OFTEN:
            message = f"{len(alike)} việc có cùng một kết quả: {', '.join(n for n, _line in alike)}."
            yield _info("identical_result", [line for _n, line in alike], message)


def repetition_in_row(document: ParsedDocument, _reading: Reading) -> Iterator[Finding]:
    """A result that only says the task again."""
    for row in document.table.rows:
        said = set(_runs(row.result or "", OFTEN))
        if len(said) >= LONG_ENOUGH and len(said & set(_runs(row.task, OFTEN))) >= COVERED * len(said):
            yield _info("repetition_in_row", row.lines, f"Kết quả của việc {row.n} lặp lại nội dung việc.")


def partial_figure(document: ParsedDocument, _reading: Reading) -> Iterator[Finding]:
    """A result that counts one thing and joins another to it without a figure."""
    for row in document.table.rows:
        parts = [part for each in parts_of(row.result) for part in re.split(r"\s+và các\s+|\.\s+(?=[A-ZĐÀ-Ỹ])", each)]
        figures = [bool(re.search(r"\d", part)) for part in parts]
        if any(figures) and not all(figures):
            yield _info("partial_figure", row.lines, f"Kết quả của việc {row.n} chỉ ghi số cho một phần.")


RULES = (
    exact_duplicate,
    repetition_in_item,
    thematic_overlap,
    target_and_content,
    identical_result,
    repetition_in_row,
    partial_figure,
)
