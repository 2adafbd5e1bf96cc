"""A figure and the rows behind it: no number of a report stands without what was counted."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

FULL = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What was counted.

    Attributes:
        key: K-01 … of the catalogue, or of a body or row.
        label: in words.
        unit: what is counted.
        rows: numbers of the dossiers, tasks or acts, or names of the bodies, that count; the figure is how many.
        among: of which they are a share; None where it is a count alone.
        basis: articles that ask for it.
    """

    key: str
    label: str
    unit: str
    rows: tuple[str, ...]
    among: tuple[str, ...] | None = None
    basis: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many."""
        return len(self.rows)

    @property
    def percent(self) -> int | None:
        """The share, in whole hundredths cut off below; None without anything to be a share of."""
        return self.count * FULL // len(self.among) if self.among else None

    @property
    def missing(self) -> tuple[str, ...]:
        """What of the whole does not count."""
        return tuple(row for row in self.among or () if row not in set(self.rows))

    @property
    def words(self) -> str:
        """E.g. "38/40 cơ quan (95%)"."""
        if self.among is None:
            return f"{self.count} {self.unit}"
        share = "" if self.percent is None else f" ({self.percent}%)"
        return f"{self.count}/{len(self.among)} {self.unit}{share}"

    def snapshot(self) -> dict[str, Any]:
        """As kept in a report."""
        return {
            "key": self.key,
            "label": self.label,
            "unit": self.unit,
            "count": self.count,
            "of": None if self.among is None else len(self.among),
            "rows": list(self.rows),
            "among": None if self.among is None else list(self.among),
            "basis": list(self.basis),
        }

    @classmethod
    def kept(cls, snapshot: dict[str, Any]) -> "Figure":
        """A figure of a report that was sent."""
        among = snapshot["among"]
        return cls(
            key=snapshot["key"],
            label=snapshot["label"],
            unit=snapshot["unit"],
            rows=tuple(snapshot["rows"]),
            among=None if among is None else tuple(among),
            basis=tuple(snapshot["basis"]),
        )


def faults_of(snapshot: dict[str, Any]) -> Iterable[str]:
    """What is wrong with a kept figure: it must equal the count of the rows behind it."""
    if snapshot["count"] != len(snapshot["rows"]):
        yield f"{snapshot['key']}: says {snapshot['count']}, {len(snapshot['rows'])} rows behind it"
    among = snapshot["among"]
    if among is not None and snapshot["of"] != len(among):
        yield f"{snapshot['key']}: says of {snapshot['of']}, {len(among)} rows behind it"
    if among is not None and not set(snapshot["rows"]) <= set(among):
        yield f"{snapshot['key']}: counts what is not in the whole"
