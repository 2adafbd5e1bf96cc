"""Moving time from one thing that happens to the next, and doing it through the services."""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from django.db.models import QuerySet

from gieo.core.clock import Setter
from gieo.core.models import Stateful, TransitionLog
from gieo.core.prepared import Prepared
from gieo.dossiers.docket import dossier_of, dossiers_of
from gieo.dossiers.kinds import kind_named, kind_of
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.models.docket_entry import NEVER
from gieo.dossiers.services.act import act
from gieo.dossiers.services.run_clocks import run_clocks
from gieo.kernel.refusal import Refused
from gieo.simulation.world import Move, Script, World

A_MOMENT = timedelta(minutes=1)
LOOKED_AT = ("kind", "subject_id", "number", "state", "state_since", "is_open", "due_at", "task")
Place = tuple[str, int]  # a dossier: its kind and its key there
Stand = tuple[str, datetime]  # its state, and since when


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
        self._lines: dict[Place, DocketEntry] = {}
        self._seen: dict[int, Stand] = {}
        self._has_looked = False  # the first look is at everything that is there
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
        acts = self._acts()
        stands = {(act.workflow, act.subject_id): (act.target, act.at) for act in acts if act.workflow in self.scripts}
        mine = _place_of(done) if done and stands.get(_place_of(done)) == (done.state, done.state_since) else None
        self._read_lines([place for place in stands if place != mine])
        at_hand = {self._lines[mine].pk: done} if mine and done else {}
        if mine and done:
            _bring_up_to_date(self._lines[mine], done)
        lines = {line.pk: line for place in stands if (line := self._lines.get(place))}  # births can be rolled back
        moved = {pk: entry for pk, entry in lines.items() if pk in at_hand or self._has_moved(entry)}
        asked = self._related(moved.values()) | moved
        self._seen.update({pk: (entry.state, entry.state_since) for pk, entry in moved.items()})
        dossiers = dossiers_of(entry for pk, entry in asked.items() if pk not in at_hand and entry.is_open) | at_hand
        for pk, entry in sorted(asked.items()):
            self._plan(entry, dossiers.get(pk))

    def _acts(self) -> list[TransitionLog]:
        """What was done since the last look, to which dossiers, and how they stand since then."""
        acts = self.world.inbox.take_overheard()
        if not self._has_looked:
            self._has_looked = True
            acts = list(TransitionLog.objects.order_by("pk"))
        return acts

    def _read_lines(self, places: Iterable[Place]) -> None:
        """Read the lines of dossiers that are new, or that others moved."""
        subjects: dict[str, list[int]] = defaultdict(list)
        for kind, pk in places:
            subjects[kind].append(pk)
        for kind, pks in subjects.items():
            one = len(pks) == 1
            self._keep(_LINE.ask(kind=kind, pk=pks[0]) if one else _lines().filter(kind=kind, subject_id__in=pks))

    def _keep(self, entries: Iterable[DocketEntry]) -> list[DocketEntry]:
        kept = list(entries)
        self._lines.update({(entry.kind, entry.subject_id): entry for entry in kept})
        return kept

    def wake(self, kind: str) -> None:
        """Ask every open dossier of a kind anew: what it waited for was no dossier of its task."""
        entries = self._keep(_lines().filter(kind=kind, is_open=True))
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


_LINE = Prepared(lambda kind, pk: _lines().filter(kind=kind, subject_id=pk), kind="?", pk=-1)


def _place_of(dossier: Stateful) -> Place:
    return kind_of(dossier).name, dossier.pk


def _bring_up_to_date(entry: DocketEntry, dossier: Any) -> None:
    """Write how a dossier stands into the line that was read before, as the docket does."""
    workflow = kind_of(dossier).workflow
    entry.state, entry.state_since = dossier.state, dossier.state_since
    entry.is_open = workflow.states(dossier.state) not in workflow.final
    entry.due_at = dossier.due_at or NEVER
    entry.task_id = getattr(dossier, "task_id", None)
