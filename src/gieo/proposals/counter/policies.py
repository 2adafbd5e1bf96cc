"""Who keeps the book of the counter and who reads it."""

from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import Refusal, Refused, _

KEEPERS = frozenset({Role.COUNTER_CLERK})
BOOK_READERS = frozenset({Role.COUNTER_CLERK, Role.SCIENCE_OFFICER, Role.RECORDS_CLERK, Role.DIRECTOR, Role.AUDITOR})


def provinces_read(actor: Actor) -> frozenset[str]:
    """The provinces whose book somebody may read."""
    return frozenset(seat.province for seat in actor.seats if seat.role in BOOK_READERS)


def provinces_kept(actor: Actor) -> frozenset[str]:
    """The provinces at whose counter somebody sits."""
    return frozenset(seat.province for seat in actor.seats if seat.role in KEEPERS)


def refuse_strangers(actor: Actor, province: str) -> None:
    """Only who sits at the counter of a province writes in its book.

    Raises:
        Refused: somebody else.
    """
    if province not in provinces_kept(actor):
        message = _("Chỉ cán bộ một cửa của tỉnh ghi được vào sổ tiếp nhận.")
        raise Refused([Refusal(code="not_at_the_counter", message=message, basis=("TB-BG-2025:III",))])
