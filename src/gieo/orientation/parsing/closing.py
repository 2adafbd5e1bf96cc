"""The end of a document: recipients on the left, the signature on the right or below."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from gieo.kernel.text import normalise_tone
from gieo.orientation.parsing.document import Recipient, Signature
from gieo.orientation.parsing.letters import CAPITAL, SMALL
from gieo.orientation.parsing.lines import BULLET, Layout, Line, joined, span

RECIPIENTS = re.compile(r"^N[Ơơ][Ii] [Nn][Hh][Ậậ][Nn]\s*(?::\s*(?P<rest>.*))?$", re.IGNORECASE)
_NOTE = re.compile(r"\((?P<note>[^()]+)\)")
_TITLES = (
    "GIÁM ĐỐC|CHỦ TỊCH|BỘ TRƯỞNG|THỨ TRƯỞNG|CHÁNH VĂN PHÒNG|CHÁNH THANH TRA|TRƯỞNG PHÒNG|TRƯỞNG BAN|CHI CỤC TRƯỞNG|"
    "CỤC TRƯỞNG|VIỆN TRƯỞNG|HIỆU TRƯỞNG|BÍ THƯ|VỤ TRƯỞNG"
)
_POSITION = re.compile(
    rf"^(?:(?P<capacity>KT|TM|TL|TUQ|Q)\.?\s*)?(?P<position>(?:PHÓ\s+)?(?:TỔNG\s+)?(?:{_TITLES})[\w\s,]*"
    r"|(?:ỦY BAN NHÂN DÂN|UBND|BAN|HỘI ĐỒNG|TẬP THỂ)[\w\s]*)$"
)
_ACTS_FOR = re.compile(r"^(?:KT|TM|TL|TUQ)\b")
_NAME = re.compile(
    rf"^(?:(?:TS|ThS|PGS|GS|CN|KS|BS|CKI|CKII)[.\s]*)*(?P<name>(?:[{CAPITAL}][{SMALL}]*\.?\s){{1,5}}[{CAPITAL}][{SMALL}]+|(?:[{CAPITAL}]+\s){{1,4}}[{CAPITAL}]+)$"
)
_SEAL = re.compile(r"^[(\[].*(?:ký|chữ ký|đóng dấu).*[)\]]$|^Đã ký\b|^Ký bởi\b|^Người ký\b", re.IGNORECASE)
_ARCHIVE = re.compile(r"^[-–•*]\s*Lưu\b")
_FAR_RIGHT = re.compile(r"^\s{12,}")
_DASHES = "-–—"
ROOM_FOR_SEAL = 8
LONGEST_HEADING = 20


@dataclass
class Closing:
    """Recipients and signature with the lines they take."""

    recipients: list[Recipient] = field(default_factory=list)
    signature: Signature = field(default_factory=Signature)
    taken: list[Line] = field(default_factory=list)


def closing_index(lines: Sequence[Line]) -> int | None:
    """Where the end begins: at the list of recipients, or at the signature where that stands first or alone."""
    matches = [(at, match) for at, line in enumerate(lines) for match in [RECIPIENTS.match(line.columns[0])] if match]
    alone = [at for at, match in matches if not match["rest"]]
    if alone or matches:
        return _signature_above(lines, alone[0] if alone else matches[-1][0])
    listed = _archive_list(lines)
    if listed is not None:
        return _signature_above(lines, listed)
    return next((at for at in reversed(range(len(lines))) if _signs(lines, at)), None)


def _archive_list(lines: Sequence[Line]) -> int | None:
    """The list that ends with the archive ("- Lưu: VT"), where its heading was misread."""
    last = next((at for at in reversed(range(len(lines))) if _ARCHIVE.match(lines[at].text)), None)
    if last is None:
        return None
    first = last
    while first and lines[first - 1].is_bullet:
        first -= 1
    has_heading = bool(first) and len(lines[first - 1].text) < LONGEST_HEADING and lines[first - 1].text.endswith(":")
    return first - 1 if has_heading else first


def _signature_above(lines: Sequence[Line], at: int) -> int:
    """A text made from two columns may give the signature before the recipients."""
    above = range(max(at - ROOM_FOR_SEAL, 0), at)
    return next((start for start in above if _position(lines[start].text) and _signs(lines, start)), at)


def _signs(lines: Sequence[Line], at: int) -> bool:
    """A position with a name below it, before the text ends."""
    below = lines[at + 1 : at + ROOM_FOR_SEAL]
    return bool(_position(lines[at].text)) and any(_NAME.match(line.text) for line in below)


def read_closing(lines: Sequence[Line], layout: Layout) -> Closing:
    """Read the lines from the recipients on; columns side by side are read one after the other."""
    closing = Closing()
    left, right = _sides(lines)
    start = next((at for at, line in enumerate(left) if RECIPIENTS.match(line.text)), _archive_list(left))
    listed: list[Line] = []
    if start is not None:
        groups, listed = _groups(left[start:], layout)
        closing.recipients = [_recipient(group) for group in groups]
    numbers = {line.n for line in listed}
    rest = [*right, *(line for line in left if line.n not in numbers)]
    closing.signature, signed = read_signature(rest)
    taken = numbers | {line.n for line in signed}
    closing.taken = [line for line in lines if line.n in taken]
    return closing


def _sides(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Left and right column; a line without columns stands on the left, unless it is set far to the right."""
    left, right = [], []
    for line in lines:
        first, *others = line.columns
        if len(others) == 1 and _is_of_signature(others[0]):
            left.append(replace(line, text=first))
            right.append(replace(line, text=others[0]))
        elif _FAR_RIGHT.match(line.raw) and _is_of_signature(line.text):
            right.append(line)
        else:
            left.append(line)
    return left, right


