"""The two laws on science and technology under which dossiers run side by side."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Protocol


class Law(StrEnum):
    """Named like the rulebook families that hold their numbers.

    The border is the day on which a task was approved and assigned to its host: 01/10/2025 (Law 93/2025, article 73.3).
    """

    L2013 = "vn-2013"
    L2025 = "vn-2025"


# What a thing rests on under each law.
ByLaw = Mapping[Law, tuple[str, ...]]


class Articles(Protocol):
    """What a table of legal moves asks of the register of the law."""

    def __contains__(self, key: object, /) -> bool:
        """Whether there is such an instrument or article."""

    def under(self, law: Law, keys: Iterable[str], /) -> tuple[str, ...]:
        """Those of the keys that hold for a dossier under a law, in their order."""
