"""Reading YAML strictly: what does not hold is refused with the file and the place, never half understood."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

DATA = Path(__file__).parent / "data"

Model = TypeVar("Model", bound=BaseModel)


class BadRulebook(ValueError):  # noqa: N818  (read as a sentence)
    """A file of the rulebooks does not hold; the message names it and the place."""


class _StrictLoader(yaml.CSafeLoader):
    """The safe loader keeps the last of two equal keys in silence; a rule must not vanish like that."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen = set()
        for key, _ in node.value:
            if key.value in seen:
                raise BadRulebook(f"line {key.start_mark.line + 1}: {key.value} stands twice")
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def read(path: Path) -> Any:
    """The content of a file.

    Raises:
        BadRulebook: no YAML, or a key twice.
    """
    try:
        return yaml.load(path.read_text(encoding="utf-8"), _StrictLoader)  # noqa: S506  (a safe loader, made stricter)
    except (yaml.YAMLError, BadRulebook) as error:
        raise BadRulebook(f"{short(path)}: {error}") from error


def validated(
    model: type[Model], entry: Any, path: Path, *, within: str = "", files: Mapping[str, Path] | None = None
) -> Model:
    """The entry as a model.

    Args:
        model: the shape it must have.
        entry: as read.
        path: the file to name in a fault.
        within: the place of the entry in its file.
        files: where several files make one entry: the file of each part; `path` stands for the rest.

    Raises:
        BadRulebook: naming every fault with its file and place.
    """
    try:
        return model.model_validate(entry)
    except ValidationError as error:
        faults = []
        for fault in error.errors():
            first = str(fault["loc"][0]) if fault["loc"] else ""
            place = ".".join(filter(None, (within, *_named(fault["loc"], entry))))
            faults.append(": ".join(filter(None, (short((files or {}).get(first, path)), place, fault["msg"]))))
        raise BadRulebook("\n".join(faults)) from error


def short(path: Path) -> str:
    """The path as a maintainer of the rulebooks knows it: ``lang-son/2018-09-03/late.yaml``."""
    return str(path.relative_to(DATA)) if path.is_relative_to(DATA) else "/".join(path.parts[-3:])


def _named(location: tuple[int | str, ...], entry: Any) -> list[str]:
    """A place in words: the third field is called by its id, not by its position."""
    names = []
    for part in location:
        entry = _inside(entry, part)
        own_name = (entry.get("id") or entry.get("key")) if isinstance(part, int) and isinstance(entry, dict) else None
        names.append(str(own_name or part))
    return names


def _inside(entry: Any, part: int | str) -> Any:
    try:
        return entry[part]
    except (KeyError, IndexError, TypeError):
        return None
