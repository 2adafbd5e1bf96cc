"""A form without the names on it: what is proposed can be read, who proposes cannot (pure)."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from gieo.kernel import text

HIDDEN = "[…]"
# Whoever is found by them is named by them: addresses, telephone numbers as they are written here, tax codes.
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_NUMBER = re.compile(r"(?<![\d.,])(?:\+84|0)(?:[ .-]?\d){8,10}(?![\d.,]*\d)")


def without_names(said: Any, names: Iterable[str]) -> Any:
    """The same values with every known name, mail address and telephone number taken out of every text.

    Args:
        said: texts, numbers, lists and mappings of them, as deep as they are.
        names: of people and bodies; found in any case and however they are spaced, whole words only.
    """
    known = sorted({text.collapse(name) for name in names if name.strip()}, key=len, reverse=True)
    spelled = (r"\s+".join(map(re.escape, name.split())) for name in known)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(spelled)})(?!\w)", re.IGNORECASE) if known else None
    return _taken_out(said, pattern)


def _taken_out(said: Any, names: re.Pattern[str] | None) -> Any:
    if isinstance(said, str):
        bare = _NUMBER.sub(HIDDEN, _MAIL.sub(HIDDEN, text.nfc(said)))
        return names.sub(HIDDEN, bare) if names else bare
    if isinstance(said, Mapping):
        return {key: _taken_out(value, names) for key, value in said.items()}
    if isinstance(said, list | tuple):
        return [_taken_out(value, names) for value in said]
    return said
