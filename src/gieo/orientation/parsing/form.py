"""A form printed behind the signature: its numbered fields and its limit of pages."""

import re
from collections.abc import Sequence

from gieo.kernel.text import fold
from gieo.orientation.parsing.document import Form, FormField
from gieo.orientation.parsing.lines import ARABIC, Line, joined, span

_TITLE = re.compile(r"\b(MẪU|PHIẾU|ĐƠN|BIỂU MẪU)\b")
_COMMITMENT = ("cam ket", "ky ten", "chu ky")
_LIMIT = re.compile(r"không quá\s+(?:0?(?P<pages>\d{1,2}))\s*(?:\([^)]*\)\s*)?trang", re.IGNORECASE)


def form_index(lines: Sequence[Line]) -> int | None:
    """Where a form begins: a title in capitals that says so."""
    return next((at for at, line in enumerate(lines) if line.is_capitals and _TITLE.search(line.text)), None)


def read_form(lines: Sequence[Line]) -> Form:
    """Read the form that begins at the first line."""
    title = [line for line in lines[:3] if line.is_capitals]
    groups: list[list[Line]] = []
    for line in lines:
        heading = ARABIC.match(line.text)
        if heading and int(heading["label"]) == len(groups) + 1:
            groups.append([line])
        elif groups and any(word in fold(line.text) for word in _COMMITMENT):
            break
        elif groups:
            groups[-1].append(line)
    limit = _LIMIT.search(" ".join(line.text for line in lines))
    return Form(
        title=joined(title) if title else None,
        fields=[_field(n, _without_commitment(group)) for n, group in enumerate(groups, start=1)],
        page_limit=int(limit["pages"]) if limit else None,
        lines=span(lines) if lines else None,
    )


def _without_commitment(lines: list[Line]) -> list[Line]:
    """The sentence of commitment opens with a bracket and belongs to no field."""
    end = next((at for at, line in enumerate(lines) if at and line.text.startswith("(Tổ chức")), len(lines))
    return lines[:end]


def _field(n: int, lines: list[Line]) -> FormField:
    return FormField(n=n, text=ARABIC.sub(r"\g<title>", joined(lines), count=1), lines=span(lines))
