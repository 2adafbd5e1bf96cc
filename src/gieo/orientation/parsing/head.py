"""The face of a document: letterhead, type, title, issuer, plan year."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from gieo.kernel.text import normalise_tone
from gieo.orientation.parsing.citations import iso_day
from gieo.orientation.parsing.document import Heading
from gieo.orientation.parsing.labels import Level, label_of
from gieo.orientation.parsing.letterhead import Letterhead, read_letterhead
from gieo.orientation.parsing.letters import SMALL
from gieo.orientation.parsing.lines import Layout, Line, joined, span
from gieo.orientation.parsing.province import most_named, province_in

LETTER = "CÔNG VĂN"
# The kinds of administrative documents (NĐ 30/2020, article 7) that carry their name, and three of legislation.
TYPES = (
    "NGHỊ QUYẾT", "QUYẾT ĐỊNH", "CHỈ THỊ", "QUY CHẾ", "QUY ĐỊNH", "THÔNG CÁO", "THÔNG BÁO", "HƯỚNG DẪN",
    "CHƯƠNG TRÌNH", "KẾ HOẠCH", "PHƯƠNG ÁN", "ĐỀ ÁN", "DỰ ÁN", "BÁO CÁO", "BIÊN BẢN", "TỜ TRÌNH", "CÔNG ĐIỆN",
    "KẾT LUẬN", "THÔNG TƯ", "NGHỊ ĐỊNH", "LUẬT",
)  # fmt: skip
FACE = 60
LONGEST_TITLE = 9
BASIS_START = re.compile(r"^(?P<keyword>Căn cứ|Thực hiện|Theo đề nghị|Theo|Xét đề nghị|Xét)\b")
BODY_NAME = r"(?:Sở|SỞ|UBND|Ủy ban|ỦY BAN|Bộ|BỘ|Chủ tịch|Hội đồng|Tỉnh ủy|Ban|Viện|Trường|Văn phòng|Cục|Giám đốc)"
ENACTING = re.compile(rf"^(?!Ban hành){BODY_NAME}\b")
_VERBS = (
    r"(?:thông báo|ban hành|yêu cầu|quyết định|xây dựng|đề nghị|hướng dẫn|trân trọng thông báo|kính mời|kính đề nghị)"
)
ENACTS = re.compile(rf"\b{_VERBS}\b")
_ISSUER = re.compile(rf"(?:^|[,;]\s+)(?P<body>{BODY_NAME}[^,;:]{{0,60}}?)\s+{_VERBS}\b")
_YEAR = re.compile(r"năm\s+(?P<year>20\d\d)", re.IGNORECASE)
_NUMBERED_KIND = re.compile(
    rf"^[^{SMALL}]+?\s+(?:SỐ|[Ss]ố)\s*:?\s*(?P<number>\d+[a-zA-Z]?[/-][A-ZĐ][\w&./-]*)"
    r"(?:\s*,?\s*(?:NGÀY|[Nn]gày)\s+(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4}))?$"
)
_SALUTATION = re.compile(r"^Kính gửi\s*:?", re.IGNORECASE)


@dataclass
class Face:
    """What was read off the top, which lines it took, and where the text goes on."""

    heading: Heading
    letterhead: Letterhead = field(default_factory=Letterhead)
    lines: list[Line] = field(default_factory=list)
    body_start: int = 0


def read_face(lines: Sequence[Line], layout: Layout) -> Face:
    """Read the top of the document; `body_start` is the index of the first line after the title."""
    at = _type_index(lines)
    face = _titled(lines, at, layout) if at is not None else _letter(lines)
    head, heading = face.letterhead, face.heading
    heading.issuer = head.bodies[-1] if head.bodies else None
    heading.parent_body = head.bodies[0] if len(head.bodies) > 1 else None
    heading.number, heading.symbol, heading.place = head.number, head.symbol, head.place
    heading.date, heading.month = head.date, head.month
    if at is not None:
        _number_in(lines[at], heading)
    heading.face_lines = [line.n for line in face.lines]
    return face


def _titled(lines: Sequence[Line], at: int, layout: Layout) -> Face:
    """A document whose kind is printed above its title."""
    kind, first = _type_of(lines[at])
    end = _title_end(lines, at, layout)
    title = " ".join(filter(None, (first, joined(lines[at + 1 : end]))))
    heading = Heading(type=kind)
    if title:
        heading.title = title
        heading.lines = span(lines[at + (0 if first else 1) : end])
    return Face(heading, read_letterhead(lines[:at]), list(lines[:end]), end)


def _letter(lines: Sequence[Line]) -> Face:
    """An official letter names its subject under its number and says whom it is for."""
    end = _letter_end(lines)
    head = read_letterhead(lines[:end])
    is_letter = bool(head.subject or any(_SALUTATION.match(line.text) for line in lines[:end]))
    heading = Heading(type=LETTER if is_letter else None, title=head.subject)
    return Face(heading, head, list(lines[:end]) if is_letter or head.bodies or head.number_line else [], end)


def _letter_end(lines: Sequence[Line]) -> int:
    """Behind the salutation and the list of those it is for; without one, where grounds or bullets begin."""
    saluted = next((at for at, line in enumerate(lines[:FACE]) if _SALUTATION.match(line.text)), None)
    if saluted is not None:
        end = saluted + 1
        while end < len(lines) and (lines[end].is_bullet or lines[end].text[:1].islower()):
            end += 1
        return end
    for at, line in enumerate(lines[:FACE]):
        if BASIS_START.match(line.text) or line.is_bullet:
            return at
    return 0


def _type_index(lines: Sequence[Line]) -> int | None:
    for at, line in enumerate(lines[:FACE]):
        if _type_of(line)[0]:
            return at
        if BASIS_START.match(line.text) or _SALUTATION.match(line.text):
            return None
    return None


def _type_of(line: Line) -> tuple[str | None, str]:
    """The kind a line names, and what of the title stands behind it on the same line."""
    text = line.text.rstrip(" :")
    squeezed = text.replace(" ", "").upper()
    for kind in TYPES:
        if squeezed == kind.replace(" ", "") and text[:1].isupper():
            return kind, ""
        if text.startswith(f"{kind} ") and _NUMBERED_KIND.match(text):
            return kind, ""
        if text.startswith(f"{kind} ") and re.match(r"^(?:V/v|Về|VỀ)\b", text[len(kind) + 1 :]):
            return kind, text[len(kind) + 1 :]
    return None, ""


def _number_in(line: Line, heading: Heading) -> None:
    """A copy from the net may print number and day beside the kind: "THÔNG BÁO SỐ 07/TB-SKHCN NGÀY 05/01/2026"."""
    match = _NUMBERED_KIND.match(line.text)
    if match and heading.number is None:
        heading.number = match["number"]
        heading.symbol = re.split(r"[/-]", match["number"], maxsplit=1)[1]
        heading.date = heading.date or (iso_day(match["day"], match["month"], match["year"]) if match["day"] else None)


def _title_end(lines: Sequence[Line], at: int, layout: Layout) -> int:
    """The title runs to the first ground, label, enacting sentence or wider gap."""
    end = at + 1
    while end < len(lines) and end - at < LONGEST_TITLE and not _ends_title(lines, at, end, layout):
        end += 1
    return end


def _ends_title(lines: Sequence[Line], at: int, end: int, layout: Layout) -> bool:
    line = lines[end]
    label = label_of(line)
    if label and (label.level is Level.BULLET or label.value == 1):
        return True
    if end == at + 1:
        return bool(BASIS_START.match(line.text)) and not line.is_capitals and " số " in line.text
    gap = max(lines[at + 1].after_gap if layout.gap else 0, layout.gap)
    starts = BASIS_START.match(line.text) or ENACTING.match(normalise_tone(line.text))
    return line.after_gap > gap or bool(starts and not line.is_capitals)


def complete(heading: Heading, lines: Sequence[Line], enacting: Sequence[Line], closing: Sequence[Line]) -> None:
    """Finish the face from the text: province, issuer where the letterhead is missing, plan year."""
    enacting_text = joined(enacting)
    if heading.issuer is None and enacting:
        heading.issuer = _issuer_of(enacting_text)
        named = [line.n for line in enacting if heading.issuer and heading.issuer[:12] in line.text]
        closes = [line.n for line in closing if "trân trọng" in line.text]
        heading.issuer_lines = named[-1:] + closes if heading.issuer else []
    heading.province = _province_of(heading, lines)
    heading.issuer = _full_issuer(heading)
    heading.plan_year = _last_year(heading.title or "") or (_last_year(enacting_text) if heading.title else None)


def _issuer_of(text: str) -> str | None:
    """The body in front of the last verb that enacts."""
    found = list(_ISSUER.finditer(text))
    return found[-1]["body"].strip() if found else None


def _province_of(heading: Heading, lines: Sequence[Line]) -> str | None:
    """The province of the letterhead, issuer or title if they name one, else the one named most, else the place."""
    for text in (heading.parent_body, heading.issuer, heading.title):
        name = province_in(text or "")
        if name:
            return name
    return most_named(lines) or heading.place


def _full_issuer(heading: Heading) -> str | None:
    """Spelt out and with its province: "Sở KH&CN" → "Sở Khoa học và Công nghệ tỉnh Hà Sơn"."""
    if not heading.issuer:
        return None
    issuer = re.sub(r"\bKH&CN\b|\bKHCN\b", "Khoa học và Công nghệ", heading.issuer)
    if not heading.province or heading.province in issuer:
        return issuer
    if heading.province.casefold() in issuer.casefold():
        return re.sub(re.escape(heading.province), heading.province, issuer, flags=re.IGNORECASE)
    level = "thành phố" if "thành phố" in (heading.parent_body or "").lower() else "tỉnh"
    return f"{issuer.removesuffix(f' {level}')} {level} {heading.province}"


def _last_year(text: str) -> int | None:
    years = [int(match["year"]) for match in _YEAR.finditer(text)]
    return years[-1] if years else None
