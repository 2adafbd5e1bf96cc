"""When and where proposals are received: windows, places, phones, addresses on the net."""

import re
from collections.abc import Iterator, Sequence

from gieo.orientation.parsing.citations import Run, iso_day
from gieo.orientation.parsing.document import Deadline
from gieo.orientation.parsing.lines import BULLET, Line, joined

# 15/4/2024, 15/4, 15.4.2024, 15 tháng 4 năm 2024
_DAY = r"(?P<day>\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)(?P<month>\d{1,2})(?!\d)(?:(?:\s*[/.-]\s*|\s+năm\s+)(?P<year>20\d\d))?(?![/\d])"
_TIME = r"(?P<hour>\d{1,2})\s*(?:giờ|h|g|:)\s*(?P<minute>\d{2})?\s*(?:phút)?,?\s*(?:,|của)?\s*"
_FROM = re.compile(rf"\b(?:từ|kể từ|bắt đầu từ)\s+(?:{_TIME})?ngày\s+{_DAY}", re.IGNORECASE)
_FROM_DAY = re.compile(r"\b(?:từ|kể từ)\s+ngày\s+(?P<day>\d{1,2})\s+(?=đến\b)", re.IGNORECASE)
_FROM_NOTICE = re.compile(
    r"\b(?:từ|kể từ)\s+(?:ngày\s+)?(?:ra\s+|ban hành\s+|có\s+)?(?:thông báo|ký|công bố|ban hành)", re.IGNORECASE
)
_UNTIL = re.compile(
    rf"(?P<kind>đến\s+hết|hết|đến|chậm nhất|muộn nhất|trước|hạn (?:cuối|chót|nộp)[^:.;]{{0,40}}:)\s*(?:là\s+|vào\s+|đến\s+|trước\s+)*(?:{_TIME})?ngày\s+{_DAY}"
    r"(?P<yearly>\s*(?:hằng|hàng|mỗi)\s+năm)?",
    re.IGNORECASE,
)
_YEARLY_BEFORE = re.compile(r"(?:h[ằà]ng|mỗi)\s+năm\s*(?:,\s*|\(\s*)?$", re.IGNORECASE)
_URL = re.compile(r"(?:https?://|(?<![@\w.])www\.)[^\s;,)”\"<>]+")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\d/])(?:\(\+?84\)|\+84|\(0\d{1,4}\)|0\d{1,3})[\s.\-]?\d[\d\s.\-]{5,10}\d(?![\d/])")
_PHONE_WORD = re.compile(r"điện thoại|\bđt\b|\btel\b|\bfax\b|hotline|liên hệ|số máy|zalo", re.IGNORECASE)
_PLACE = re.compile(
    r"địa chỉ(?:\s+(?:nhận|tiếp nhận|nộp|gửi)[^:.;]{0,40})?:\s*(?!http|www)(?P<place>[^:;]{8,200}?)(?:\.(?:\s|$)|;|$)",
    re.IGNORECASE,
)
_AT = re.compile(
    r"(?:nộp|gửi)\s+(?:trực tiếp|bản giấy|hồ sơ)[^.:]{0,30}?(?:tại|về|đến)\s+(?P<place>.{15,260}?)(?:\.(?:\s|$)|$)",
    re.IGNORECASE,
)
_DESK = re.compile(
    r"(?:nơi|địa điểm)\s+(?:nhận|tiếp nhận|nộp)[^:.;]{0,40}:\s*(?!.{0,80}địa chỉ:)(?P<place>[^:;]{8,200}?)(?:\.(?:\s|$)|;|$)",
    re.IGNORECASE,
)
_BRACKETED = re.compile(
    r"(?:gửi|nộp)\s+(?:về|tại|đến)\s+(?P<place>[^.;:(]{5,80}\((?:số|địa chỉ|đường|phố)[^)]{8,140}\))", re.IGNORECASE
)
_STREET = re.compile(r"\b(?:đường|phố|phường|xã|thị trấn|thành phố|tỉnh|quảng trường)\b", re.IGNORECASE)
_PLACES = (_PLACE, _DESK, _AT, _BRACKETED)


def deadlines(lines: Sequence[Line]) -> list[Deadline]:
    """Opening, closing and yearly dates, each with its line. A date that follows a document's number is none."""
    run = Run(lines)
    return [*_openings(run), *_closings(run)]


def _openings(run: Run) -> Iterator[Deadline]:
    for match in _FROM.finditer(run.text):
        day = iso_day(match["day"], match["month"], match["year"] or _year_of_the_end(run.text, match.end()))
        yield Deadline(what="open", iso=day, boundary="from", line=run.line(match.start()))
    for match in _FROM_DAY.finditer(run.text):
        end = _UNTIL.match(run.text, match.end())
        if end:
            day = iso_day(match["day"], end["month"], end["year"])
            yield Deadline(what="open", iso=day, boundary="from", line=run.line(match.start()))
    for match in _FROM_NOTICE.finditer(run.text):
        yield Deadline(what="open", iso=None, boundary="notice_date", line=run.line(match.start()))


def _year_of_the_end(text: str, at: int) -> str | None:
    """The year printed once, at the end: "từ ngày 15/4 đến hết ngày 31/5/2024"."""
    end = _UNTIL.match(text, at + len(text[at:]) - len(text[at:].lstrip()))
    return end["year"] if end else None


def _closings(run: Run) -> Iterator[Deadline]:
    for match in _UNTIL.finditer(run.text):
        line = run.line(match.start("day"))
        yearly = bool(match["yearly"] or (not match["year"] and _YEARLY_BEFORE.search(run.text[: match.start()])))
        day = iso_day(match["day"], match["month"], match["year"])
        month_day = iso_day(match["day"], match["month"], "2024") if yearly else None
        time = f"{int(match['hour']):02d}:{match['minute'] or '00'}" if match["hour"] else None
        yield Deadline(
            what="recurring" if yearly else "close",
            iso=None if yearly else day,
            recurring=month_day[5:] if month_day else None,
            time=time,
            boundary=_boundary(match["kind"], time),
            line=line,
        )


def _boundary(kind: str, time: str | None) -> str:
    """Before an hour of a day, that day still counts in part."""
    return "before" if kind.lower().startswith("trước") and time is None else "through"


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
    """Digits alone, from the 0 of the country: (0205) 3 874 205 → 02053874205, +84 91… → 091…."""
    digits = re.sub(r"\D", "", printed)
    return f"0{digits[2:].removeprefix('0')}" if digits.startswith("84") else digits


def places(lines: Sequence[Line]) -> list[str]:
    """Where to bring the form, out of one paragraph that says so."""
    text = BULLET.sub("", joined(lines), count=1)
    found = [match["place"].strip(" .") for pattern in _PLACES for match in pattern.finditer(text)]
    return list(dict.fromkeys(found))


def bare_place(lines: Sequence[Line]) -> list[str]:
    """The first sentence of a paragraph that stands under "Địa chỉ …" and names a street or place itself."""
    text = BULLET.sub("", joined(lines), count=1)
    sentence = re.split(r"\.(?:\s|$)|;", text)[0]
    return [sentence.strip()] if _STREET.search(sentence) and not _URL.search(sentence) else []
