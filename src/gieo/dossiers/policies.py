"""Roles on a dossier: seats of its province, and the parties that stand on it."""

from typing import Any

from gieo.dossiers.audience import PARTY_ROLES
from gieo.dossiers.kinds import kind_of
from gieo.kernel.actors import Actor, Role, Seat


def roles_on(dossier: Any, actor: Actor) -> frozenset[Role]:
    """The roles an actor has on a dossier.

    Officers by their seat in its province; proposers, hosts, members and focal officers only where the dossier
    itself names them.
    """
    if Seat(Role.SYSTEM) in actor.seats:
        return frozenset({Role.SYSTEM})
    by_seat = actor.roles_in(dossier.province_id) - PARTY_ROLES
    if actor.lent:
        by_seat |= actor.roles_lent(dossier.province_id, kind_of(dossier).name) - PARTY_ROLES
    by_party = {role for role, party in dossier.parties().items() if party.holds(actor)}
    return frozenset(by_seat | by_party)
