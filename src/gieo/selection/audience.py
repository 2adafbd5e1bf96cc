"""Who of the province reads the dossiers of this stage: the office, and the unit that manages the money."""

from typing import Any

from gieo.dossiers.audience import OFFICE, Audience
from gieo.kernel.actors import Role

OFFICE_AND_MONEY = OFFICE | {Role.FINANCE_OFFICER}


def office_and_parties(dossier: Any) -> Audience:
    """The office, the unit of money, and whoever stands on the dossier."""
    return Audience.of(OFFICE_AND_MONEY, dossier.parties().values())
