"""The second wall: which provinces the database shows, said in one place, where a request, job or command begins.

Behind every list stands `visible_to`; behind that, PostgreSQL itself (row-level security, decision 15). The application
signs in to the database as `gieo_app`, which owns nothing. Until it is told who asks, it sees no row of a province.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date

from gieo.core.wall.roles import APPLICATION, EVERY_PROVINCE, EVERYBODY


@dataclass(frozen=True, slots=True)
class View:
    """What a connection is told, before the next statement and together with it.

    Attributes:
        words: SQL statements, complete whatever the connection was told before.
        count: how many statements they are.
    """

    words: str
    count: int
    role: str = "none"


NOTHING = View("set role none; set gieo.provinces = ''", 2)
# Public pages: what is published is everybody's; they read every province and write in none.
PUBLIC = View(f"set role {EVERYBODY}; set gieo.provinces = ''", 2, EVERYBODY)
# Clocks, hand-overs, commands: no reader of one province, the law of all of them.
EVERYWHERE = View(f"set role {EVERY_PROVINCE}", 1, EVERY_PROVINCE)


def reader(user: int, on: date, *, of_everything: bool = False) -> View:
    """The provinces of a signed-in person on a day: of seats, loans, dossiers that name them; looked up there.

    Args:
        user: the account.
        on: the day.
        of_everything: read every province, as on a public page, and write in these.
    """
    role = EVERYBODY if of_everything else "none"
    return View(f"set role {role}; select gieo_enter({user:d}, '{on:%Y-%m-%d}')", 2, role)


def province(code: str, role: str = "none") -> View:
    """One province, e.g. for a hand-over between two of its dossiers.

    Raises:
        ValueError: that is no code of a province.
    """
    if not (code.isascii() and code.isalnum()):
        raise ValueError(f"no code of a province: {code!r}")
    return View(f"set role {role}; set gieo.provinces = '{code}'", 2, role)


_view: ContextVar[View | None] = ContextVar("wall", default=None)
_of_the_process = [NOTHING]


def present() -> View:
    """What holds here and now."""
    return _view.get() or _of_the_process[0]


@contextmanager
def seen_as(view: View) -> Iterator[None]:
    """Let the statements inside see these provinces."""
    before = _view.set(view)
    try:
        yield
    finally:
        _view.reset(before)


def turn_to(view: View) -> None:
    """From here to the end of the enclosing `seen_as`: it turned out who asks."""
    _view.set(view)


@contextmanager
def as_far_as(code: str) -> Iterator[None]:
    """Let statements inside write in one other province, where the law lets anybody begin something there."""
    view = present()
    with seen_as(view if view is EVERYWHERE else province(code, view.role)):
        yield


def for_the_whole_process(view: View) -> None:
    """What holds where nothing else is said: commands and the worker are the installation's own, pages are nobody's."""
    _of_the_process[0] = view


__all__ = [
    "APPLICATION",
    "EVERYWHERE",
    "NOTHING",
    "PUBLIC",
    "View",
    "as_far_as",
    "for_the_whole_process",
    "present",
    "province",
    "reader",
    "seen_as",
    "turn_to",
]
