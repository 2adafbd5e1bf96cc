"""The letterhead: two columns with the issuing bodies on the left and the State's name on the right (NĐ 30/2020, annex I)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from gieo.kernel.text import fold
from gieo.orientation.parsing.letters import CAPITAL, LETTER
from gieo.orientation.parsing.lines import Line

_STATE = re.compile(r"(?=\bCỘNG HO[ÀÒ]A? X[ÃA] HỘI\b|\bCỘNG HÒA X[ÃA] HỘI\b|\bĐộc lập\s*[-–])")
_BODY = re.compile(
    r"^(?:so|ubnd|uy ban|bo|chu tich|hoi dong|hdnd|tinh uy|thanh uy|ban|vien|truong|van phong|tong cuc|cuc|chi cuc|trung tam|dai hoc)\b"
)
_DOTS = r"[\s.…_]*"
NUMBER = re.compile(
    rf"^Số\s*:?{_DOTS}(?P<number>\d+[a-zA-Z]?)?\s*(?P<rest>[/-]\s*(?P<symbol>[A-ZĐ][\w&.\-/]*))?{_DOTS}", re.IGNORECASE
)
_PLACE = rf"(?P<place>[{CAPITAL}][{LETTER}.\- ]{{0,40}}?)"
PLACE_DATE = re.compile(
    rf"{_PLACE},\s*ngày{_DOTS}(?P<day>\d{{1,2}})?{_DOTS}tháng{_DOTS}(?P<month>\d{{1,2}})?{_DOTS}năm{_DOTS}(?P<year>20\d{{2}}|\d{{4}})?"
)
_SHORT_DATE = re.compile(rf"{_PLACE},\s*ngày\s*(?P<day>\d{{1,2}})[/.-](?P<month>\d{{1,2}})[/.-](?P<year>\d{{4}})")
SUBJECT = re.compile(r"^V/v\s*:?\s*(?P<subject>.+)$", re.IGNORECASE)


@dataclass
class Letterhead:
    """What stands above the type of a document.

    Attributes:
        bodies: issuing bodies in the order of their rank, in everyday spelling.
        number: with its symbol, e.g. 12/TB-SKHCN; None while it is blank.
        month: "2024-03" when only the day is blank.
        subject: what an official letter says under its number (V/v).
    """

    bodies: list[str] = field(default_factory=list)
    has_state_name: bool = False
    number: str | None = None
    symbol: str | None = None
    date: str | None = None
    month: str | None = None
    place: str | None = None
    subject: str | None = None
    number_line: int | None = None
    date_line: int | None = None


def read_letterhead(lines: Sequence[Line]) -> Letterhead:
    """Read the columns of every line; a body may run over several lines."""
    head = Letterhead()
    for line in lines:
        if line.text.startswith("Kính gửi"):
            break
        for text in _columns(line):
            _take(head, text, line)
    head.bodies = [everyday(body) for body in head.bodies]
    return head


def _columns(line: Line) -> Iterator[str]:
    """The texts side by side; the State's name and its motto begin a column even where the blanks were lost."""
    for column in line.columns:
        yield from (part.strip() for part in _STATE.split(column) if part.strip())


def _take(head: Letterhead, text: str, line: Line) -> None:
    number, dated, subject = (
        NUMBER.match(text),
        PLACE_DATE.search(text) or _SHORT_DATE.search(text),
        SUBJECT.match(text),
    )
    if fold(text).startswith(("cong hoa xa hoi", "doc lap")):
        head.has_state_name = True
        return
    if number and (number["number"] or number["symbol"]) and head.number_line is None:
        _number(head, number, line)
    if dated and head.date_line is None:
        _date(head, dated, line)
    elif subject:
        head.subject = subject["subject"]
    elif head.subject and head.number_line and not number and not _BODY.match(fold(text)):
        head.subject += f" {text}"
    elif not number:
        _body(head, text)


def _number(head: Letterhead, match: re.Match[str], line: Line) -> None:
    head.number_line = line.n
    head.symbol = (match["symbol"] or "").strip("/.-") or None
    if match["number"] and head.symbol:
        separator = match["rest"].strip()[0]
        head.number = f"{match['number']}{separator}{head.symbol}"


def _date(head: Letterhead, match: re.Match[str], line: Line) -> None:
    head.date_line, head.place = line.n, match["place"].strip()
    if match["month"] and match["year"]:
        head.month = f"{match['year']}-{int(match['month']):02d}"
        if match["day"]:
            head.date = f"{head.month}-{int(match['day']):02d}"


def _body(head: Letterhead, text: str) -> None:
    """A name of a body, or the rest of one that began on the line before."""
    if _BODY.match(fold(text)) and ":" not in text:
        head.bodies.append(text)
    elif head.bodies and head.number_line is None and text == text.upper() and any(each.isalpha() for each in text):
        head.bodies[-1] += f" {text}"


def everyday(name: str) -> str:
    """SỞ KHOA HỌC VÀ CÔNG NGHỆ → Sở Khoa học và Công nghệ, UBND TỈNH HÀ SƠN → UBND tỉnh Hà Sơn (annex II of NĐ 30/2020)."""
    if name != name.upper():
        return name
    match = re.match(r"^(?P<body>.*?)(?:\s*\b(?P<level>TỈNH|THÀNH PHỐ|HUYỆN)\s+(?P<place>[^()]+))?$", name)
    body, level, place = (match["body"], match["level"], match["place"]) if match else (name, None, None)
    spelt = _spelt(body.strip())
    return (
        f"{spelt} {level.lower()} {' '.join(word.capitalize() for word in place.split())}" if level and place else spelt
    )


def _spelt(body: str) -> str:
    """Capitals for the first word, and for the first word of every field that the body's name lists."""
    if body.startswith("UBND"):
        return "UBND" + body[4:].lower()
    words = body.lower().capitalize().split()
    lists_fields = bool(words) and words[0] in {"Sở", "Bộ", "Ban", "Viện", "Trung", "Cục", "Phòng"}
    for at in range(1, len(words)):
        if lists_fields and (at == 1 or words[at - 1] == "và" or words[at - 1].endswith(",")):
            words[at] = words[at].capitalize()
    return " ".join(words)
