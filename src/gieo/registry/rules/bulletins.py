"""Result bulletins: tasks told under labels ("Cơ quan chủ trì: …") or in running sentences, as rows of a list.

Two ways of telling are known and may stand side by side. Under labels, a task begins with its name, given by a label or
by the heading right above the first of the others. In sentences, it begins where a name stands in quotation marks after
"đề tài", "dự án" or "nhiệm vụ", and what the sentences up to the next such name say belongs to it. Nothing is guessed:
labels above which no name stands become a row without one, which the report refuses.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from gieo.kernel.text import collapse, nfc
from gieo.registry.rules.import_columns import NEEDED, name_of

LONG = frozenset({"aims", "contents", "products", "results", "application"})  # told over several paragraphs
_OF_A_TASK = frozenset({NEEDED, "host_name", "principal_name", "number"})  # a stray "Nguồn: …" is no task
LONGEST_LABEL = 60
LONGEST_LINE = 160  # letters; where a line is longer, every paragraph stands on one
_FULL = 0.8  # of the width: a line as full as this may have been broken for want of room
LONGEST_NAME, SHORTEST_NAME = 500, 12  # letters

_MARK = re.compile(r"^(?:\(?\d{1,3}[.)/]|[a-zđ]\)|[IVX]{1,5}[.)]|[-–—+•*])\s+")
_NUMBERED = re.compile(r"^(?:\(?\d{1,3}[.)/]|[IVX]{1,5}[.)])\s+")
_LABELLED = re.compile(rf"^([^:“”\"\d]{{2,{LONGEST_LABEL}}}?)\s*:\s*(.*)$")
# Several labels on one line: "Chủ trì: A; Chủ nhiệm: B".
_NEXT_LABEL = re.compile(rf"[;.]\s+(?=[^:;.“”\"]{{2,{LONGEST_LABEL}}}:\s)")

_CAPITAL = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠ-Ỹ"
_TASK = r"(?:đề tài|dự án|nhiệm vụ|đề án)"
_DEGREE = r"(?:(?:GS|PGS|TSKH|TS|ThS|CN|KS|BS|DS|BSCK\s?I{1,2}|CKI{1,2})\b\.?[\s.,]*|(?:ông|bà|đồng chí|anh|chị)\s+)"
_PERSON = rf"(?:{_DEGREE})*[{_CAPITAL}]\w+(?:\s+[{_CAPITAL}]\w*){{1,5}}"
_TELLS = re.compile(
    rf"{_TASK}[^“”\":.]{{0,80}}[:\s]*[“\"]([^“”\"]{{{SHORTEST_NAME},{LONGEST_NAME}}})[”\"]", re.IGNORECASE
)
_YEAR = r"(?:(?:tháng\s*)?\d{1,2}\s*[/-]\s*)?(?:năm\s*)?((?:19|20)\d\d)"
_SPAN = re.compile(rf"{_YEAR}\s*(?:-|–|—|đến|tới)(?:\s*hết)?\s*(?:tháng\s*)?{_YEAR}")
_DONE_IN = re.compile(r"(?:thực hiện|triển khai|tiến hành)[^.;]{0,30}?năm\s*((?:19|20)\d\d)", re.IGNORECASE)
_ACCEPTED = re.compile(r"nghiệm thu[^.;]{0,60}?((?:19|20)\d\d)", re.IGNORECASE)
_HOSTS = (
    re.compile(r"\bdo\s+([^“”\".;]{4,160}?)\s+(?:là\s+)?(?:(?:cơ quan|tổ chức|đơn vị)\s+)?chủ trì", re.IGNORECASE),
    re.compile(rf"(?:[Cc]ơ quan|[Tt]ổ chức|[Đđ]ơn vị)\s+chủ trì(?:\s+{_TASK})?\s+là\s+([^“”\".;,]{{4,160}})"),
)
_HEADS = (
    re.compile(rf"({_PERSON})\s+(?:là\s+|làm\s+)chủ nhiệm"),
    re.compile(rf"[Cc]hủ nhiệm(?:\s+{_TASK})?(?:\s+là)?\s+({_PERSON})"),
)
_TOLD = (
    ("products", r"[Ss]ản phẩm[^.:;]{0,60}?(?:\s(?:bao gồm|gồm|là)\s*:?|:)"),
    ("results", r"[Kk]ết quả[^.:;]{0,60}?(?:\s(?:cho thấy|đạt được|là)\s*:?|:)"),
    ("aims", r"(?:[Mm]ục tiêu[^.:;]{0,60}?(?:\slà\s|:)|\bnhằm\s)"),
    ("application", r"(?:[Ứứ]ng dụng|[Áá]p dụng|[Cc]huyển giao)\s+(?=tại|cho|ở|vào)"),
)
_SENTENCES = tuple((name, re.compile(rf"{begins}\s*(.+?)(?:\.(?=\s|$)|$)")) for name, begins in _TOLD)
_DEGREES = re.compile(rf"^(?:{_DEGREE})+")


@dataclass(slots=True)
class Told:
    """One task of a bulletin: the line it begins on, counted from 1, and what is said under each known column."""

    line: int
    cells: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Statement:
    """A label with its value, or a paragraph (`name` empty)."""

    line: int
    name: str
    text: str
    is_numbered: bool = False


def bare_name(name: str) -> str:
    """A person's name without degrees and forms of address, so that one person is one name."""
    return collapse(_DEGREES.sub("", collapse(name))) or collapse(name)


