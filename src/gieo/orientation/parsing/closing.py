"""The end of a document: recipients and signature."""

import re
from collections.abc import Sequence

from gieo.orientation.parsing.document import Recipient, Signature
from gieo.orientation.parsing.lines import BULLET, Line, joined, span

RECIPIENTS = re.compile(r"^(?:Nơi nhận|Noi nhan)\s*:?", re.IGNORECASE)
_NOTE = re.compile(r"\((?P<note>[^()]+)\)")
_POSITION = re.compile(
    r"^(?:(?P<capacity>KT|TM|TL|TUQ|Q)\.?\s+)?(?P<position>(?:PHÓ\s+)?(?:TỔNG\s+)?(?:GIÁM ĐỐC|CHỦ TỊCH|BỘ TRƯỞNG|THỨ TRƯỞNG|CHÁNH VĂN PHÒNG|TRƯỞNG PHÒNG|CỤC TRƯỞNG|VIỆN TRƯỞNG|HIỆU TRƯỞNG)[\w\s]*|ỦY BAN NHÂN DÂN[\w\s]*)$"
)
_NAME = re.compile(r"^(?:[A-ZĐÀ-Ỹ][a-zà-ỹđ]+\s){1,4}[A-ZĐÀ-Ỹ][a-zà-ỹđ]+$")
ACTING = {"KT", "TL", "TUQ"}


def recipients_index(lines: Sequence[Line]) -> int | None:
    """Where the list of recipients begins."""
    return next((at for at, line in enumerate(lines) if RECIPIENTS.match(line.text)), None)


def read_recipients(lines: Sequence[Line], start: int) -> tuple[list[Recipient], list[Line]]:
    """The entries after "Nơi nhận:" and the lines they take."""
    taken = [lines[start]]
    groups: list[list[Line]] = []
    for line in lines[start + 1 :]:
        if _ends_list(line):
            break
        if line.text.startswith("-"):
            groups.append([line])
        elif groups:
            groups[-1].append(line)
        taken.append(line)
    return [_recipient(group) for group in groups], taken


def _ends_list(line: Line) -> bool:
    return bool(_POSITION.match(line.text)) or (line.is_capitals and len(line.text) > 6) or line.after_gap > 4  # noqa: PLR2004


def _recipient(lines: Sequence[Line]) -> Recipient:
    text = BULLET.sub("", joined(lines), count=1).rstrip(" ;.,")
    note = _NOTE.search(text)
    return Recipient(text=text, note=note["note"] if note else None, line=lines[0].n)


def read_signature(lines: Sequence[Line]) -> tuple[Signature, list[Line]]:
    """Capacity, position and name; the name stands below, after the room for the seal."""
    for at, line in enumerate(lines):
        match = _POSITION.match(line.text)
        if match:
            return _signature(lines, at, match)
    return Signature(), []


def _signature(lines: Sequence[Line], at: int, match: re.Match[str]) -> tuple[Signature, list[Line]]:
    capacity, position, taken = match["capacity"], match["position"].strip(), [lines[at]]
    below = _POSITION.match(lines[at + 1].text) if at + 1 < len(lines) else None
    if capacity and below:
        position = below["position"].strip()
        taken.append(lines[at + 1])
        at += 1
    name = next((line for line in lines[at + 1 : at + 4] if _NAME.match(line.text)), None)
    if name:
        taken.append(name)
    return Signature(
        capacity=capacity or "direct", position=position, name=name.text if name else None, lines=span(taken)
    ), taken
