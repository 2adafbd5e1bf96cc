"""Questions about the numbers of a book: what came before, what is missing."""

from collections.abc import Iterable

from django.db.models import Max, QuerySet

from gieo.records.models import OutgoingDocument


def number_before(known: QuerySet[OutgoingDocument], number: int) -> int:
    """The greatest number below one; 0 where there is none."""
    found: int | None = known.filter(clerk_number__lt=number).aggregate(last=Max("clerk_number"))["last"]
    return found or 0


def missing_in(numbers: Iterable[int]) -> list[range]:
    """The gaps of a series that counts from 1: [1, 2, 5] → 3 to 4."""
    gaps, next_one = [], 1
    for number in sorted(numbers):
        if number > next_one:
            gaps.append(range(next_one, number))
        next_one = number + 1
    return gaps
