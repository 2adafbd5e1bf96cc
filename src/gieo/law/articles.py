"""What rests on an article: rows of the tables of legal moves, values of the rulebooks (BG25-0-2)."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from gieo.core.workflows import bound
from gieo.rulebooks import library
from gieo.rulebooks.models import Rulebook, Status
from gieo.rulebooks.models.values import Sourced
from gieo.rulebooks.walking import walk


@dataclass(frozen=True, slots=True)
class Move:
    """A row of a table: of which dossier, which act."""

    dossier: str
    act: str


@dataclass(frozen=True, slots=True)
class Setting:
    """A value of a rulebook; rulebooks that inherit it have it too.

    Attributes:
        place: its name inside, e.g. ``deadlines.proposal.screening``.
        words: the value as an officer reads it.
        note: what a reader must know about the reading.
        to_confirm: no text fixes it, or the text was not read.
    """

    place: str
    words: str
    note: str
    to_confirm: bool


@dataclass(frozen=True, slots=True)
class Uses:
    """Everything that rests on one article; each setting with the rulebooks that have it."""

    moves: tuple[Move, ...] = ()
    settings: tuple[tuple[Setting, tuple[Rulebook, ...]], ...] = ()


def uses_of(key: str) -> Uses:
    """What rests on an article, or on an instrument as a whole.

    Args:
        key: of the legal index, e.g. ``TT06-2023:12.6``.
    """
    settings = ((setting, tuple(rulebooks)) for setting, rulebooks in _settings().get(key, {}).items())
    return Uses(tuple(_moves()[key]), tuple(settings))


def _moves() -> defaultdict[str, list[Move]]:
    """Tables are bound when the stages are ready, so they are asked each time; there are few rows."""
    found: defaultdict[str, list[Move]] = defaultdict(list)
    for binding in bound():
        for row in binding.workflow.rows:
            for key in dict.fromkeys((*row.legal_basis, *row.legal_basis_2025)):
                found[key].append(Move(binding.workflow.label, row.label))
    return found


@cache
def _settings() -> dict[str, dict[Setting, list[Rulebook]]]:
    """Rulebooks never change while the house runs, so they are walked once."""
    found: dict[str, dict[Setting, list[Rulebook]]] = {}
    for rulebook in library.rulebooks():
        for place, value in walk(rulebook):
            for key in value.basis:
                found.setdefault(key, {}).setdefault(_setting(place, value), []).append(rulebook)
    return found


def _setting(place: str, value: Sourced) -> Setting:
    return Setting(place, value.in_words, value.note, value.status is Status.TO_CONFIRM)
