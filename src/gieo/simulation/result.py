"""What a simulated year came to."""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from gieo.core.models import TransitionLog
from gieo.dossiers.models import DocketEntry
from gieo.registry.models import MoneyLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The outcome.

    Attributes:
        hash: over every dossier, act and sum of money; equal for equal seeds.
        invariants: by number: whether it holds.
        counts: dossiers by kind and state.
        faults: what does not hold, in words.
    """

    hash: str
    invariants: Mapping[str, bool]
    counts: Mapping[str, int]
    faults: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Whether everything does."""
        return all(self.invariants.values())

    @property
    def summary(self) -> str:
        """One line."""
        kept = ", ".join(number for number, holds in self.invariants.items() if holds)
        return f"{sum(self.counts.values())} hồ sơ; bất biến đúng: {kept}; {self.hash[:16]}"

    def as_json(self) -> dict[str, Any]:
        """The shape scripts read."""
        return {"hash": self.hash, "invariants": dict(self.invariants), "counts": dict(self.counts)}


def result_of(faults: Mapping[str, list[str]]) -> Result:
    """Weigh the year that stands in the database."""
    lines = list(DocketEntry.objects.order_by("number").values_list("kind", "number", "title", "state", "holder_role"))
    return Result(
        hash=_hash(lines),
        invariants={number: not found for number, found in sorted(faults.items())},
        counts=dict(sorted(Counter(f"{kind}.{state}" for kind, _number, _title, state, _role in lines).items())),
        faults=[f"{number}: {fault}" for number, found in sorted(faults.items()) for fault in found[:20]],
    )


def _hash(lines: list[Any]) -> str:
    """Over what happened, without keys that the database gave: those differ from run to run."""
    acts = TransitionLog.objects.order_by("chain", "sequence").values_list("workflow", "name", "source", "target", "at")
    money = MoneyLine.objects.order_by("task__number", "source", "year").values_list(
        "task__number", "source", "year", "requested", "approved", "contracted", "paid", "recovered", "settled"
    )
    told = [[str(part) for part in row] for rows in (lines, acts, money) for row in rows]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()
