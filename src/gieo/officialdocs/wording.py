"""Days, figures and lists in the words of NĐ 30/2020, annex I."""

import re
from collections.abc import Sequence
from typing import Any

from gieo.kernel.money import group_digits

UNDATED_WORDS = "ngày …… tháng …… năm ……"
DOTS = "…" * 30  # a line for the hand
LETTERS = "abcdđeghiklmnopqrstuvxy"  # points are lettered by the Vietnamese alphabet
_MISSING = re.compile(r"\[thiếu: [^\]]*\]")


def missing(label: str) -> str:
    """What stands in place of a value that ought to be there: it is named, never silently blank."""
    return f"[thiếu: {label}]"


def left_to_the_hand(value: Any) -> Any:
    """The same value, all the way down, with dots wherever something is missing: a form that is handed out empty."""
    if isinstance(value, str):
        return _MISSING.sub(DOTS[:8], value)
    if isinstance(value, dict):
        return {name: left_to_the_hand(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [left_to_the_hand(part) for part in value]
    return value


def letter(number: int) -> str:
    """5 → đ; after y come aa, ab."""
    before, at = divmod(number - 1, len(LETTERS))
    return (LETTERS[before - 1] if before else "") + LETTERS[at]


def written_figure(value: str | float) -> str:
    """As it is written in Vietnam: 1250000 → 1.250.000, 1.5 → 1,5; a text stays as it was typed."""
    if isinstance(value, int):
        return group_digits(value)
    return str(value).replace(".", ",") if isinstance(value, float) else value


def listed_as_bases(bases: Sequence[str]) -> list[str]:
    """Each basis ends with a semicolon, the last one with a full stop."""
    bare = [basis.rstrip(" ;.") for basis in bases]
    return [f"{basis};" for basis in bare[:-1]] + [f"{basis}." for basis in bare[-1:]]


def dashed(names: Sequence[str]) -> list[str]:
    """Recipients and addressees: each a line behind a dash, ended like the bases."""
    return [f"- {name}" for name in listed_as_bases(names)]


def roman(number: int) -> str:
    """4 → IV."""
    signs = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    written = ""
    for worth, sign in signs:
        times, number = divmod(number, worth)
        written += sign * times
    return written
