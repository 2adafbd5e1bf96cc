"""The names under which the rules on conflicts know people and bodies; a body stands with its kin through time."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db import connection

from gieo.core.prepared import plans_kept
from gieo.councils.rules.conflicts import Item, Names

# Plain, because every act of every council asks it.
SUCCESSIONS = """
    select id, successor_id from identity_organisation
    where successor_id is not null and (id = any(%s) or successor_id = any(%s))
"""

Keys = Iterable[int | None]
Ties = Mapping[int, frozenset[int]]


def person_key(pk: int) -> str:
    """Of a person."""
    return f"person:{pk}"


def body_key(pk: int) -> str:
    """Of a body."""
    return f"body:{pk}"


def item_of(
    key: str,
    *,
    proposers: Keys = (),
    applicants: Keys = (),
    proposing_bodies: Keys = (),
    hosts: Keys = (),
    partners: Keys = (),
    ordering_bodies: Keys = (),
) -> Item:
    """What is judged, from primary keys of people and bodies; empty ones are left out.

    The kin of all bodies is asked for at once: a merger does not end a link.

    Args:
        key: number of the dossier.
        proposers: people who proposed.
        applicants: principal investigator and participants.
        proposing_bodies: bodies that proposed.
        hosts: bodies that carry it out or apply to.
        partners: bodies that take part.
        ordering_bodies: bodies that ordered it.
    """
    parts = tuple(_known(bodies) for bodies in (proposing_bodies, hosts, partners, ordering_bodies))
    ties = ties_of(frozenset().union(*parts))
    proposing, hosting, taking_part, ordering = (_with_kin(part, ties) for part in parts)
    return Item(
        key=key,
        proposers=_people(proposers),
        applicants=_people(applicants),
        proposing_bodies=proposing,
        hosts=hosting,
        partners=taking_part,
        ordering_bodies=ordering,
    )


def ties_of(bodies: frozenset[int]) -> Ties:
    """For bodies, and for whatever they came from and became, the bodies right before and after each.

    One query for bodies that were never merged or renamed, one more for each step of a succession.
    """
    ties: dict[int, set[int]] = defaultdict(set)
    asked: set[int] = set()
    fresh = set(bodies)
    while fresh:
        asked |= fresh
        for older, newer in _steps(fresh):
            ties[older].add(newer)
            ties[newer].add(older)
        fresh = set(ties) - asked
    return {pk: frozenset(near) for pk, near in ties.items()}


def _steps(bodies: set[int]) -> list[tuple[int, int]]:
    """From what to what the bodies, or what became of them, were merged or renamed."""
    keys = sorted(bodies)
    with plans_kept(), connection.cursor() as cursor:
        cursor.execute(SUCCESSIONS, [keys, keys])
        return list(cursor.fetchall())


def _with_kin(bodies: frozenset[int], ties: Ties) -> Names:
    """Bodies with everything they came from and became."""
    kin, fresh = set(bodies), set(bodies)
    while fresh:
        fresh = {near for pk in fresh for near in ties.get(pk, ())} - kin
        kin |= fresh
    return frozenset(body_key(pk) for pk in kin)


def _known(keys: Keys) -> frozenset[int]:
    return frozenset(filter(None, keys))


def _people(pks: Keys) -> Names:
    return frozenset(person_key(pk) for pk in _known(pks))
