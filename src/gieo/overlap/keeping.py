"""The index of this machine: kept in step with the register, built anew from it whenever it cannot be trusted.

An index is a file beside the database, not part of its transactions. So that it never hides anything, it carries a
mark, the transaction up to which it is complete; every search also looks at what changed since (`newer`). A writer that
dies leaves the old mark, and the next one does its work again. One process of a machine writes at a time (a lock on a
file, which the system releases when its holder dies); each machine keeps an index of its own.
"""

import fcntl
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from gieo.environment import env
from gieo.overlap import register
from gieo.overlap.engine.candidates import Candidates, fingerprint

_STATE = "state.json"


@dataclass(frozen=True, slots=True)
class State:
    """What an index is complete up to.

    Attributes:
        generation: the folder it lies in; a rebuilt index has the next one.
        mark: all transactions before this one are in it.
    """

    generation: int
    mark: int


class Index:
    """The index of one database in one folder, as a process of this machine holds it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._held: tuple[State, Candidates] | None = None

    def current(self) -> tuple[State, Candidates] | None:
        """The newest state and the index at least as new as it says; None when none was built yet."""
        state = self._read()
        if state is None:
            return None
        if self._held is None or self._held[0].generation != state.generation:
            self._held = (state, Candidates(self._generation(state.generation)))
        elif self._held[0] != state:
            self._held[1].reload()
            self._held = (state, self._held[1])
        return self._held

    def refresh(self) -> int:
        """Bring the index up to the present; builds it where there is none to trust.

        Returns:
            How many entries were written. 0 as well when another process is at it.
        """
        with self._alone() as alone:
            if not alone:
                return 0
            state = self._read()
            if state is None or state.mark > register.newest_mark():
                return self._build(state)
            mark = register.present_mark()
            changed = register.changed_since(state.mark)
            written = (
                Candidates(self._generation(state.generation)).write(register.records_of(changed)) if changed else 0
            )
            self._write(State(state.generation, mark))
            return written

    def rebuild(self) -> int:
        """Build the index anew from the register; readers keep the old one until it is done.

        Returns:
            How many entries it holds. 0 when another process is at it.
        """
        with self._alone() as alone:
            return self._build(self._read()) if alone else 0

    def _build(self, old: State | None) -> int:
        mark = register.present_mark()
        register.forget_marks_beyond(register.newest_mark())
        generation = old.generation + 1 if old else 1
        target = self._generation(generation)
        shutil.rmtree(target, ignore_errors=True)  # of a builder that died
        written = Candidates(target).build(register.every_record())
        self._write(State(generation, mark))
        if old:
            shutil.rmtree(self._generation(old.generation), ignore_errors=True)
        return written

    def _generation(self, number: int) -> Path:
        return self._folder / f"generation-{number}"

    def _read(self) -> State | None:
        try:
            return State(**json.loads((self._folder / _STATE).read_text()))
        except (FileNotFoundError, ValueError, TypeError):
            return None

    def _write(self, state: State) -> None:
        """In one step: a reader sees the old state or the new one."""
        fresh = self._folder / f"{_STATE}.new"
        fresh.write_text(json.dumps(asdict(state)))
        fresh.replace(self._folder / _STATE)

    @contextmanager
    def _alone(self) -> Iterator[bool]:
        self._folder.mkdir(parents=True, exist_ok=True)
        with (self._folder / "lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
            else:
                yield True


_of_database: dict[str, Index] = {}


def index() -> Index:
    """The index of the present database on this machine, for the words the engine knows at present."""
    name = f"{register.database_name()}-{fingerprint()}"
    if name not in _of_database:
        _of_database[name] = Index(env.home / "overlap" / name)
    return _of_database[name]
