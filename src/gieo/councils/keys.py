"""The names under which the rules on conflicts know people and bodies; a body stands with its kin through time."""

from collections.abc import Iterable

from django.db.models import Q

from gieo.councils.rules.conflicts import Item, Names
from gieo.identity.models import Organisation

Keys = Iterable[int | None]


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

    Args:
        key: number of the dossier.
        proposers: people who proposed.
        applicants: principal investigator and participants.
        proposing_bodies: bodies that proposed.
        hosts: bodies that carry it out or apply to.
        partners: bodies that take part.
        ordering_bodies: bodies that ordered it.
    """
    return Item(
        key=key,
        proposers=_people(proposers),
        applicants=_people(applicants),
        proposing_bodies=kin_of(proposing_bodies),
        hosts=kin_of(hosts),
        partners=kin_of(partners),
        ordering_bodies=kin_of(ordering_bodies),
    )


def _people(pks: Keys) -> Names:
    return frozenset(person_key(pk) for pk in pks if pk)


def kin_of(bodies: Keys) -> Names:
    """Bodies with everything they came from and became: a merger does not end a link."""
    known: set[int] = set()
    fresh = set(filter(None, bodies))
    while fresh:
        known |= fresh
        near = Organisation.objects.filter(Q(successor__in=fresh) | Q(predecessors__in=fresh))
        fresh = set(near.values_list("pk", flat=True)) - known
    return frozenset(body_key(pk) for pk in known)
