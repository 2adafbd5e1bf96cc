"""The one shape in which an answer of each kind is kept, read from what a page or a client sends.

Names on the wire: ``field``, ``field.part`` for groups, ``field.row.column`` for rows. An empty row is left out.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from gieo.kernel import money, text
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.rulebooks.models import FieldKind, FormField

Sent = Mapping[str, str]

_BREAKS = re.compile(r"\r\n?")
DURATION_PARTS = ("months", "start", "end")


def read_answer(field: FormField, sent: Sent) -> Any:
    """The value of a field, from the names and texts of a form.

    Raises:
        Refused: a text that should be a number or an amount is none; says which part.
    """
    return _READERS[field.kind](field, sent)


def is_sent(field: FormField, sent: Sent) -> bool:
    """Whether a form speaks of the field at all; an unticked box is silent and marks itself with ``field.shown``."""
    return any(name == field.id or name.startswith(f"{field.id}.") for name in sent)


def tidy(value: Any) -> Any:
    """Text in NFC with plain line ends, all the way down."""
    if isinstance(value, str):
        return text.nfc(_BREAKS.sub("\n", value)).strip()
    if isinstance(value, Mapping):
        return {str(key): tidy(part) for key, part in value.items()}
    if isinstance(value, list):
        return [tidy(part) for part in value]
    return value


def _text(field: FormField, sent: Sent) -> str:
    return str(tidy(sent.get(field.id, "")))


def _line(field: FormField, sent: Sent) -> str:
    return text.collapse(_text(field, sent))


def _switch(field: FormField, sent: Sent) -> bool:
    return sent.get(field.id, "") in {"on", "true", "1"}


def _group(field: FormField, sent: Sent) -> dict[str, str]:
    return _parts((column.id for column in field.columns), field.id, sent)


def _rows(field: FormField, sent: Sent) -> list[dict[str, str]]:
    columns = [column.id for column in field.columns]
    rows = [_parts(columns, f"{field.id}.{at}", sent) for at in _row_numbers(field.id, sent)]
    return [row for row in rows if any(row.values())]


def _row_numbers(field_id: str, sent: Sent) -> list[int]:
    """The numbers of the rows sent, in order; they may have gaps where rows were taken out."""
    numbers = (name.split(".")[1] for name in sent if name.startswith(f"{field_id}.") and name.count(".") > 1)
    return sorted({int(number) for number in numbers if number.isdecimal()})


def _parts(columns: Iterable[str], prefix: str, sent: Sent) -> dict[str, str]:
    return {column: str(tidy(sent.get(f"{prefix}.{column}", ""))) for column in columns}


def _money(field: FormField, sent: Sent) -> dict[str, int | None]:
    return {
        column.id: _amount(field, column.label, sent.get(f"{field.id}.{column.id}", "")) for column in field.columns
    }


def _amount(field: FormField, label: str, typed: str) -> int | None:
    if not typed.strip():
        return None
    try:
        return money.parse_vnd(typed)
    except ValueError:
        message = _("“%(part)s”: “%(typed)s” không phải số tiền. Viết số nguyên đồng, ví dụ 1.250.000.000.")
        raise _refused(field, "bad_amount", message, part=label, typed=typed) from None


def _duration(field: FormField, sent: Sent) -> dict[str, Any]:
    months, start, end = (sent.get(f"{field.id}.{part}", "").strip() for part in DURATION_PARTS)
    if months and not months.isdecimal():
        raise _refused(field, "bad_months", _("Số tháng “%(typed)s” phải là số nguyên."), typed=months)
    return {"months": int(months) if months else None, "start": start, "end": end}


def _refused(field: FormField, code: str, message: str, **params: Any) -> Refused:
    return Refused([Refusal(code=code, message=message, params=params, basis=field.basis, field=field.id)])


_READERS: Mapping[FieldKind, Callable[[FormField, Sent], Any]] = {
    FieldKind.LINE: _line,
    FieldKind.TEXT: _text,
    FieldKind.CHOICE: _line,
    FieldKind.SWITCH: _switch,
    FieldKind.ROWS: _rows,
    FieldKind.GROUP: _group,
    FieldKind.MONEY: _money,
    FieldKind.DURATION: _duration,
    FieldKind.CONTACT: _group,
}
