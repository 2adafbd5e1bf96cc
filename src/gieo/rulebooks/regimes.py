"""Which regime a task runs under: read off its law and the day it was approved and assigned (R1)."""

from collections.abc import Container
from datetime import date
from functools import cache
from pathlib import Path

from gieo.kernel.law import Law
from gieo.rulebooks.library import legal_index
from gieo.rulebooks.models.regime import Regime
from gieo.rulebooks.reading import DATA, BadRulebook, read, short, validated


def load_regimes(index: Container[str], path: Path = DATA / "regimes.yaml") -> tuple[Regime, ...]:
    """The regimes, in the order of the file.

    Raises:
        BadRulebook: an unknown field, a law without a regime, or an instrument or basis that is not in the index.
    """
    found = tuple(
        validated(Regime, entry, path, within=f"regimes.{at}") for at, entry in enumerate(read(path)["regimes"])
    )
    for key in (key for each in found for key in (*each.instruments, *each.basis)):
        if key not in index:
            raise BadRulebook(f"{short(path)}: {key} is not in the index")
    if lacking := set(Law) - {each.law for each in found}:
        raise BadRulebook(f"{short(path)}: no regime of {', '.join(sorted(lacking))}")
    return found


@cache
def regimes() -> tuple[Regime, ...]:
    """All of them; within a law from the plain one to the special ones."""
    return load_regimes(legal_index())


def regime_of(law: Law, *, on: date | None) -> Regime:
    """The regime of a task that runs under a law.

    The law is that of the rulebook the task keeps, so whoever puts it under another one by hand moves the regime too.

    Args:
        law: it runs under.
        on: day it was approved and assigned; where that is not known, the plain regime of the law is meant.
    """
    index, own = legal_index(), [each for each in regimes() if each.law is law]
    held = [each for each in own if on and all(index[key].instrument.was_in_force(on) for key in each.instruments)]
    return held[-1] if held else own[0]
