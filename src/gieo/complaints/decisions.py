"""What may be complained of: each stage says which of its dossiers were decided against their authors, and by whom."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from gieo.dossiers.docket import dossiers_of
from gieo.dossiers.kinds import kind_named
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.selectors import visible_to
from gieo.kernel.actors import Actor, Role

MOST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """One decision against the author of a dossier.

    Attributes:
        words: what was decided.
        at: when.
        by: the role that decided and answers a complaint first.
    """

    words: str
    at: datetime
    by: Role


# Lines of dossiers of one kind → the last decision on each that went against its author, by the key of the line.
Decisions = Callable[[Sequence[DocketEntry]], Mapping[int, Decided]]

_decisions: dict[str, Decisions] = {}


def register(kind: str, decisions: Decisions) -> None:
    """Have a kind of dossier complained of. Once, when its application is ready."""
    _decisions[kind] = decisions


def decided_against(actor: Actor, province: str) -> list[tuple[DocketEntry, Decided]]:
    """The actor's own dossiers that were decided against them, the latest decision first; at most `MOST` are read."""
    seen = visible_to(actor).filter(province=province, kind__in=sorted(_decisions))
    entries = list(seen.select_related("province", "task").order_by("-state_since", "-pk")[:MOST])
    dossiers = dossiers_of(entries)
    own = [entry for entry in entries if kind_named(entry.kind).written_by(dossiers[entry.pk]).holds(actor)]
    known: dict[int, Decided] = {}
    for kind, decisions in _decisions.items():
        known |= decisions([entry for entry in own if entry.kind == kind])
    found = [(entry, known[entry.pk]) for entry in own if entry.pk in known]
    return sorted(found, key=lambda pair: (pair[1].at, pair[0].pk), reverse=True)
