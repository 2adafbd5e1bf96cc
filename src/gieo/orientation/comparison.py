"""Provinces side by side: their own fields mapped onto the common list, their own lists untouched (X-18)."""

from dataclasses import dataclass

from gieo.orientation.models import OrientationNotice
from gieo.orientation.selectors import published
from gieo.registry.models import ScienceField


@dataclass(frozen=True, slots=True)
class Comparison:
    """Published notices side by side under the common list of fields (the provinces' own lists stay as they are)."""

    notices: list[OrientationNotice]
    rows: list[tuple[str, list[int]]]


def comparison() -> Comparison:
    """Items per common field and notice; an item under two common fields counts in both."""
    notices = list(published())
    rows = []
    for code, label in ScienceField.choices:
        counts = [_items_under(notice, code) for notice in notices]
        if any(counts):
            rows.append((str(label), counts))
    return Comparison(notices, rows)


def _items_under(notice: OrientationNotice, code: str) -> int:
    fields = (notice.snapshot or {}).get("fields", [])
    return sum(len(field["items"]) for field in fields if code in field["science_fields"])
