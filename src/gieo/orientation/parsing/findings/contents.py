"""Faults of the contents: near copies, empty fields, broken sentences, undefined abbreviations."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations

from gieo.orientation.parsing.bodies import classes_of, subject_of, unreached
from gieo.orientation.parsing.document import Finding, ParsedDocument
from gieo.orientation.parsing.reading import Reading
from gieo.orientation.parsing.rules import MATTERS

ALIKE = 0.5
COMMON = 40  # three words in a row that so many items share say nothing of two of them
_WORD = re.compile(r"\w+")
_TYPES = r"(?:Kế hoạch|Quyết định|Nghị quyết|Chương trình|Chỉ thị|Đề án)"
_UNLINKED = re.compile(
    rf"\b(?:UBND|Ủy ban nhân dân|HĐND)\s+(?:tỉnh|thành phố)\s+(?:[A-ZĐÀ-Ỹ]\w*\s?){{1,2}}\s*{_TYPES}\s+(?!số)"
)
_COUNCIL = re.compile(r"\b(?:Hội đồng|HĐ)\s?(?:KH&CN|KHCN|KH)\b|\bHĐKH(?:&CN|CN)?\b")
_SHORT = re.compile(r"(?<![\w/.\-])[A-ZĐƯ]{3,}(?:&[A-ZĐƯ]{2,})?(?![\w/\-])")
_ROMAN = re.compile(r"[IVXLC]+")
OFTEN = 2  # said once it may be a brand
# What every reader of official papers knows without being told.
KNOWN = frozenset(
    [
        "UBND",
        "HĐND",
        "MTTQ",
        "UBMTTQ",
        "TNHH",
        "HTX",
        "GDP",
        "GRDP",
        "GIS",
        "GPS",
        "ISO",
        "ADN",
        "OCOP",
        "TCVN",
        "QCVN",
        "VNĐ",
        "USD",
        "CNTT",
        "CNSH",
        "KHCN",
        "KH&CN",
        "TT&TT",
        "GD&ĐT",
        "NN&PTNT",
        "KHXH&NV",
        "HĐKH",
        "HĐKH&CN",
        "DTTS",
        "KTXH",
        "BHXH",
        "BHYT",
        "PCCC",
        "VPUB",
        "NĐ-CP",
        "QĐ-TTG",
        "FAO",
        "WHO",
        "ASEAN",
        "UNESCO",
    ]
)


def no_fields(document: ParsedDocument, reading: Reading) -> Iterator[Finding]:
    """A notice must say what it wants."""
    if document.document.type in {"THÔNG BÁO", None} and not any(field.items for field in document.fields):
        message = "Không tìm thấy lĩnh vực, nội dung định hướng nào trong văn bản."
        lines = [reading.lines[0].n] if reading.lines else []
        yield Finding(code="no_fields", severity="error", lines=lines, message=message)


def near_duplicate(document: ParsedDocument, _reading: Reading) -> Iterator[Finding]:
    """Items of which one is for the most part inside another; a row of alike items is one finding."""
    items = [item for field in document.fields for item in field.items]
    for group in _alike([trigrams(item.text[len(subject_of(item.text)) :]) for item in items]):
        *first, last = [items[at].id for at in group]
        names = f"{', '.join(first)} và {last}"
        lines = [n for at in group for n in items[at].lines]
        message = f"Nội dung {names} gần trùng nhau."
        yield Finding(code="near_duplicate", severity="warning", lines=lines, message=message)


def trigrams(text: str) -> set[tuple[str, ...]]:
    """Every run of three words, by which two wordings are held against each other."""
    words = _WORD.findall(text.lower())
    return set(zip(words, words[1:], words[2:], strict=False))


def _alike(sets: list[set[tuple[str, ...]]]) -> list[list[int]]:
    """Groups of places whose sets hold one another by half at least, linked from neighbour to neighbour."""
    group_of = list(range(len(sets)))
    for (first, second), shared in _shared(sets).items():
        if shared >= ALIKE * min(len(sets[first]), len(sets[second])):
            kept, gone = sorted((group_of[first], group_of[second]))
            group_of = [kept if group == gone else group for group in group_of]
    groups: dict[int, list[int]] = defaultdict(list)
    for at, group in enumerate(group_of):
        groups[group].append(at)
    return [places for places in groups.values() if len(places) > 1]


def _shared(sets: list[set[tuple[str, ...]]]) -> Counter[tuple[int, int]]:
    """How many trigrams two sets share, for those that share any."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, trigrams in enumerate(sets):
        for trigram in trigrams:
            places[trigram].append(at)
    telling = (at for at in places.values() if len(at) <= COMMON)
    return Counter(pair for at in telling for pair in combinations(at, 2))


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


def unexplained(document: ParsedDocument, reading: Reading) -> Iterator[Finding]:
    """Abbreviations said more than once that the text explains nowhere and that are no common knowledge."""
    text = " ".join(line.text for line in reading.lines)
    places: dict[str, list[int]] = defaultdict(list)
    for line in reading.body:
        if line.text != line.text.upper():  # a heading in capitals is no row of abbreviations
            for match in _SHORT.finditer(line.text):
                places[match.group()].append(line.n)
    strange = {
        short: lines
        for short, lines in places.items()
        if len(lines) >= OFTEN and short not in KNOWN and not _ROMAN.fullmatch(short) and not _explained(short, text)
    }
    if strange and document.document.type:
        message = f"Chữ tắt chưa được giải thích: {', '.join(strange)}."
        lines = sorted({n for found in strange.values() for n in found})
        yield Finding(code="undefined_abbreviation", severity="info", lines=lines, message=message)


def _explained(short: str, text: str) -> bool:
    """Written in brackets behind its words, or after "viết tắt là"."""
    return bool(
        re.search(rf"\([^()]*\b{re.escape(short)}\b[^()]*\)|(?:viết tắt|gọi tắt)(?: là)?:? {re.escape(short)}", text)
    )


def missing_actor(document: ParsedDocument, _reading: Reading) -> Iterator[Finding]:
    """A quota binds councils and districts, while departments are among the recipients and bound by nothing."""
    quotas = [rule for rule in document.rules if rule.minimum and MATTERS["proposal"].search(rule.text)]
    bound = {key for rule in quotas for name in rule.actors for key in classes_of(name)}
    told = not unreached(["Các sở"], [recipient.text for recipient in document.recipients])
    if any(rule.actors for rule in quotas) and "department" not in bound and told:
        message = "Chỉ tiêu đề xuất, đặt hàng không nêu các sở, ngành dù họ nhận văn bản."
        lines = [quotas[0].lines[0], quotas[-1].lines[-1]]
        yield Finding(code="missing_actor", severity="warning", lines=lines, message=message)


RULES = (no_fields, near_duplicate, grammar_break, undefined_abbreviation, unexplained, missing_actor)
