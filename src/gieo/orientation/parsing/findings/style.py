"""Small faults of writing: to know, not to mend. Nothing here keeps a document from being confirmed."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from gieo.kernel.text import fold, normalise_tone
from gieo.orientation.parsing.document import Finding, ParsedDocument
from gieo.orientation.parsing.lines import Line
from gieo.orientation.parsing.reading import Reading

_ADDRESS = re.compile(r"https?://\S+|\S{1,64}@\S+")
# Two blanks (three part columns), a dash glued to the word before it, a sentence glued to the one before it.
_SPACING = (
    re.compile(r"(?<=\S) {2}(?=\S)"),
    re.compile(r"(?<=\w)[-–] (?=\w)"),
    re.compile(r"(?<=[^\W\d_]{2})\.(?=[A-ZĐÀ-Ỹ][a-zà-ỹ])|(?:…|\.{3,})(?=[^\W\d_])"),
)
_MARKS = ".;:"
FEWEST = 3  # entries by which a list shows how it closes
YEARLY = ("hằng năm", "hàng năm")
_WORD = re.compile(r"[^\W\d_]+")


def _info(code: str, lines: Iterable[int], message: str) -> Finding:
    return Finding(code=code, severity="info", lines=sorted(set(lines)), message=message)


def _written(reading: Reading) -> list[Line]:
    """Grounds, body, form: what is written as prose. Tables and letterheads part columns with blanks."""
    return [line for line in (*reading.grounds.region, *reading.body, *reading.form_lines) if "\t" not in line.raw]


def spacing(_document: ParsedDocument, reading: Reading) -> Iterator[Finding]:
    """Blanks doubled or missing."""
    odd = [line.n for line in _written(reading) if any(each.search(_bare(line)) for each in _SPACING)]
    if odd:
        yield _info("spacing", odd, "Thừa hoặc thiếu khoảng trắng.")


def _bare(line: Line) -> str:
    return _ADDRESS.sub(" ", line.raw.strip().replace("**", ""))


# ---------------------------------------------------------------- how lists close


def end_marks(document: ParsedDocument, _reading: Reading) -> Iterator[Finding]:
    """Grounds and items that close otherwise than most of their list, or not at all; the last of a list may."""
    lists = [[(basis.text, basis.lines[1]) for basis in document.legal_bases]]
    lists += [[(item.text, item.lines[1]) for item in field.items] for field in document.fields]
    bare = [line for entries in lists for line in _bare_ends(entries)]
    if bare:
        yield _info("missing_end_mark", bare, "Không có dấu kết thúc câu ở cuối căn cứ, nội dung.")
    other = [line for entries in lists for line in _otherwise(entries)]
    if other:
        yield _info("inconsistent_end_mark", other, "Dấu cuối căn cứ, nội dung khác các dòng còn lại trong danh sách.")


def _bare_ends(entries: Sequence[tuple[str, int]]) -> list[int]:
    """Entries without any mark, unless the whole list does without; "Theo đề nghị của …," leads on by right."""
    bare = [line for text, line in entries if text[-1:] not in (*_MARKS, "…", ",")]
    return bare if len(entries) >= FEWEST and len(bare) * 2 < len(entries) else []


def _otherwise(entries: Sequence[tuple[str, int]]) -> Iterator[int]:
    marks = Counter(text[-1:] for text, _line in entries if text[-1:] in _MARKS)
    if len(entries) < FEWEST or not marks:
        return
    usual = marks.most_common(1)[0][0]
    yield from (line for text, line in entries[:-1] if text[-1:] in _MARKS and text[-1:] != usual)


def heading_punctuation(_document: ParsedDocument, reading: Reading) -> Iterator[Finding]:
    """Headings of fields that end in several ways."""
    ends = {node.text[-1:] if node.text[-1:] in _MARKS else "" for node in reading.fields}
    if len(ends) > 1:
        yield _info(
            "heading_punctuation", (node.line for node in reading.fields), "Tên các lĩnh vực kết thúc không thống nhất."
        )


# ---------------------------------------------------------------- one word, several spellings


def spelling_variant(_document: ParsedDocument, reading: Reading) -> Iterator[Finding]:
    """A word with its tone mark on either vowel, "hằng năm" beside "hàng năm"."""
    placed: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for line in _written(reading):
        said = line.text.lower()
        for yearly in YEARLY:
            if yearly in said:
                placed["hằng năm"][yearly].append(line.n)
        for word in _WORD.findall(said):
            placed[normalise_tone(word)][word].append(line.n)
    mixed = {key: spellings for key, spellings in placed.items() if len(spellings) > 1}
    if mixed:
        names = "; ".join("/".join(spellings) for spellings in mixed.values())
        lines = (line for spellings in mixed.values() for found in spellings.values() for line in found)
        yield _info("spelling_variant", lines, f"Một từ viết nhiều cách: {names}.")


_SHORT = re.compile(r"(?<![\w/.\-])(?:P\.)?[A-ZĐƯ]{2,}(?:&[A-ZĐƯ]{2,})*(?![\w/\-])")
_PREFIXES = ("UB", "BTTUB")
_COUNCIL = re.compile(
    r"\b(?:hội đồng|hđ) (?:tư vấn|kh&cn|khcn|khoa học và công nghệ)(?: (?:tỉnh|cấp tỉnh|các|cấp cơ sở|cơ sở))?"
)
SHORTEST_BODY, SEVERAL = 4, 3


def short_forms(_document: ParsedDocument, reading: Reading) -> Iterator[Finding]:
    """One short form with and without "&", or with "UB" before it."""
    places: dict[str, list[int]] = defaultdict(list)
    for line in reading.lines:
        for match in _SHORT.finditer(line.text if line.text != line.text.upper() else ""):
            places[match.group()].append(line.n)
    alike: dict[str, set[str]] = defaultdict(set)
    for short in places:
        alike[_core(short, places)].add(short)
    several = [sorted(shorts) for shorts in alike.values() if len(shorts) > 1]
    if several:
        names = "; ".join(", ".join(shorts) for shorts in several)
        lines = (line for shorts in several for short in shorts for line in places[short])
        yield _info("name_variant", lines, f"Một tên viết tắt nhiều cách: {names}.")


def _core(short: str, others: Iterable[str]) -> str:
    plain = short.replace("&", "")
    shorter = (plain.removeprefix(prefix) for prefix in _PREFIXES if plain.startswith(prefix))
    return next((each for each in shorter if len(each) >= SHORTEST_BODY and each in others), plain)


def councils(_document: ParsedDocument, reading: Reading) -> Iterator[Finding]:
    """Three kinds of council or more under names that are easily taken for one another."""
    places: dict[str, list[int]] = defaultdict(list)
    for line in reading.body:
        for match in _COUNCIL.finditer(line.text.lower()):
            places[fold(match.group())].append(line.n)
    if len(places) >= SEVERAL:
        lines = (line for found in places.values() for line in found)
        yield _info("name_variant", lines, f"Nhiều hội đồng tên gần giống nhau: {'; '.join(places)}.")


RULES = (spacing, end_marks, heading_punctuation, spelling_variant, short_forms, councils)
