"""Questions about people and bodies."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from gieo.identity.models import Appointment, Organisation, OrganisationName, Person, Province, User
from gieo.kernel.actors import NOBODY, Actor


def actor_of(user: User, on: date) -> Actor:
    """The account as an actor: the person's name and the seats held on a day."""
    return actor_in_seats(user, list(appointments_of(user, on)))


def actor_in_seats(user: User, appointments: list[Appointment]) -> Actor:
    """The same, when the seats are at hand already."""
    if not user.is_active:
        return NOBODY
    person = appointments[0].person if appointments else Person.objects.filter(user=user).first()
    name = person.full_name if person else user.email
    return Actor(user=user.pk, name=name, seats=frozenset(each.seat for each in appointments))


def appointments_of(user: User, on: date) -> QuerySet[Appointment]:
    """The seats a person holds on a day, with person, body and province."""
    held = Appointment.objects.filter(person__user=user).valid_on(on)
    return held.select_related("person", "organisation", "province")


def provinces_on(day: date) -> QuerySet[Province]:
    """The provinces in being on a day."""
    return Province.objects.valid_on(day)


def province_by_key(key: str) -> Province | None:
    """The province of a code or an address: ``LS`` or ``lang-son``."""
    return Province.objects.filter(Q(code=key.upper()) | Q(slug=key.lower())).first()


def organisation_named(name: str, province: Province | None = None) -> Organisation | None:
    """The body a name stands for, however it is spelled or shortened; None when no body or several answer to it."""
    return bodies_named([name], province.code if province else "").get(name)


def bodies_named(names: Iterable[str], province: str = "") -> dict[str, Organisation]:
    """The bodies that names stand for, asked for at once; a name to which no body or several answer is left out.

    Args:
        names: however they are spelled or shortened.
        province: code; empty for any.
    """
    keys = {name: OrganisationName.key_of(name) for name in names}
    if not keys:
        return {}
    known = OrganisationName.objects.filter(search__in=set(keys.values()))
    if province:
        known = known.filter(organisation__province=province)
    answering: dict[str, set[Organisation]] = defaultdict(set)
    for each in known.select_related("organisation"):
        answering[each.search].add(each.organisation)
    return {name: body for name, key in keys.items() for body in answering[key] if len(answering[key]) == 1}
