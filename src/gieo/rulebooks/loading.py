"""Reading the YAML folders and refusing what does not hold, with the file and the place."""

from collections.abc import Container, Iterator
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from gieo.rulebooks.holidays import DATA
from gieo.rulebooks.models import FormField, Instrument, LegalIndex, ProposalForm, Rulebook, Sourced

Model = TypeVar("Model", bound=BaseModel)

SECTIONS_THAT_MERGE = ("deadlines", "councils", "windows")


class BadRulebook(ValueError):  # noqa: N818  (read as a sentence)
    """A file of the rulebooks does not hold; the message names it and the place."""


def load_legal_index(folder: Path = DATA / "legal") -> LegalIndex:
    """All instruments of the index.

    Raises:
        BadRulebook: a key twice, an unknown field, a successor that is not in the index.
    """
    instruments: dict[str, Instrument] = {}
    for path in sorted(folder.glob("*.yaml")):
        for entry in _read(path)["instruments"]:
            instrument = _valid(Instrument, entry, path)
            if instrument.key in instruments:
                raise BadRulebook(f"{path.name}: {instrument.key} stands twice in the index")
            instruments[instrument.key] = instrument
    for instrument in instruments.values():
        if instrument.replaced_by and instrument.replaced_by not in instruments:
            raise BadRulebook(f"{instrument.key} is replaced by unknown {instrument.replaced_by}")
    return LegalIndex(instruments)


def load_rulebooks(index: LegalIndex, folder: Path = DATA) -> list[Rulebook]:
    """Every rulebook under a folder, with what it inherits, proved against the index.

    Raises:
        BadRulebook: see the message.
    """
    raw = {f"{path.parent.name}/{path.name}": _read_folder(path) for path in _folders(folder)}
    return [_rulebook(rulebook_id, raw, index, folder) for rulebook_id in sorted(raw)]


def _folders(folder: Path) -> Iterator[Path]:
    return (path.parent for path in sorted(folder.glob("*/*/rulebook.yaml")))


def _read(path: Path) -> Any:
    try:
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise BadRulebook(f"{path.name}: {error}") from error


def _read_folder(folder: Path) -> dict[str, Any]:
    """`rulebook.yaml` holds the head; every other file is the section of its name."""
    head: dict[str, Any] = _read(folder / "rulebook.yaml")
    for path in sorted(folder.glob("*.yaml")):
        if path.stem != "rulebook":
            head[path.stem] = _read(path)
    return head


def _rulebook(rulebook_id: str, raw: dict[str, dict[str, Any]], index: LegalIndex, folder: Path) -> Rulebook:
    path = folder / rulebook_id
    book = _valid(Rulebook, {**_inherited(rulebook_id, raw), "id": rulebook_id}, path)
    for place, key in _citations(book, index):
        raise BadRulebook(f"{rulebook_id}: {place} rests on {key}, which is not in the legal index")
    return book


def _inherited(rulebook_id: str, raw: dict[str, dict[str, Any]]) -> dict[str, Any]:
    own = raw[rulebook_id]
    base_id = own.get("extends", "")
    if not base_id:
        return own
    if base_id not in raw:
        raise BadRulebook(f"{rulebook_id}: extends unknown {base_id}")
    base = _inherited(base_id, raw)
    merged = {key: {**base.get(key, {}), **own.get(key, {})} for key in SECTIONS_THAT_MERGE}
    return {**base, **own, **merged}


def _valid(model: type[Model], entry: Any, path: Path) -> Model:
    try:
        return model.model_validate(entry)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise BadRulebook(f"{path.parent.name}/{path.name}: {place}: {first['msg']}") from error


def _citations(book: Rulebook, index: Container[str]) -> Iterator[tuple[str, str]]:
    """Every citation that does not resolve, with its place."""
    for key in book.founded_on:
        if key not in index:
            yield "founded_on", key
    for place, value in walk(book):
        keys = [*value.basis, *(value.page_limit_basis if isinstance(value, ProposalForm) else ())]
        yield from ((place, key) for key in keys if key not in index)


def walk(value: Any, place: str = "") -> Iterator[tuple[str, Sourced]]:
    """Every sourced value inside a rulebook, with its place."""
    if isinstance(value, Sourced):
        yield place or type(value).__name__, value
    for name, part in _parts(value):
        yield from walk(part, f"{place}.{name}".strip("."))


def _parts(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, BaseModel):
        yield from ((name, getattr(value, name)) for name in type(value).model_fields)
    elif isinstance(value, dict):
        yield from ((str(key), part) for key, part in value.items())
    elif isinstance(value, tuple):
        yield from ((part.id if isinstance(part, FormField) else str(at), part) for at, part in enumerate(value))
