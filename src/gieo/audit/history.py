"""What records beside the dossiers were before and are now: bodies, seats, people, experts, tasks of the register."""

from django.db import models

from gieo.councils.models import Expert
from gieo.dossiers.audience import OFFICE
from gieo.identity.models import Appointment, Organisation, Person
from gieo.kernel.actors import Actor, Role
from gieo.registry.models import RegisterEntry

READERS = OFFICE | {Role.ADMINISTRATOR, Role.INSPECTOR, Role.FINANCE_OFFICER}
# By the word in the address.
KINDS: dict[str, type[models.Model]] = {
    "to-chuc": Organisation,
    "ghe": Appointment,
    "nguoi": Person,
    "chuyen-gia": Expert,
    "nhiem-vu": RegisterEntry,
}


def may_read_history(actor: Actor, province: str | None) -> bool:
    """Whoever keeps or audits the records of the province."""
    return bool(province and actor.roles_in(province) & READERS)


def record_for(actor: Actor, kind: str, pk: int) -> models.Model:
    """The door to one record.

    Raises:
        ObjectDoesNotExist: there is none, or not in a province of this reader.
        KeyError: no such kind.
    """
    provinces = {seat.province for seat in actor.seats if may_read_history(actor, seat.province)}
    return KINDS[kind]._default_manager.get(pk=pk, province__in=provinces)
