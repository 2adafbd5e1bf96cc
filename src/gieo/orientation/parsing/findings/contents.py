"""Faults of the contents: near copies, empty fields, broken sentences, undefined abbreviations."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from gieo.kernel.text import fold
from gieo.orientation.parsing.document import Finding, ParsedDocument
from gieo.orientation.parsing.reading import Reading

ALIKE = 0.5
_WORD = re.compile(r"\w+")
_TYPES = r"(?:Kế hoạch|Quyết định|Nghị quyết|Chương trình|Chỉ thị|Đề án)"
_UNLINKED = re.compile(
    rf"\b(?:UBND|Ủy ban nhân dân|HĐND)\s+(?:tỉnh|thành phố)\s+(?:[A-ZĐÀ-Ỹ]\w*\s?){{1,2}}\s*{_TYPES}\s+(?!số)"
)
_COUNCIL = re.compile(r"\b(?:Hội đồng|HĐ)\s?(?:KH&CN|KHCN|KH)\b|\bHĐKH(?:&CN|CN)?\b")
_OTHERS = re.compile(r"\b(?P<short>[A-ZĐ]{3,}(?:&[A-ZĐ]{2,})?)\b")
_DUTY = ("de xuat it nhat", "dat hang it nhat")


def no_fields(document: ParsedDocument, reading: Reading) -> Iterator[Finding]:
    """A notice must say what it wants."""
    if document.document.type == "THÔNG BÁO" and not any(field.items for field in document.fields):
        message = "Không tìm thấy lĩnh vực, nội dung định hướng nào trong văn bản."
        lines = [reading.lines[0].n] if reading.lines else []
        yield Finding(code="no_fields", severity="error", lines=lines, message=message)


def near_duplicate(document: ParsedDocument, _reading: Reading) -> Iterator[Finding]:
    """Two items of which one is for the most part inside the other."""
    items = [(item, _trigrams(item.text)) for field in document.fields for item in field.items]
    for (first, ours), (second, theirs) in combinations(items, 2):
        smaller = min(len(ours), len(theirs))
        share = len(ours & theirs) / smaller if smaller else 0
        if share >= ALIKE:
            message = f"Nội dung {first.id} và {second.id} gần trùng nhau ({share:.0%})."
            lines = [*first.lines, *second.lines]
            yield Finding(code="near_duplicate", severity="warning", lines=lines, message=message)


def _trigrams(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    return set(zip(words, words[1:], words[2:], strict=False))


def grammar_break(document: ParsedDocument, _reading: Reading) -> Iterator[Finding]:
    """A ground whose subject follows the issuer without any word between."""
    for basis in document.legal_bases:
        if basis.number and _UNLINKED.search(basis.text):
            message = f"Căn cứ {basis.n} thiếu từ nối giữa cơ quan ban hành và nội dung (về việc, ban hành…)."
            yield Finding(code="grammar_break", severity="warning", lines=list(basis.lines), message=message)


def undefined_abbreviation(_document: ParsedDocument, reading: Reading) -> Iterator[Finding]:
    """One council under several spellings, of which a short one was never explained."""
    spellings: dict[str, list[int]] = defaultdict(list)
    for line in reading.lines:
        for match in _COUNCIL.finditer(line.text):
            spellings[match.group()].append(line.n)
    text = " ".join(line.text for line in reading.lines)
    undefined = [short for short in spellings if short.startswith("HĐ") and f"({short})" not in text]
    if undefined and len(spellings) > 1:
        names = ", ".join(spellings)
        lines = sorted({line for lines in spellings.values() for line in lines})
        message = f"Một hội đồng viết nhiều cách: {names}; chữ tắt chưa được giải thích."
        yield Finding(code="undefined_abbreviation", severity="warning", lines=lines, message=message)


def missing_actor(document: ParsedDocument, _reading: Reading) -> Iterator[Finding]:
    """A quota binds councils and districts, while departments are among the recipients and bound by nothing."""
    quotas = [bullet for bullet in document.bullets if any(word in fold(bullet.text) for word in _DUTY)]
    bound = " ".join(fold(bullet.text) for bullet in quotas)
    receivers = " ".join(fold(recipient.text) for recipient in document.recipients)
    if quotas and "so," not in bound and "cac so" not in bound and "cac so" in receivers:
        message = "Chỉ tiêu đề xuất, đặt hàng không nêu các sở, ngành dù họ nhận văn bản."
        lines = [quotas[0].lines[0], quotas[-1].lines[-1]]
        yield Finding(code="missing_actor", severity="warning", lines=lines, message=message)


RULES = (no_fields, near_duplicate, grammar_break, undefined_abbreviation, missing_actor)