def _is_of_signature(text: str) -> bool:
    return bool(_position(text) or _NAME.match(text) or _SEAL.match(text))


def _groups(lines: Sequence[Line], layout: Layout) -> tuple[list[list[Line]], list[Line]]:
    """The entries after "Nơi nhận:", each with its lines, and all lines of the list."""
    first = RECIPIENTS.match(lines[0].text)
    inline = (first["rest"] or "") if first else ""
    groups = [[replace(lines[0], text=part)] for part in re.split(r";\s*", inline) if part.strip(" .")]
    groups += [[lines[0]]] if lines[0].is_bullet else []
    taken = [lines[0]]
    for line in lines[1:]:
        if _ends_list(line, layout):
            break
        if _starts_entry(line, groups):
            groups.append([line])
        else:
            groups[-1].append(line)
        taken.append(line)
    return groups, taken


def _starts_entry(line: Line, groups: Sequence[Sequence[Line]]) -> bool:
    """An entry has the mark of the first one; without marks, the one before it was closed."""
    if not groups:
        return True
    mark = groups[0][0].text[0]
    if BULLET.match(groups[0][0].text):
        return line.text[0] == mark or (mark in _DASHES and line.text[0] in _DASHES)
    return groups[-1][-1].text.endswith(";")


def _ends_list(line: Line, layout: Layout) -> bool:
    if _position(line.text) or _SEAL.match(line.text):
        return True
    if line.is_bullet:
        return False
    heading = line.is_capitals and len(line.text) > 6  # noqa: PLR2004  (an abbreviation is no heading)
    return heading or line.after_gap > layout.gap + 2


def _recipient(lines: Sequence[Line]) -> Recipient:
    text = BULLET.sub("", joined(lines), count=1).strip(" ;.,")
    note = _NOTE.search(text)
    return Recipient(text=text, note=note["note"] if note else None, line=lines[0].n, lines=span(lines))


def _position(text: str) -> re.Match[str] | None:
    """A position in capitals, as signatures print it."""
    return _POSITION.match(normalise_tone(text)) if text == text.upper() else None


def read_signature(lines: Sequence[Line]) -> tuple[Signature, list[Line]]:
    """Capacity, position and name; the name stands below, after the room for the seal."""
    for at, line in enumerate(lines):
        match = _position(line.text)
        if match:
            return _signature(lines, at, match)
    return Signature(), []


def _signature(lines: Sequence[Line], at: int, match: re.Match[str]) -> tuple[Signature, list[Line]]:
    capacity, position, taken = match["capacity"], match["position"].strip(), [lines[at]]
    below = _position(lines[at + 1].text) if at + 1 < len(lines) else None
    if below and _ACTS_FOR.match(capacity or ""):
        position = below["position"].strip()
        taken.append(lines[at + 1])
    rest = lines[at + len(taken) : at + len(taken) + ROOM_FOR_SEAL]
    sealed = list(_until_name(rest))
    name = sealed[-1] if sealed and _NAME.match(sealed[-1].text) else None
    taken += sealed if name else [line for line in sealed if _SEAL.match(line.text)]
    signature = Signature(
        capacity=capacity or "direct", position=position, name=_name(name.text) if name else None, lines=span(taken)
    )
    return signature, taken


def _until_name(lines: Sequence[Line]) -> Iterator[Line]:
    """Seals and hand-written remarks above the name, and the name."""
    for line in lines:
        if _NAME.match(line.text) and not _SEAL.match(line.text):
            yield line
            return
        if not _SEAL.match(line.text):
            return
        yield line


def _name(printed: str) -> str:
    match = _NAME.match(printed)
    name = match["name"] if match else printed
    return " ".join(word.capitalize() for word in name.split()) if name == name.upper() else name
