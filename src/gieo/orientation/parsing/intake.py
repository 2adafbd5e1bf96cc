"""When and where proposals are received: windows, places, phones, addresses on the net."""

import re
from collections.abc import Callable, Iterator, Sequence

from gieo.orientation.parsing.citations import DATE, iso
from gieo.orientation.parsing.document import Deadline
from gieo.orientation.parsing.lines import BULLET, Line, joined

_FROM = re.compile(rf"(?:từ|kể từ)\s+ngày\s+{DATE.pattern}", re.IGNORECASE)
_FROM_NOTICE = re.compile(
    r"(?:từ|kể từ)\s+ngày\s+(?:ra\s+|ban hành\s+)?(?:thông báo|ký|công bố|ban hành)", re.IGNORECASE
)
_UNTIL = re.compile(
    rf"(?P<kind>đến\s+hết\s+ngày|hết\s+ngày|đến\s+ngày|chậm nhất(?:\s+là)?(?:\s+đến)?\s+ngày|trước\s+ngày|trước\s+\d+\s*(?:giờ|h)\s*\d*\s*(?:phút)?\s*ngày)\s+{DATE.pattern}",
    re.IGNORECASE,
)
_YEARLY = re.compile(
    r"(?P<kind>trước\s+ngày|đến\s+hết\s+ngày|chậm nhất(?:\s+là)?\s+ngày)\s+(?P<day>\d{1,2})/(?P<month>\d{1,2})(?!/)\s*(?:hằng|hàng)\s+năm",
    re.IGNORECASE,
)
_URL = re.compile(r"https?://[^\s;,)”\"<>]+")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<!\d)(?:\(0\d{1,4}\)|0\d{1,3})[\s.\-]?\d[\d\s.\-]{5,10}\d(?!\d)")
_PHONE_WORD = re.compile(r"điện thoại|đt\b|tel|fax|hotline|liên hệ", re.IGNORECASE)
_PLACE = re.compile(r"địa chỉ:\s*(?!http)(?P<place>[^:;]{8,200}?)(?:\.(?:\s|$)|;|$)", re.IGNORECASE)
_AT = re.compile(
    r"(?:nộp|gửi)\s+(?:trực tiếp|bản giấy|hồ sơ)[^.:]{0,30}?(?:tại|về|đến)\s+(?P<place>.{15,260}?)(?:\.(?:\s|$)|$)",
    re.IGNORECASE,
)


def deadlines(lines: Sequence[Line]) -> list[Deadline]:
    """Opening, closing and yearly dates, each with its line. A date that follows a document's number is none."""
    return list(_deadlines(lines))


def _deadlines(lines: Sequence[Line]) -> Iterator[Deadline]:
    text, place = _run(lines)
    for match in _FROM.finditer(text):
        yield Deadline(what="open", iso=iso(match), boundary="from", line=place(match.start()))
    for match in _FROM_NOTICE.finditer(text):
        yield Deadline(what="open", iso=None, boundary="notice_date", line=place(match.start()))
    for match in _UNTIL.finditer(text):
        yield Deadline(what="close", iso=iso(match), boundary=_boundary(match["kind"]), line=place(match.start("day")))
    for match in _YEARLY.finditer(text):
        yearly = f"{int(match['month']):02d}-{int(match['day']):02d}"
        yield Deadline(
            what="recurring", recurring=yearly, boundary=_boundary(match["kind"]), line=place(match.start("day"))
        )


def _boundary(kind: str) -> str:
    return "before" if kind.lower().startswith("trước") else "through"


def _run(lines: Sequence[Line]) -> tuple[str, Callable[[int], int]]:
    """One running text, and a function from a place in it to the line."""
    text, starts = "", []
    for line in lines:
        starts.append((len(text), line.n))
        text += line.text + " "

    def place(at: int) -> int:
        return max((n for start, n in starts if start <= at), default=0)

    return text, place


def urls(lines: Sequence[Line]) -> list[str]:
    """Addresses on the net, each once, without what follows them in the sentence."""
    found = (match.group().rstrip(".,;/") for line in lines for match in _URL.finditer(line.text))
    return list(dict.fromkeys(found))


def emails(lines: Sequence[Line]) -> list[str]:
    """Mail addresses, each once."""
    return list(dict.fromkeys(match.group() for line in lines for match in _EMAIL.finditer(line.text)))


def phones(lines: Sequence[Line]) -> list[str]:
    """Phone numbers as printed, on lines that speak of a phone."""
    spoken = [line for line in lines if _PHONE_WORD.search(line.text)]
    return [match.group().strip() for line in spoken for match in _PHONE.finditer(line.text)]


def normalise_phone(printed: str) -> str:
    """(0205) 3 874 205 → 02053874205."""
    return re.sub(r"\D", "", printed)


def places(lines: Sequence[Line]) -> list[str]:
    """Where to bring the form."""
    text = BULLET.sub("", joined(lines), count=1) if lines else ""
    found = [match["place"].strip() for pattern in (_PLACE, _AT) for match in pattern.finditer(text)]
    return list(dict.fromkeys(found))
