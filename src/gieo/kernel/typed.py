"""Whole numbers as people and programs type them into addresses and forms."""

LONGEST = 18  # digits of the largest number that a column keeps whole
YEAR = 4


def whole(typed: str | None, *, digits: int = 0) -> int | None:
    """The number that digits alone make; None for anything else, and for what no column could keep.

    Args:
        typed: what was typed; None where nothing was.
        digits: how many there must be; 0 for as many as a column keeps.
    """
    said = typed or ""
    fits = len(said) == digits if digits else len(said) <= LONGEST
    return int(said) if fits and said.isdecimal() else None


def year_of(typed: str | None) -> int | None:
    """A year of four digits."""
    return whole(typed, digits=YEAR)
