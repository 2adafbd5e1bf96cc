"""How many of something have what they should have, and which have not (pure)."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Coverage:
    """Names of what is covered and of what is missing; nothing to cover is covered whole."""

    covered: Sequence[str]
    missing: Sequence[str]

    @property
    def share(self) -> Fraction:
        """The exact share that is covered."""
        everything = len(self.covered) + len(self.missing)
        return Fraction(len(self.covered), everything) if everything else Fraction(1)

    @property
    def percent(self) -> int:
        """In whole per cent, never rounded up: 100 only when nothing is missing."""
        return int(self.share * 100)
