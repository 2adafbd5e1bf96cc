"""What was written on one form goes to another: where an item fits it is carried over, a list says what did not."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from gieo.proposals.rules.form_check import is_blank
from gieo.rulebooks.models import FieldKind, FormField, ProposalForm

# Confirmed anew on every form, by whoever signs that one.
SIGNED_ANEW = frozenset({"commitment"})
WRITTEN = frozenset({FieldKind.LINE, FieldKind.TEXT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One thing that was written.

    Attributes:
        label: what it is called where it was written.
        places: id of an item → the value as that item would hold it; the first that fits is taken.
        parts: labels of its parts, by their id.
    """

    label: str
    places: Mapping[str, Any]
    parts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """What goes over.

    Attributes:
        answers: for the new form, by item.
        carried: labels of what goes over whole or in part.
        left: labels of what has no place there, parts with the name of the part.
    """

    answers: Mapping[str, Any]
    carried: tuple[str, ...]
    left: tuple[str, ...]


def pieces_of(form: ProposalForm, answers: Mapping[str, Any]) -> Iterator[Piece]:
    """The items of a form that were filled; what the form set aside when it changed is not asked any more."""
    for asked in form.fields:
        value = answers.get(asked.id)
        if asked.id not in SIGNED_ANEW and not is_blank(value):
            parts = {column.id: column.label for column in asked.columns}
            yield Piece(label=asked.label, places={asked.id: value}, parts=parts)


def move(pieces: Iterable[Piece], target: ProposalForm) -> Move:
    """Lay the pieces on a form; two pieces of the same item: the first is kept, the second is left."""
    fields = {each.id: each for each in target.fields}
    answers: dict[str, Any] = {}
    carried, left = [], []
    for piece in pieces:
        for name, value in piece.places.items():
            fitted = _fit(value, fields[name]) if name in fields and name not in answers else None
            if not is_blank(fitted):
                answers[name] = fitted
                carried.append(piece.label)
                left += [f"{piece.label}: {piece.parts.get(part, part)}" for part in _lost(value, fields[name])]
                break
        else:
            left.append(piece.label)
    return Move(answers=answers, carried=tuple(carried), left=tuple(left))


def _fit(value: Any, item: FormField) -> Any:
    """The value in the shape of an item, without the parts it does not have; None where it is of another shape."""
    columns = [column.id for column in item.columns]
    if isinstance(value, bool):
        return value if item.kind is FieldKind.SWITCH else None
    if isinstance(value, str):
        chosen = item.kind is FieldKind.CHOICE and value in {option.value for option in item.options}
        return value if item.kind in WRITTEN or chosen else None
    if isinstance(value, list):
        return [_parts(row, columns) for row in value] if item.kind is FieldKind.ROWS else None
    if not isinstance(value, Mapping) or item.kind is FieldKind.ROWS:
        return None
    if item.kind is FieldKind.DURATION:
        return dict(value)
    return _parts(value, columns) or None


def _parts(value: Mapping[str, Any], columns: list[str]) -> dict[str, Any]:
    return {name: value[name] for name in columns if name in value}


def _lost(value: Any, item: FormField) -> list[str]:
    """Ids of filled parts that the item does not have."""
    if item.kind is FieldKind.DURATION:
        return []
    rows = value if isinstance(value, list) else [value]
    known = {column.id for column in item.columns}
    filled = [name for row in rows if isinstance(row, Mapping) for name, part in row.items() if not is_blank(part)]
    return [name for name in dict.fromkeys(filled) if name not in known]
