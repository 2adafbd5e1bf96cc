"""Moving time from one thing that happens to the next, and doing it through the services."""

import heapq
from collections.abc import Mapping
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from gieo.core.clock import Setter
from gieo.dossiers.docket import dossier_of
from gieo.dossiers.kinds import kind_named
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.services.act import act
from gieo.dossiers.services.run_clocks import run_clocks
from gieo.kernel.refusal import Refused
from gieo.simulation.world import Move, Script, World

A_MOMENT = timedelta(minutes=1)


class Stuck(RuntimeError):  # noqa: N818  (read as a sentence: the year is stuck)
    """A script wanted what the law refused: the script is wrong, or the law is."""


class Engine:
    """A queue of what is due on which dossier. A dossier is asked anew whenever it, or one of its task, has moved."""

    def __init__(self, world: World, scripts: Mapping[str, Script], set_clock: Setter) -> None:
        self.world, self.scripts, self._set_clock = world, scripts, set_clock
        self._queue: list[tuple[datetime, int, int]] = []
        self._ticket = count()
        self._planned: dict[int, int] = {}  # the last ticket of an entry: older ones are void
        self._seen: dict[int, tuple[str, datetime]] = {}
        self.acts = 0

    def run(self, until: datetime) -> None:
        """Do everything that comes before an instant, then stand there."""
        self.look_around()
        while self._queue and self._queue[0][0] <= until:
            at, ticket, pk = heapq.heappop(self._queue)
            if self._planned.get(pk) == ticket:
                self.move_to(at)
                self._turn(pk)
        self.move_to(until)
        self.look_around()

    def move_to(self, at: datetime) -> None:
        """Let time pass; it never runs back."""
        if at > self.world.now:
            self.world.now = at
            self._set_clock(at)

    def look_around(self) -> None:
        """Hear what was announced, and plan whatever has moved since the last look."""
        self.world.inbox.deliver()
        lines = DocketEntry.objects.filter(kind__in=self.scripts).order_by("pk")
        moved, tasks = [], set()
        for pk, state, since, task in lines.values_list("pk", "state", "state_since", "task"):
            if self._seen.get(pk) != (state, since):
                self._seen[pk] = (state, since)
                moved.append(pk)
                tasks.add(task)
        tasks.discard(None)
        related = DocketEntry.objects.filter(task__in=tasks, is_open=True).values_list("pk", flat=True)
        for pk in sorted({*moved, *related}):
            self._plan(pk)

    def wake(self, kind: str) -> None:
        """Ask every open dossier of a kind anew: what it waited for was no dossier of its task."""
        for pk in DocketEntry.objects.filter(kind=kind, is_open=True).order_by("pk").values_list("pk", flat=True):
            self._plan(pk)

    def _plan(self, pk: int) -> None:
        entry = DocketEntry.objects.get(pk=pk)
        self._planned.pop(pk, None)
        if not entry.is_open or entry.kind not in self.scripts:
            return
        dossier = dossier_of(entry)
        move = self.scripts[entry.kind](self.world, dossier)
        times = [move.at or self.world.now] if move else []
        if entry.due and kind_named(entry.kind).workflow.expired(dossier) is not None:
            times.append(entry.due + A_MOMENT)
        if times:
            ticket = next(self._ticket)
            self._planned[pk] = ticket
            heapq.heappush(self._queue, (max(min(times), self.world.now), ticket, pk))

    def _turn(self, pk: int) -> None:
        """One dossier's turn: its clock first, then its move."""
        entry = DocketEntry.objects.get(pk=pk)
        if entry.due and entry.due < self.world.now and run_clocks(at=self.world.now):
            self.look_around()
            return
        dossier = dossier_of(entry)
        move = self.scripts[entry.kind](self.world, dossier)
        if move and (move.at is None or move.at <= self.world.now):
            self._do(entry, dossier, move)
            self.look_around()
        self._plan(pk)

    def _do(self, entry: DocketEntry, dossier: Any, move: Move) -> None:
        if move.do:
            move.do(self.world)
            return
        try:
            act(dossier, move.act, actor=move.by, at=self.world.now, facts=move.facts)
        except Refused as refused:
            raise Stuck(f"{entry.number} ({entry.state}) {move.act} by {move.by.name}: {refused}") from refused
        self.acts += 1
