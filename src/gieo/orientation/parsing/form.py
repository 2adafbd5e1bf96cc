"""A form printed behind the signature: its numbered fields and its limit of pages."""

import re
from collections.abc import Sequence

from gieo.kernel.text import fold
from gieo.orientation.parsing.document import Form, FormField
from gieo.orientation.parsing.labels import Level, label_of
from gieo.orientation.parsing.lines import Line, joined, span

_TITLE = re.compile(r"^(?:MẪU|PHIẾU|ĐƠN|BIỂU MẪU|BIỂU)\b|^(?:Mẫu|Phiếu)\s+(?:phiếu|đề xuất|đơn|đăng ký)\b")
_TITLE_ANYWHERE = re.compile(r"\b(?:MẪU|PHIẾU|ĐƠN)\b")
_COMMITMENT = ("cam ket", "ky ten", "chu ky", "xin cam doan")
_LIMIT = re.compile(
    r"(?:không quá|tối đa|không vượt quá)\s+(?:0?(?P<pages>\d{1,2}))\s*(?:\([^)]*\)\s*)?trang", re.IGNORECASE
)


def form_index(lines: Sequence[Line]) -> int | None:
    """Where a form begins: a title that says so."""
    return next((at for at, line in enumerate(lines) if _is_title(line)), None)


def _is_title(line: Line) -> bool:
    return bool(_TITLE.match(line.text)) or (line.is_capitals and bool(_TITLE_ANYWHERE.search(line.text)))


def read_form(lines: Sequence[Line]) -> Form:
    """Read the form that begins at the first line."""
    title = [line for line in lines[:3] if line.is_capitals]
    groups = _groups(lines)
    limit = _LIMIT.search(joined(lines))
    return Form(
        title=joined(title) or lines[0].text,
        fields=[_field(n, group) for n, group in enumerate(groups, start=1)],
        page_limit=int(limit["pages"]) if limit else None,
        lines=span(lines),
    )


def _groups(lines: Sequence[Line]) -> list[list[Line]]:
    """The numbered fields with their lines, up to the commitment or the place of the signature."""
    groups: list[list[Line]] = []
    for at, line in enumerate(lines):
        label = label_of(line)
        if label and label.level is Level.ARABIC and label.value == len(groups) + 1:
            groups.append([line])
        elif groups and _ends(lines, at):
            break
        elif groups:
            groups[-1].append(line)
    return groups


def _ends(lines: Sequence[Line], at: int) -> bool:
    """A sentence that commits, or a line in capitals of its own, ends the fields."""
    line, before = lines[at], lines[at - 1]
    if label_of(line):
        return False
    said = fold(joined(lines[at : at + 2]))
    commits = line.text.startswith("(") or line.text[:1].isupper()
    return (commits and any(word in said for word in _COMMITMENT)) or (line.is_capitals and not before.is_capitals)


def _field(n: int, lines: list[Line]) -> FormField:
    label = label_of(lines[0])
    own = label.rest if label else lines[0].text
    return FormField(n=n, text=" ".join(filter(None, (own, joined(lines[1:])))), lines=span(lines))
