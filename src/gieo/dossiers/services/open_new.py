"""Open a dossier: number for life, rulebook, first line of the trail and of the docket."""

from datetime import datetime
from typing import TypeVar

from django.db import transaction

from gieo.core.clock import LEGAL_ZONE
from gieo.core.models.numbering import next_number
from gieo.core.perform import open_dossier
from gieo.dossiers.kinds import kind_of
from gieo.dossiers.models import Dossier
from gieo.identity.models import Province
from gieo.kernel.actors import Actor
from gieo.kernel.identifiers import DossierNumber
from gieo.kernel.workflow import Attempt
from gieo.registry.models import Task
from gieo.rulebooks import library

AnyDossier = TypeVar("AnyDossier", bound=Dossier)


@transaction.atomic
def open_new(
    dossier: AnyDossier, *, actor: Actor, at: datetime, legal_basis: tuple[str, ...], key: str = ""
) -> AnyDossier:
    """Save a new dossier in the first state of its table.

    Args:
        dossier: unsaved, with province and title; number, rulebook and opening are filled in here.
        actor: who opens it; the system for hand-overs between stages.
        at: when.
        legal_basis: articles it is opened under.
        key: the same key twice is the same opening (a hand-over heard twice must be caught by the caller first).

    Returns:
        The dossier as saved.
    """
    kind = kind_of(dossier)
    day = at.astimezone(LEGAL_ZONE).date()
    year = dossier.plan_year or day.year
    series = f"{dossier.province_id}-{kind.code}-{year}"
    dossier.number = str(DossierNumber(dossier.province_id, kind.code, year, next_number(series)))
    dossier.opened_at, dossier.opened_by_id = at, actor.user
    dossier.rulebook = dossier.rulebook or rulebook_for(dossier.province, dossier.task, at)
    dossier.due_at, dossier.due_basis = dossier.first_clock(at)
    attempt = Attempt(actor=actor, at=at, key=key)
    return open_dossier(kind.workflow, dossier, attempt, legal_basis=legal_basis).subject


def rulebook_for(province: Province, task: Task | None, at: datetime) -> str:
    """The rulebook a dossier is opened under.

    A task that was approved and assigned keeps its own to the end; before that, what is in force on the day
    (Law 93/2025, article 73.3).
    """
    if task is not None and task.rulebook:
        return task.rulebook
    return library.in_force(province.family, on=at.astimezone(LEGAL_ZONE).date()).id
