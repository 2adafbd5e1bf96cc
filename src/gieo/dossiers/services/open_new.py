"""Open a dossier: number for life, rulebook, first line of the trail and of the docket."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from django.db import transaction

from gieo.core.clock import LEGAL_ZONE
from gieo.core.models.numbering import next_numbers
from gieo.core.perform import Birth, open_dossiers
from gieo.dossiers.kinds import kind_of
from gieo.dossiers.models import Dossier
from gieo.identity.models import Province
from gieo.kernel.actors import Actor
from gieo.kernel.identifiers import DossierNumber
from gieo.kernel.law import ByLaw, Law
from gieo.kernel.workflow import Attempt
from gieo.registry.models import Task
from gieo.rulebooks import library

AnyDossier = TypeVar("AnyDossier", bound=Dossier)


@dataclass(frozen=True, slots=True)
class Newborn(Generic[AnyDossier]):
    """A dossier to be opened; see `open_new`."""

    dossier: AnyDossier
    legal_basis: tuple[str, ...] | ByLaw
    key: str = ""


def open_new(
    dossier: AnyDossier, *, actor: Actor, at: datetime, legal_basis: tuple[str, ...] | ByLaw, key: str = ""
) -> AnyDossier:
    """Save a new dossier in the first state of its table.

    Args:
        dossier: unsaved, with province and title; number, rulebook and opening are filled in here.
        actor: who opens it; the system for hand-overs between stages.
        at: when.
        legal_basis: articles it is opened under, by law where the two say it in different places.
        key: the same key twice is the same opening (a hand-over heard twice must be caught by the caller first).

    Returns:
        The dossier as saved.
    """
    return open_many([Newborn(dossier, legal_basis, key)], actor=actor, at=at)[0]


def open_many(newborn: Sequence[Newborn[AnyDossier]], *, actor: Actor, at: datetime) -> list[AnyDossier]:
    """The same for many dossiers of one kind, province and year, numbered in their order: all or nothing."""
    if not newborn:
        return []
    first = newborn[0].dossier
    kind, year = kind_of(first), first.plan_year or at.astimezone(LEGAL_ZONE).year
    with transaction.atomic(savepoint=False):  # nothing is left to go on with where a birth fails
        numbers = next_numbers(f"{first.province_id}-{kind.code}-{year}", len(newborn))
        for number, dossier in zip(numbers, (each.dossier for each in newborn), strict=True):
            dossier.number = str(DossierNumber(first.province_id, kind.code, year, number))
            dossier.opened_at, dossier.opened_by_id = at, actor.user
            dossier.rulebook = dossier.rulebook or rulebook_for(dossier.province, dossier.task, at)
            dossier.due_at, dossier.due_basis = dossier.first_clock(at)
        births = [Birth(each.dossier, Attempt(actor=actor, at=at, key=each.key), _basis_of(each)) for each in newborn]
        return [opened.subject for opened in open_dossiers(kind.workflow, births)]


def _basis_of(newborn: Newborn[AnyDossier]) -> tuple[str, ...]:
    basis = newborn.legal_basis
    return basis if isinstance(basis, tuple) else basis[newborn.dossier.law]


def rulebook_for(province: Province, task: Task | None, at: datetime, *, filed_at: datetime | None = None) -> str:
    """The rulebook a dossier is opened under.

    A task that was approved and assigned keeps its own to the end; before that, what is in force on the day
    (Law 93/2025, article 73.3), or, where that says so, what was when the dossier it goes back to was filed.
    """
    if task is not None and task.rulebook:
        return task.rulebook
    filed_on = filed_at.astimezone(LEGAL_ZONE).date() if filed_at else None
    return library.in_force_for(province.family, on=at.astimezone(LEGAL_ZONE).date(), filed_on=filed_on).id


def law_for(province: Province, at: datetime) -> Law:
    """The law a dossier would run under that is opened now, before any task was assigned."""
    return library.get(rulebook_for(province, None, at)).law
