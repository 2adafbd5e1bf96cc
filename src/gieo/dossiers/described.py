"""What a dossier wants done, part by part, as it is held against what was done before."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from gieo.overlap.engine.records import Part


def described(title: str, *, aims: str = "", contents: Any = "", products: Any = "") -> Mapping[Part, str]:
    """The parts that say something. Lists of records, as forms keep them, are told by their words."""
    parts = {Part.TITLE: title, Part.AIMS: aims, Part.CONTENTS: told(contents), Part.PRODUCTS: told(products)}
    return {part: text for part, text in parts.items() if text.strip()}


def told(value: Any) -> str:
    """Every word a value holds; numbers tell nothing about what is done."""
    return "; ".join(_words(value))


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if value.strip():
            yield value.strip()
    elif isinstance(value, Mapping):
        yield from _words(list(value.values()))
    elif isinstance(value, Iterable):
        for each in value:
            yield from _words(each)