def told_in(lines: Sequence[str]) -> list[Told]:
    """The tasks a bulletin tells of, in their order."""
    return [each for each in _records(_statements(lines)) if each.cells.keys() & _OF_A_TASK]


def _statements(lines: Sequence[str]) -> Iterator[_Statement]:
    """Labels with their values and paragraphs, whether a paragraph stands on one line or is broken over several."""
    width = max((len(line) for line in lines if len(line) <= LONGEST_LINE), default=0)
    open_: _Statement | None = None
    before = ""
    for number, raw in enumerate(lines, start=1):
        line = collapse(nfc(raw).replace("\f", " "))
        begun = list(_labels(number, line))
        if open_ is not None and not begun and _goes_on(line, open_, before, width):
            between = "\n" if _MARK.match(line) else " "
            open_.text = f"{open_.text}{between}{line}".strip()
        else:
            if open_ is not None and (line or open_.name not in LONG):
                yield open_
                open_ = None
            if line:
                *whole, open_ = begun or [_Statement(number, "", _MARK.sub("", line), bool(_NUMBERED.match(line)))]
                yield from whole
        before = line
    if open_ is not None:
        yield open_


def _goes_on(line: str, open_: _Statement, before: str, width: int) -> bool:
    """Whether a line belongs to what is open: the line before was full or ends amid a sentence, or this is an item."""
    if not line or _NUMBERED.match(line):
        return False
    if open_.name in LONG and _MARK.match(line):
        return True
    return bool(before) and (line[:1].islower() or before.endswith(",") or len(before) >= _FULL * width)


def _labels(number: int, line: str) -> Iterator[_Statement]:
    """The labels of a line, before them the sentence they stand behind; nothing where it has none."""
    numbered = bool(_NUMBERED.match(line))
    found = [_label(number, piece) for piece in _NEXT_LABEL.split(_MARK.sub("", line))]
    if not any(each.name for each in found):
        return
    found[0].is_numbered = numbered
    for at, each in enumerate(found):
        if each.name or at == 0:
            yield each
        else:
            found[at - 1].text += f"; {each.text}"


def _label(number: int, piece: str) -> _Statement:
    found = _LABELLED.match(_MARK.sub("", piece))
    name = name_of(found[1]) if found else ""
    return _Statement(number, name, found[2].strip(" ;")) if found and name else _Statement(number, "", piece)


def _records(statements: Iterable[_Statement]) -> Iterator[Told]:
    current: Told | None = None
    heading: _Statement | None = None  # a paragraph that may be the name of the task whose labels follow
    for each in statements:
        if not each.name:
            told = list(_in_sentences(each))
            if told:
                _complete(current, heading)
                _complete(current, each)
                if current is not None:
                    yield current
                yield from told[:-1]
                current, heading = told[-1], None
            else:
                _complete(current, heading)
                heading = each
            continue
        if each.name == NEEDED or current is None or each.name in current.cells or (heading and heading.is_numbered):
            if current is not None:
                yield current
            current = Told(each.line)
            if heading is not None and each.name != NEEDED:
                current = Told(heading.line, {NEEDED: _unquoted(heading.text)})
        else:
            _complete(current, heading)
        heading = None
        current.cells[each.name] = _unquoted(each.text) if each.name == NEEDED else each.text
    _complete(current, heading)
    if current is not None:
        yield current


def _complete(current: Told | None, paragraph: _Statement | None) -> None:
    """What stands before the first name of a task in a paragraph goes on about the task before."""
    if current is None or paragraph is None:
        return
    for name, value in _said(_TELLS.split(paragraph.text, maxsplit=1)[0]):
        current.cells.setdefault(name, value)


def _in_sentences(paragraph: _Statement) -> Iterator[Told]:
    """The tasks named in a paragraph, each with what is said up to the next."""
    found = list(_TELLS.finditer(paragraph.text))
    for each, following in zip(found, [*found[1:], None], strict=False):
        cells = {NEEDED: collapse(each[1])}
        for name, value in _said(paragraph.text[each.end() : following.start() if following else None]):
            cells.setdefault(name, value)
        yield Told(paragraph.line, cells)


def _said(text: str) -> Iterator[tuple[str, str]]:
    """What running sentences say of one task."""
    if host := _first(_HOSTS, text):
        yield "host_name", host
    if head := _first(_HEADS, text):
        yield "principal_name", head
    if span := _SPAN.search(text):
        yield "year", f"{span[1]}-{span[2]}"
    elif year := _DONE_IN.search(text):
        yield "year", year[1]
    if accepted := _ACCEPTED.search(text):
        yield "year_end", accepted[1]
        yield "state", "đã nghiệm thu"
    for name, pattern in _SENTENCES:
        if told := pattern.search(text):
            yield name, collapse(told[1])


def _first(patterns: Iterable[re.Pattern[str]], text: str) -> str:
    return next((collapse(found[1]) for pattern in patterns if (found := pattern.search(text))), "")


def _unquoted(text: str) -> str:
    return text.strip(' .“”"')
