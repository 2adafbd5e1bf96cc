"""The table from the law of 2013 to that of 2025, with the records of the register."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from gieo.law.models import LegalDocument
from gieo.rulebooks import library
from gieo.rulebooks.models import LegalReference
from gieo.rulebooks.models.succession import Succession
from gieo.rulebooks.models.values import Status

Records = dict[tuple[str, date | None], LegalDocument]  # by number and day: two provinces number alike


@dataclass(frozen=True, slots=True)
class Side:
    """An instrument with its record, if the register has entered it; an article has a page of its own."""

    reference: LegalReference
    document: LegalDocument | None


@dataclass(frozen=True, slots=True)
class Row:
    """One subject."""

    subject: str
    old: list[Side]
    new: list[Side]
    note: str
    is_sure: bool


@dataclass(frozen=True, slots=True)
class Table:
    """The correspondences instrument by instrument, and article by article as far as both sides were read."""

    instruments: list[Row]
    articles: list[Row]


def table() -> Table:
    """Both; the records of the register are fetched at once."""
    known = _records((*library.successions(), *library.article_successions()))
    return Table(_rows(library.successions(), known), _rows(library.article_successions(), known))


def _records(successions: Iterable[Succession]) -> Records:
    index = library.legal_index()
    numbers = {index[key].instrument.number for each in successions for key in (*each.old, *each.new)}
    documents = LegalDocument.objects.filter(number__in=numbers - {""})
    return {(each.number, each.issued_on): each for each in documents}


def _rows(successions: Iterable[Succession], known: Records) -> list[Row]:
    return [
        Row(
            each.subject,
            list(_sides(each.old, known)),
            list(_sides(each.new, known)),
            each.note,
            each.status is not Status.TO_CONFIRM,
        )
        for each in successions
    ]


def _sides(keys: Iterable[str], known: Records) -> Iterator[Side]:
    for key in keys:
        reference = library.legal_index()[key]
        instrument = reference.instrument
        yield Side(reference, None if ":" in key else known.get((instrument.number, instrument.issued_on)))
