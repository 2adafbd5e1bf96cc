"""Every value of a rulebook with its place, for those who check, count or show them all."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from gieo.rulebooks.models.values import Sourced


def walk(value: Any, place: str = "") -> Iterator[tuple[str, Sourced]]:
    """Every sourced value inside a value, itself first, with a place such as ``councils.determination.quorum``."""
    if isinstance(value, Sourced):
        yield place, value
    for name, part in _parts(value):
        yield from walk(part, f"{place}.{name}" if place else name)


def _parts(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, BaseModel):
        yield from ((name, getattr(value, name)) for name in type(value).model_fields)
    elif isinstance(value, Mapping):
        yield from ((str(key), part) for key, part in value.items())
    elif isinstance(value, tuple):
        yield from ((_name(part, at), part) for at, part in enumerate(value))


def _name(part: Any, at: int) -> str:
    """A row of a list is called by its id or key, not by its position."""
    return str(getattr(part, "id", "") or getattr(part, "key", "") or at)
