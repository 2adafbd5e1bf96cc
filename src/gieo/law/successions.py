"""The table from the law of 2013 to that of 2025, with the records of the register."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gieo.law.models import LegalDocument
from gieo.rulebooks import library
from gieo.rulebooks.models import LegalReference
from gieo.rulebooks.models.succession import Succession
from gieo.rulebooks.models.values import Status


@dataclass(frozen=True, slots=True)
class Side:
    """An instrument or article with its record; none where the register has not entered it."""

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


def rows() -> list[Row]:
    """Every subject; the records are fetched at once."""
    successions = library.successions()
    known = {each.number: each for each in LegalDocument.objects.filter(number__in=_numbers(successions))}
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


def _numbers(successions: Iterable[Succession]) -> set[str]:
    index = library.legal_index()
    return {index[key].instrument.number for each in successions for key in (*each.old, *each.new)}


def _sides(keys: Iterable[str], known: dict[str, LegalDocument]) -> Iterator[Side]:
    for key in keys:
        reference = library.legal_index()[key]
        yield Side(reference, known.get(reference.instrument.number))
