"""Misprints, found by what a Vietnamese syllable can be, and by pairs of words that are often confused."""

import re
from collections.abc import Iterator

from gieo.orientation.parsing.document import Finding, ParsedDocument
from gieo.orientation.parsing.lines import Line
from gieo.orientation.parsing.reading import Reading
from gieo.orientation.parsing.syllables import is_vietnamese

# wrong → right; each wrong pair makes no sense in official prose
CONFUSED = {
    "thổ những": "thổ nhưỡng",
    "khai khác": "khai thác",
    "quý hiểm": "quý hiếm",
    "hàng giải": "hàng giả",
    "thanh nhiên": "thanh niên",
    "phòng dân sự": "phòng thủ dân sự",
    "triển khải": "triển khai",
    "ưu tiến": "ưu tiên",
    "tiên bộ": "tiến bộ",
    "công thông tin": "cổng thông tin",
    "trung bày": "trưng bày",
    "nghiêm thu": "nghiệm thu",
    "kinh nghiêm": "kinh nghiệm",
}
_CONFUSED = re.compile(rf"(?<!\w)({'|'.join(CONFUSED)})(?!\w)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_FUSED_ABBREVIATION = re.compile(r"\b[A-ZĐ]{3,}(?=[a-zà-ỹđ]{2,}\b)\w+")
_MARKED = re.compile(r"[à-ỹđĐÀ-Ỹ]")


def typo(_document: ParsedDocument, reading: Reading) -> Iterator[Finding]:
    """One finding per line with a misprint."""
    for line in [*reading.body, *reading.annex]:
        wrong = list(dict.fromkeys(_misprints(line)))
        if wrong:
            message = f"Nghi lỗi chính tả: {', '.join(f'“{each}”' for each in wrong)}."
            yield Finding(code="typo", severity="warning", lines=[line.n], message=message)


def _misprints(line: Line) -> Iterator[str]:
    text = re.sub(r"https?://\S+|\S{1,64}@\S+", " ", line.text)
    for match in _CONFUSED.finditer(text):
        yield f"{match.group()} → {CONFUSED[match.group().lower()]}"
    yield from (match.group() for match in _FUSED_ABBREVIATION.finditer(text))
    for match in _WORD.finditer(text):
        if (
            len(match.group()) > 1
            and _MARKED.search(match.group())
            and match.group() == match.group().lower()
            and not is_vietnamese(match.group())
        ):
            yield match.group()


RULES = (typo,)
