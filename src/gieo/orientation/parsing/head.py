"""The face of a document: letterhead, number, place and date, type, title, issuer, plan year."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from gieo.kernel.text import fold, nfc
from gieo.orientation.parsing.document import Heading
from gieo.orientation.parsing.lines import Line, joined, span

TYPES = (
    "THÔNG BÁO", "CHỈ THỊ", "KẾ HOẠCH", "QUYẾT ĐỊNH", "CÔNG VĂN", "TỜ TRÌNH", "BÁO CÁO", "HƯỚNG DẪN", "NGHỊ QUYẾT",
    "CHƯƠNG TRÌNH", "ĐỀ ÁN", "QUY CHẾ", "QUY ĐỊNH", "THÔNG TƯ", "NGHỊ ĐỊNH",
)  # fmt: skip
FACE = 60
BASIS_START = re.compile(r"^(Căn cứ|Thực hiện|Theo đề nghị|Xét đề nghị|Xét)\b")
NUMBER_LINE = re.compile(r"Số\s*:\s*(?P<number>\d+[a-z]?)?\s*(?:/\s*(?P<symbol>[A-ZĐ][\w&Đđ\-/]*))?")
PLACE_DATE = re.compile(
    r"(?P<place>[A-ZĐÀ-Ỹ][\wÀ-ỹ.\- ]*?),\s*ngày\s*(?P<day>\d{1,2})?[\s.…]*tháng\s*(?P<month>\d{1,2})?[\s.…]*năm\s*(?P<year>\d{4})?"
)
BODY_NAME = r"(?:Sở|SỞ|UBND|Ủy ban nhân dân|Uỷ ban nhân dân|ỦY BAN NHÂN DÂN|Bộ|BỘ|Chủ tịch|Hội đồng|Tỉnh ủy|Ban|Viện|Trường|Văn phòng)"
ENACTING = re.compile(rf"^{BODY_NAME}\b")
ENACTS = re.compile(r"\b(thông báo|ban hành|yêu cầu|quyết định|xây dựng|đề nghị|hướng dẫn|trân trọng thông báo)\b")
ISSUER = re.compile(
    rf"(?:^|[,;]\s+)(?P<body>{BODY_NAME}[^,;:]{{0,60}}?)\s+(?:thông báo|ban hành|yêu cầu|quyết định|xây dựng|hướng dẫn)\b"
)
PROVINCE = re.compile(
    r"(?:tỉnh|TỈNH|[Tt]hành phố|THÀNH PHỐ)\s+(?P<name>(?:[A-ZĐÀ-Ỹ][\wÀ-ỹĐđ]*)(?:\s[A-ZĐÀ-Ỹ][\wÀ-ỹĐđ]*){0,3})"
)
YEAR = re.compile(r"năm\s+(?P<year>20\d\d)", re.IGNORECASE)


@dataclass
class Face:
    """What was read off the top, and which lines it took."""

    heading: Heading
    lines: list[Line] = field(default_factory=list)
    body_start: int = 0  # index into the lines of the document
    has_state_name: bool = False
    number_line: int | None = None
    date_line: int | None = None


def read_face(lines: Sequence[Line]) -> Face:
    """Read the top of the document; `body_start` is the index of the first line after the title."""
    at = _type_index(lines)
    face = Face(Heading())
    if at is None:
        _letterhead(face, lines[: _letterhead_end(lines)])
        return face
    face.heading.type = nfc(lines[at].text.rstrip(" :"))
    end = _title_end(lines, at)
    title = lines[at + 1 : end]
    if title:
        face.heading.title, face.heading.lines = joined(title), span(title)
    face.lines, face.body_start = list(lines[:end]), end
    _letterhead(face, lines[:at])
    return face


def _type_index(lines: Sequence[Line]) -> int | None:
    for at, line in enumerate(lines[:FACE]):
        if line.text.rstrip(" :") in TYPES:
            return at
        if BASIS_START.match(line.text):
            return None
    return None


def _letterhead_end(lines: Sequence[Line]) -> int:
    """Without a type (an official letter) the face is what stands above the first long line or ground."""
    for at, line in enumerate(lines[:FACE]):
        if BASIS_START.match(line.text) or line.is_bullet or line.text.startswith("Kính gửi"):
            return at
    return 0


def _title_end(lines: Sequence[Line], at: int) -> int:
    """The title runs to the first ground, bullet, numbered heading or wider gap."""
    end = at + 1
    usual = lines[end].after_gap if end < len(lines) else 0
    while end < len(lines):
        line = lines[end]
        first = end == at + 1
        wide = line.after_gap > max(usual, 1) and not first
        if wide or (not first and (BASIS_START.match(line.text) or ENACTING.match(line.text))) or line.is_bullet:
            break
        if re.match(r"^(?:[IVX]+|\d{1,2})\.\s", line.text):
            break
        if not first and usual == 0 and line.after_gap:
            break
        end += 1
        if line.after_gap == 1 and usual == 1 and end - at > 8:  # noqa: PLR2004  (no title has nine lines)
            break
    return end


def _letterhead(face: Face, lines: Sequence[Line]) -> None:
    heading = face.heading
    text = " ".join(line.text for line in lines)
    face.has_state_name = "CONG HOA XA HOI CHU NGHIA" in fold(text).upper()
    for line in lines:
        _number(face, line)
        _place_date(face, line)
    bodies = [_body(line.text) for line in lines]
    names = [name for name in bodies if name]
    if names:
        heading.issuer = names[-1]
        heading.parent_body = names[0] if len(names) > 1 else None


def _number(face: Face, line: Line) -> None:
    match = NUMBER_LINE.search(line.text)
    if match and face.number_line is None:
        face.number_line = line.n
        face.heading.symbol = (match["symbol"] or "").strip("/") or None
        if match["number"] and match["symbol"]:
            face.heading.number = f"{match['number']}/{face.heading.symbol}"


def _place_date(face: Face, line: Line) -> None:
    match = PLACE_DATE.search(NUMBER_LINE.sub("", line.text))
    if not match:
        return
    face.date_line = line.n
    heading = face.heading
    heading.place = match["place"].strip()
    if match["month"] and match["year"]:
        heading.month = f"{match['year']}-{int(match['month']):02d}"
        if match["day"]:
            heading.date = f"{heading.month}-{int(match['day']):02d}"


def _body(text: str) -> str | None:
    """A body named in the left column of the letterhead, in everyday spelling."""
    left = re.split(r"\s{3,}|CỘNG HÒA|CỘNG HOÀ|Độc lập", text)[0].strip()
    if not re.match(rf"^{BODY_NAME}\b", left) or ":" in left:
        return None
    return sentence_case(left)


def sentence_case(text: str) -> str:
    """SỞ KHOA HỌC VÀ CÔNG NGHỆ → Sở Khoa học và Công nghệ; UBND TỈNH HÀ SƠN → UBND tỉnh Hà Sơn."""
    if text != text.upper():
        return text
    match = re.match(r"^(?P<body>.*?)(?P<level>\s*\b(?:TỈNH|THÀNH PHỐ)\b)(?P<name>.*)$", text)
    body, level, name = (match["body"], match["level"], match["name"]) if match else (text, "", "")
    body = "UBND" if body.strip() == "UBND" else _department(body)
    return f"{body.strip()}{' ' + level.strip().lower() if level else ''}{name.title()}"


def _department(text: str) -> str:
    words = text.lower().capitalize()
    for name in (
        "khoa học",
        "công nghệ",
        "nông nghiệp",
        "tài chính",
        "kế hoạch",
        "giáo dục",
        "tài nguyên",
        "thông tin",
    ):
        words = words.replace(name, name.capitalize())
    return words


def complete_issuer(heading: Heading, closing_lines: Sequence[Line], enacting: Sequence[Line]) -> None:
    """Name the issuer from the enacting sentence when the letterhead is missing, and finish its province."""
    if heading.issuer is None and enacting:
        heading.issuer = _issuer_of(joined(enacting))
        heading.issuer_lines = [line.n for line in enacting if heading.issuer and heading.issuer[:12] in line.text][-1:]
    if heading.issuer:
        heading.issuer_lines += [line.n for line in closing_lines if "trân trọng" in line.text]
    if heading.issuer and heading.province and heading.province not in heading.issuer:
        heading.issuer = re.sub(r"\s+tỉnh$", "", heading.issuer) + f" tỉnh {heading.province}"
    if heading.issuer:
        heading.issuer = re.sub(r"\bKH&CN\b|\bKHCN\b", "Khoa học và Công nghệ", heading.issuer)


def _issuer_of(text: str) -> str | None:
    """The body in front of the last verb that enacts."""
    found = list(ISSUER.finditer(text))
    return found[-1]["body"].strip() if found else None


def province_of(heading: Heading, lines: Sequence[Line]) -> str | None:
    """The province: of the letterhead or title if they name one, else the one named most."""
    for text in (heading.parent_body or "", heading.issuer or "", heading.title or ""):
        match = PROVINCE.search(text)
        if match:
            return _name(match)
    counts: dict[str, int] = {}
    for line in lines:
        for match in PROVINCE.finditer(line.text):
            counts[_name(match)] = counts.get(_name(match), 0) + 1
    return max(counts, key=lambda name: counts[name]) if counts else heading.place


def _name(match: re.Match[str]) -> str:
    """At most two words unless the third is a name as well: Bắc Giang, Lạng Sơn, Bà Rịa."""
    words = match["name"].split()
    return " ".join(word.capitalize() for word in words[:2])


def plan_year_of(heading: Heading) -> int | None:
    """The last year the title names."""
    years = [int(match["year"]) for match in YEAR.finditer(heading.title or "")]
    return years[-1] if years else None
