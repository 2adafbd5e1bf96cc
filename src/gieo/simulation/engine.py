"""Moving time from one thing that happens to the next, and doing it through the services."""

import heapq
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from django.db.models import QuerySet

from gieo.core.clock import Setter
from gieo.core.models import Stateful
from gieo.dossiers.docket import dossier_of, dossiers_of
from gieo.dossiers.kinds import kind_named, kind_of
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.services.act import act
from gieo.dossiers.services.run_clocks import run_clocks
from gieo.kernel.refusal import Refused
from gieo.simulation.world import Move, Script, World

A_MOMENT = timedelta(minutes=1)
LONG_AGO = datetime.min.replace(tzinfo=UTC)
LOOKED_AT = ("kind", "subject_id", "number", "state", "state_since", "is_open", "due_at", "task")


class Stuck(RuntimeError):  # noqa: N818  (read as a sentence: the year is stuck)
    """A script wanted what the law refused: the script is wrong, or the law is."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A dossier that waits for its turn, with its line, both as they stood when it was asked."""

    ticket: int
    entry: DocketEntry
    dossier: Any


class Engine:
    """A queue of what is due on which dossier.

    A dossier is asked anew whenever it has moved; one that had nothing to do, also whenever another one of its task
    has come into another state.
    """

    def __init__(self, world: World, scripts: Mapping[str, Script], set_clock: Setter) -> None:
        self.world, self.scripts, self._set_clock = world, scripts, set_clock
        self._queue: list[tuple[datetime, int, int]] = []
        self._ticket = count()
        self._waiting: dict[int, Turn] = {}  # the last turn of an entry: older tickets are void
        self._idle: dict[int, DocketEntry] = {}  # open entries that had nothing to do when they were asked
        self._seen: dict[int, tuple[str, datetime]] = {}
        self._looked_at = LONG_AGO  # the first look is at everything that is there
        self.acts = 0

    def run(self, until: datetime) -> None:
        """Do everything that comes before an instant, then stand there."""
        self.look_around()
        while self._queue and self._queue[0][0] <= until:
            at, ticket, pk = heapq.heappop(self._queue)
            turn = self._waiting.get(pk)
            if turn and turn.ticket == ticket:
                self.move_to(at)
                self._take(turn)
        self.move_to(until)
        self.look_around()

    def move_to(self, at: datetime) -> None:
        """Let time pass; it never runs back."""
        if at > self.world.now:
            self.world.now = at
            self._set_clock(at)

    def look_around(self, done: Stateful | None = None) -> None:
        """Hear what was announced, and plan whatever has moved since the last look.

        Args:
            done: a dossier as the last act left it, which need not be read again.
        """
        self.world.inbox.deliver()
        lines = [entry for entry in _lines().filter(state_since__gte=self._looked_at) if entry.kind in self.scripts]
        at_hand = {entry.pk: done for entry in lines if done and _stands_as(entry, done)}
        moved = {entry.pk: entry for entry in lines if entry.pk in at_hand or self._has_moved(entry)}
        asked = self._related(moved.values()) | moved
        self._looked_at = self.world.now
        self._seen.update({pk: (entry.state, entry.state_since) for pk, entry in moved.items()})
        dossiers = dossiers_of(entry for pk, entry in asked.items() if pk not in at_hand and entry.is_open) | at_hand
        for pk, entry in sorted(asked.items()):
            self._plan(entry, dossiers.get(pk))

    def wake(self, kind: str) -> None:
        """Ask every open dossier of a kind anew: what it waited for was no dossier of its task."""
        entries = list(_lines().filter(kind=kind, is_open=True))
        dossiers = dossiers_of(entries)
        for entry in entries:
            self._plan(entry, dossiers[entry.pk])

    def _has_moved(self, entry: DocketEntry) -> bool:
        return self._seen.get(entry.pk) != (entry.state, entry.state_since)

    def _related(self, moved: Iterable[DocketEntry]) -> dict[int, DocketEntry]:
        """Dossiers with nothing to do, of the tasks in which something came into another state."""
        tasks = {entry.task_id for entry in moved if self._seen.get(entry.pk, ("",))[0] != entry.state} - {None}
        return {pk: entry for pk, entry in self._idle.items() if entry.task_id in tasks}

    def _plan(self, entry: DocketEntry, dossier: Any) -> None:
        self._waiting.pop(entry.pk, None)
        self._idle.pop(entry.pk, None)
        if not entry.is_open:
            return
        move = self.scripts[entry.kind](self.world, dossier)
        if move is None:
            self._idle[entry.pk] = entry
        times = [move.at or self.world.now] if move else []
        if entry.due and kind_named(entry.kind).workflow.expired(dossier) is not None:
            times.append(entry.due + A_MOMENT)
        if times:
            turn = Turn(next(self._ticket), entry, dossier)
            self._waiting[entry.pk] = turn
            heapq.heappush(self._queue, (max(min(times), self.world.now), turn.ticket, entry.pk))

    def _take(self, turn: Turn) -> None:
        """One dossier's turn: its clock first, then its move."""
        entry, dossier = turn.entry, turn.dossier
        if entry.due and entry.due < self.world.now and run_clocks(at=self.world.now):
            self.look_around()
            if self._waiting.get(entry.pk) is not turn:
                return
        move = self.scripts[entry.kind](self.world, dossier)
        if move and (move.at is None or move.at <= self.world.now):
            self.look_around(self._do(entry, dossier, move))
        if self._waiting.get(entry.pk) is turn:
            self._plan(entry, dossier_of(entry))

    def _do(self, entry: DocketEntry, dossier: Any, move: Move) -> Stateful | None:
        """The dossier as its act left it; None where something was done beside the table."""
        if move.do:
            move.do(self.world)
            return None
        try:
            done: Stateful = act(dossier, move.act, actor=move.by, at=self.world.now, facts=move.facts).subject
        except Refused as refused:
            raise Stuck(f"{entry.number} ({entry.state}) {move.act} by {move.by.name}: {refused}") from refused
        self.acts += 1
        return done


def _lines() -> QuerySet[DocketEntry]:
    return DocketEntry.objects.only(*LOOKED_AT).order_by("pk")


def _stands_as(entry: DocketEntry, dossier: Stateful) -> bool:
    """Whether a line is that of a dossier, and the dossier is where the line says."""
    place = (kind_of(dossier).name, dossier.pk, dossier.state, dossier.state_since)
    return place == (entry.kind, entry.subject_id, entry.state, entry.state_since)
