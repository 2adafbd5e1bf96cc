"""Tasks of the register that stand under no code yet, with the codes that suit them."""

from collections.abc import Sequence
from dataclasses import dataclass

from gieo.overlap.services.suggest_codes import Suggestion, suggest_codes
from gieo.registry.models import RegisterEntry

AT_ONCE = 10
COUNTED = 1000


@dataclass(frozen=True, slots=True)
class Unclassified:
    """What is left to do.

    Attributes:
        rows: the newest of them, each with what is suggested.
        total: how many there are, as far as they were counted.
    """

    rows: list[tuple[RegisterEntry, list[Suggestion]]]
    total: int

    @property
    def is_capped(self) -> bool:
        """There are perhaps more."""
        return self.total >= COUNTED


def unclassified(provinces: Sequence[str]) -> Unclassified:
    """The tasks of some provinces without a code, the newest first."""
    without = RegisterEntry.objects.filter(province__in=provinces, classification_codes=[])
    entries = list(without.select_related("province").order_by("-year_key", "-pk")[:AT_ONCE])
    suggested = suggest_codes(entries)
    total = len(entries) if len(entries) < AT_ONCE else without.order_by()[:COUNTED].count()
    return Unclassified([(entry, suggested[entry.pk]) for entry in entries], total)
