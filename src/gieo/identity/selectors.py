"""Questions about people and bodies."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from allauth.account.models import EmailAddress
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Subquery, When

from gieo.core.lookups import codes, keys, spelled
from gieo.core.prepared import Prepared
from gieo.identity.models import Appointment, Delegation, Organisation, OrganisationName, Person, Province, User
from gieo.kernel.actors import NOBODY, Actor, Role, Seat

LEADERS = (Role.DIRECTOR, Role.CHAIRMAN)


def actor_of(user: User, on: date) -> Actor:
    """The account as an actor: the person's name and the seats held on a day, own and lent."""
    return actor_in_seats(user, appointments_of(user, on))


def actor_in_seats(user: User, appointments: list[Appointment]) -> Actor:
    """The same, when the seats are at hand already."""
    if not user.is_active:
        return NOBODY
    own = next((each for each in appointments if each.person.user_id == user.pk), None)
    person = own.person if own else Person.objects.filter(user=user).first()
    name = person.full_name if person else user.email
    seats = [_seat_for(user, each) for each in appointments]
    return Actor(
        user=user.pk,
        name=name,
        seats=frozenset(seat for seat in seats if not seat.kinds),
        lent=frozenset(seat for seat in seats if seat.kinds),
    )


def _seat_for(user: User, appointment: Appointment) -> Seat:
    if appointment.person.user_id == user.pk:
        return appointment.seat
    kinds = frozenset(getattr(appointment, "lent_kinds", None) or ())
    return replace(appointment.seat, acting_for=appointment.person.full_name, kinds=kinds)


def appointments_of(user: User, on: date) -> list[Appointment]:
    """The seats of a person on a day, own ones first, then what is lent, with holder, body and province; one query."""
    return _SEATS.ask(user=user.pk, on=on)


def _seats(user: int, on: date) -> QuerySet[Appointment]:
    """Two look-ups by index put together: as one condition with "or", every request would read the whole table."""
    own = Appointment.objects.filter(person__user=user).order_by().values("pk")
    lent = Delegation.objects.filter(to__user=user).in_force_on(on).order_by()
    return (
        Appointment.objects.filter(pk__in=own.union(lent.values("appointment"), all=True))
        .valid_on(on)
        .annotate(lent_kinds=Subquery(lent.filter(appointment=OuterRef("pk")).values("kinds")[:1]))
        .select_related("person", "organisation", "province")
        .order_by(Case(When(person__user=user, then=0), default=1), "person_id", "valid_from", "pk")
    )


# Every request of whoever is signed in asks this: spelled once.
_SEATS: Prepared[Appointment] = Prepared(_seats, user=-7391, on=date(1900, 1, 3))


def leading_seat(user: int | None, province: str, on: date) -> Appointment | None:
    """The seat of a head or deputy of the department or the committee that somebody held on a day."""
    if user is None:
        return None
    return _LEADING.first(user=user, province=province, on=on)


def _leading(user: int, province: str, on: date) -> QuerySet[Appointment]:
    seats = Appointment.objects.filter(person__user=user, province=province, role__in=LEADERS).valid_on(on)
    return seats.select_related("person").order_by("pk")


_LEADING = Prepared(_leading, user=-1, province="?", on=date(1, 1, 1))


def accounts_holding(role: Role, province: str, on: date) -> list[User]:
    """The accounts that sit in a role of a province on a day."""
    seats = Appointment.objects.filter(province=province, role=role).valid_on(on)
    return list(User.objects.filter(person__appointments__in=seats, is_active=True).distinct().order_by("pk"))


def accounts_of(pks: Iterable[int]) -> list[User]:
    """Accounts by their primary keys."""
    return _ACCOUNTS.ask(users=spelled(set(pks)))


_ACCOUNTS = Prepared(lambda users: User.objects.filter(pk__any_of=keys(users)).order_by("pk"), users="{-1}")


def account_of(email: str) -> User | None:
    """The account whose holder an address names.

    Anybody may open an account under any address; until a letter to it was answered, whatever is meant for the address
    (a seat, an invitation, a form that bears it) is not theirs. An account that an office made is: its password was set
    by a letter.
    """
    return _proved().filter(email__iexact=email.strip()).first() if email.strip() else None


def is_addressed(actor: Actor, email: str) -> bool:
    """Whether an address names the actor; one that only claims it is not named."""
    return bool(email) and _proved().filter(pk=actor.user or 0, email__iexact=email).exists()


def _proved() -> QuerySet[User]:
    claimed = EmailAddress.objects.filter(user=OuterRef("pk"), email__iexact=OuterRef("email"), verified=False)
    return User.objects.filter(~Exists(claimed))


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

    Where one that was succeeded and its heir bear the same name, the heir answers.

    Args:
        names: however they are spelled or shortened.
        province: code; empty for any.
    """
    asked = {name: OrganisationName.key_of(name) for name in names}
    if not asked:
        return {}
    answering: dict[str, set[Organisation]] = defaultdict(set)
    for each in _BEARING.ask(names=spelled(set(asked.values()))):
        if province in ("", each.organisation.province_id):
            answering[each.search].add(each.organisation)
    standing = {key: {body for body in found if body.successor_id is None} or found for key, found in answering.items()}
    return {name: body for name, key in asked.items() for body in standing.get(key, ()) if len(standing[key]) == 1}


def _bearing(names: str) -> QuerySet[OrganisationName]:
    return OrganisationName.objects.filter(search__any_of=codes(names)).select_related("organisation")


_BEARING = Prepared(_bearing, names="{}")
