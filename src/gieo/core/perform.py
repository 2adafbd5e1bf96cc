"""The only writer of a state."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, TypeVar

from django.db import transaction

from gieo.core import events, projections, trail
from gieo.core.models import Stateful, TransitionLog
from gieo.core.prepared import Prepared
from gieo.core.rewriting import enter, rewrite
from gieo.kernel.workflow import Attempt, Workflow

Subject = TypeVar("Subject", bound=Stateful)

MOVED = ("state", "state_since", "due_at", "due_basis")  # what every act changes


@dataclass(frozen=True, slots=True)
class Performed(Generic[Subject]):
    """What an act left behind.

    Attributes:
        subject: the dossier as it is now.
        entry: the link in the trail.
        repeated: the same key had been performed before; nothing was done again.
    """

    subject: Subject
    entry: TransitionLog
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Birth(Generic[Subject]):
    """A dossier that is to be opened: who, when, under which articles."""

    subject: Subject
    attempt: Attempt
    legal_basis: tuple[str, ...]


def open_dossier(
    workflow: Workflow[Any, Any], subject: Subject, attempt: Attempt, *, legal_basis: tuple[str, ...]
) -> Performed[Subject]:
    """Save a new dossier in the initial state of its table and write its birth into the trail."""
    return open_dossiers(workflow, [Birth(subject, attempt, legal_basis)])[0]


def open_dossiers(workflow: Workflow[Any, Any], births: Sequence[Birth[Subject]]) -> list[Performed[Subject]]:
    """The same for many of one kind and one province: all or nothing, in as many statements as for one."""
    for birth in births:
        birth.subject.state, birth.subject.state_since = workflow.initial, birth.attempt.at
    subjects = [birth.subject for birth in births]
    with transaction.atomic(savepoint=False):  # nothing is left to go on with where a birth fails
        enter(subjects)
        links = [
            trail.link(
                workflow=workflow,
                name="open",
                subject=birth.subject,
                source="",
                target=birth.subject.state,
                legal_basis=birth.legal_basis,
                attempt=birth.attempt,
            )
            for birth in births
        ]
        trail.append(links)
        projections.enter(workflow, subjects)
    return [Performed(subject, link) for subject, link in zip(subjects, links, strict=True)]


def perform(workflow: Workflow[Any, Any], name: str, subject: Subject, attempt: Attempt) -> Performed[Subject]:
    """Do one row of the table: lock, check who and whether, set, write, log, announce; all or nothing.

    Two people who try at once meet at the lock: the second one sees the new state and is refused with the reason.

    Raises:
        TransitionRefused: with every reason.
    """
    with transaction.atomic():
        locked = _locked(subject)
        done = trail.done_before(locked, attempt.key)
        if done is not None:
            return Performed(locked, done, repeated=True)
        row = workflow.check(name, locked, attempt)
        source, locked.state, locked.state_since = locked.state, row.target, attempt.at
        if row.writes:
            row.writes(locked, attempt)
        locked.due_at, locked.due_basis = locked.clock_after(row, attempt.at)
        rewrite(locked, None if row.writes else MOVED)
        entry = trail.link(
            workflow=workflow,
            name=row.name,
            subject=locked,
            source=source,
            target=row.target,
            legal_basis=row.basis_under(locked.law),
            attempt=attempt,
            actors=row.actors,
        )
        trail.append([entry])
        projections.follow(workflow, locked)
        if row.issues:
            projections.issue(row, locked, entry)
        if row.announces:
            events.announce(row.announces, entry)
    return Performed(locked, entry)


def _locked(subject: Subject) -> Subject:
    """The dossier as it is, held until the transaction ends, with the rows its parties are made of."""
    locked: Subject
    (locked,) = _lock_of(type(subject)).ask(pk=subject.pk)
    return locked


@cache
def _lock_of(model: type[Subject]) -> Prepared[Subject]:
    rows = model._base_manager.select_for_update(of=("self",), no_key=True)
    read_with = rows.select_related(*model.READ_WITH) if model.READ_WITH else rows
    return Prepared(lambda pk: read_with.filter(pk=pk), pk=-1)
