"""Who may bring lists into the register."""

from gieo.identity.models import Province
from gieo.kernel.actors import SYSTEM, Actor, Role

IMPORTERS = frozenset({Role.SCIENCE_OFFICER, Role.DIRECTOR})


def may_import(actor: Actor, province: Province) -> bool:
    """Officers and leaders of the province, and whoever sits at the server."""
    return actor == SYSTEM or bool(actor.roles_in(province.code) & IMPORTERS)


def provinces_of(actor: Actor) -> list[str]:
    """Codes of the provinces an actor may bring lists into."""
    return sorted({seat.province for seat in actor.seats if seat.role in IMPORTERS and seat.province})


CLASSIFIERS = IMPORTERS | {Role.RECORDS_CLERK}


def may_classify(actor: Actor, province: Province) -> bool:
    """Whoever keeps the register, and the clerk who keeps the papers."""
    return bool(actor.roles_in(province.code) & CLASSIFIERS)


def provinces_classified_by(actor: Actor) -> list[str]:
    """Codes of the provinces whose register an actor may put under codes."""
    return sorted({seat.province for seat in actor.seats if seat.role in CLASSIFIERS and seat.province})


# Whoever spreads results or answers for the programme; the evidence of their effect is not public.
READERS = IMPORTERS | {Role.CHAIRMAN, Role.RECORDS_CLERK, Role.FINANCE_OFFICER, Role.AUDITOR, Role.PRESS}


def provinces_read_by(actor: Actor) -> list[str]:
    """Codes of the provinces whose list of effective results an actor reads."""
    return sorted({seat.province for seat in actor.seats if seat.role in READERS and seat.province})
