"""Roles on a dossier: seats of its province, and the parties that stand on it."""

from collections.abc import Iterable
from enum import StrEnum
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


class Side(StrEnum):
    """From where somebody reads a dossier that others judge (decision 23)."""

    OFFICE = "office"  # by an office of its province, or watching; and everybody, of a kind that nobody judges
    BENCH = "bench"  # judging it
    OUTSIDE = "outside"  # as one it is about, or beside those: they are not told who judges it


def side_of(dossier: Any, reader: Actor, *, roles: Iterable[str] | None = None) -> Side:
    """On which side a reader stands; whoever cannot be told stands outside.

    Args:
        dossier: any kind on the docket.
        reader: who may see it.
        roles: that read it by office, as its line of the docket keeps them; asked of its kind where they are not given.
    """
    kind, province = kind_of(dossier), dossier.province_id
    if kind.judged_by is None or Seat(Role.SYSTEM) in reader.seats:
        return Side.OFFICE
    offices = set(kind.audience(dossier).roles if roles is None else roles) - PARTY_ROLES
    if (reader.roles_in(province) | reader.roles_lent(province, kind.name)) & offices:
        return Side.OFFICE
    is_judging = any(reader.user in party.users for party in kind.judged_by(dossier))
    return Side.BENCH if is_judging else Side.OUTSIDE


def is_outside(dossier: Any, reader: Actor, *, roles: Iterable[str] | None = None) -> bool:
    """Whether what is kept inside is not for this reader."""
    return side_of(dossier, reader, roles=roles) is Side.OUTSIDE
