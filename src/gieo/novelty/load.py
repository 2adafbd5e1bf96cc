"""What the host and the investigator of a dossier do already: load and concentration."""

from dataclasses import dataclass
from typing import Any

from gieo.dossiers.kinds import DossierKind
from gieo.registry.models import EntryState, RegisterEntry

SHOWN = 20


@dataclass(frozen=True, slots=True)
class Load:
    """Running tasks with their years and levels, not a bare count.

    Attributes:
        host: tasks its bodies lead.
        person: tasks its investigator leads, whoever hosts them.
        name: of the investigator; empty where none is named.
    """

    host: list[RegisterEntry]
    person: list[RegisterEntry]
    name: str


def load_of(kind: DossierKind, dossier: Any) -> Load:
    """Running tasks of those who would do the work, of all registers that are known here."""
    running = RegisterEntry.objects.filter(state=EntryState.RUNNING).order_by("year_end", "pk")
    bodies = sorted(kind.written_by(dossier).bodies)
    name = _investigator(dossier)
    return Load(
        host=list(running.filter(host__in=bodies)[:SHOWN]) if bodies else [],
        person=list(running.filter(principal_name__iexact=name)[:SHOWN]) if name else [],
        name=name,
    )


def _investigator(dossier: Any) -> str:
    task = getattr(dossier, "task", None)
    person = getattr(dossier, "principal_investigator", None) or (task.principal_investigator if task else None)
    return str(getattr(dossier, "principal_name", "") or person or "")
