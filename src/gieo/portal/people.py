"""What the pages of people and seats ask."""

from dataclasses import dataclass
from datetime import date

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from gieo.core.paging import Cursor, Page, Sorting, page_of
from gieo.dossiers.models import DocketEntry, HandOver
from gieo.dossiers.selectors import visible_to
from gieo.dossiers.services.hand_over import open_by_name, open_in_seat
from gieo.identity.models import Appointment, Delegation, Organisation, Person
from gieo.identity.second_factor import FACTORS
from gieo.identity.services.delegate import LENDABLE
from gieo.identity.services.lay_down_letters import SPEAKS_FOR_ITS_BODY
from gieo.identity.services.verify_organisation import VERIFIERS
from gieo.kernel.actors import Actor, Role
from gieo.kernel.text import query_terms

PAGE = 50
SHOWN = 20


def provinces_administered(actor: Actor) -> frozenset[str]:
    """Where the actor gives seats."""
    return frozenset(seat.province for seat in actor.seats if seat.role is Role.ADMINISTRATOR and seat.province)


def provinces_verified(actor: Actor) -> frozenset[str]:
    """Where the actor may say that a body is real."""
    return frozenset(seat.province for seat in actor.seats if seat.role in VERIFIERS and seat.province)


def lettered_by(actor: Actor) -> QuerySet[Organisation]:
    """Bodies whose letters in document numbers the actor may write down."""
    own = [seat.organisation for seat in actor.seats if seat.organisation and seat.role in SPEAKS_FOR_ITS_BODY]
    return Organisation.objects.filter(Q(pk__in=own) | Q(province__in=provinces_verified(actor)))


def bodies_to_letter(actor: Actor, words: str) -> list[Organisation]:
    """One's own bodies; with words, those an officer looks for, a page of them."""
    found = lettered_by(actor)
    terms = query_terms(words)
    for term in terms:
        found = found.filter(search__contains=term)
    if not terms:
        found = found.filter(pk__in=[seat.organisation for seat in actor.seats if seat.organisation])
    return list(found.order_by("name")[:SHOWN])


def seats(actor: Actor, *, words: str, on: date, cursor: Cursor | None) -> Page[Appointment]:
    """The seats held on a day or later in the provinces an administrator keeps, a page of them."""
    factor = Authenticator.objects.filter(user=OuterRef("person__user"), type__in=FACTORS)
    rows = (
        Appointment.objects.filter(province__in=provinces_administered(actor))
        .filter(Q(valid_to__isnull=True) | Q(valid_to__gte=on))
        .select_related("person__user", "organisation", "province")
        .annotate(has_factor=Exists(factor))
    )
    for word in words.split():
        rows = rows.filter(
            Q(person__full_name__icontains=word) | Q(post__icontains=word) | Q(organisation__name__icontains=word)
        )
    return page_of(rows, Sorting("id"), cursor, size=PAGE)


def seat_for(actor: Actor, pk: int) -> Appointment:
    """The door to one seat.

    Raises:
        Appointment.DoesNotExist: there is none, or not in a province of this administrator.
    """
    own = Appointment.objects.filter(province__in=provinces_administered(actor))
    return own.select_related("person__user", "organisation", "province").get(pk=pk)


@dataclass(frozen=True, slots=True)
class Waiting:
    """An open dossier by its number; its title only where the reader may see it, for a draft is its writer's."""

    number: str
    title: str


@dataclass(frozen=True, slots=True)
class SeatPage:
    """A seat with what waits in it and how it passed on.

    Attributes:
        waiting: open dossiers that stay with the seat, the most urgent first.
        by_name: open dossiers that name the person.
        lent: delegations that hold or will.
        handed: how it was handed over, the latest first.
    """

    seat: Appointment
    waiting: list[Waiting]
    by_name: list[Waiting]
    lent: list[Delegation]
    handed: list[HandOver]


def page_of_seat(seat: Appointment, *, reader: Actor, on: date) -> SeatPage:
    """Everything the page of a seat shows an administrator."""
    handed = HandOver.objects.filter(Q(given=seat) | Q(taken=seat))
    return SeatPage(
        seat,
        waiting=_shown_to(reader, open_in_seat(seat)),
        by_name=_shown_to(reader, open_by_name(seat)),
        lent=list(Delegation.objects.filter(appointment=seat, valid_to__gte=on).select_related("to")),
        handed=list(handed.select_related("given__person", "taken__person")[:SHOWN]),
    )


def _shown_to(reader: Actor, entries: QuerySet[DocketEntry]) -> list[Waiting]:
    found = list(entries[:SHOWN])
    seen = set(visible_to(reader).filter(pk__in=[entry.pk for entry in found]).values_list("pk", flat=True))
    return [Waiting(entry.number, entry.title if entry.pk in seen else "") for entry in found]


def own_seats(actor: Actor, *, on: date) -> QuerySet[Appointment]:
    """One's own seats that may be lent."""
    held = Appointment.objects.filter(person__user=actor.user or 0, role__in=LENDABLE).valid_on(on)
    return held.select_related("organisation", "province").order_by("pk")


def lent_by_or_to(actor: Actor, *, on: date) -> QuerySet[Delegation]:
    """What one lends and is lent, now or later."""
    mine = Q(appointment__person__user=actor.user or 0) | Q(to__user=actor.user or 0)
    current = Delegation.objects.filter(mine, valid_to__gte=on)
    return current.select_related("appointment__person", "appointment__organisation", "to").order_by("valid_from", "pk")


def colleagues(seats: QuerySet[Appointment], *, on: date) -> QuerySet[Person]:
    """Who sits in the same bodies on a day, and so may be lent a seat of them."""
    bodies = list(seats.values_list("organisation", flat=True))
    there = Appointment.objects.filter(organisation__in=[body for body in bodies if body]).valid_on(on)
    without = Appointment.objects.none()
    if None in bodies:
        provinces = seats.filter(organisation=None).values("province")
        held = Appointment.objects.filter(organisation=None, province__in=provinces).valid_on(on)
        without = held.filter(role__in=LENDABLE)  # experts and private persons are nobody's colleagues by it
    people = Q(pk__in=there.values("person")) | Q(pk__in=without.values("person"))
    return Person.objects.filter(people, user__is_active=True).exclude(appointments__in=seats).order_by("full_name")


def unverified(actor: Actor) -> QuerySet[Organisation]:
    """Bodies that proposers named and nobody has looked at, in the provinces of an officer; each with who named it."""
    proposing = Appointment.objects.filter(organisation=OuterRef("pk"), role=Role.PROPOSER)
    waiting = Organisation.objects.filter(province__in=provinces_verified(actor), verified_at=None)
    people = Prefetch("appointments", Appointment.objects.filter(role=Role.PROPOSER).select_related("person"))
    named = waiting.filter(Exists(proposing)).select_related("province").prefetch_related(people)
    return named.order_by("name", "pk")[:PAGE]


def askers(actor: Actor) -> QuerySet[Appointment]:
    """Seats in the provinces of an officer that ask for a body."""
    return Appointment.objects.filter(province__in=provinces_verified(actor), asked_body__isnull=False)


def asking(actor: Actor) -> QuerySet[Appointment]:
    """The same for the page, the longest waiting first."""
    return askers(actor).select_related("person", "asked_body", "province").order_by("valid_from", "pk")[:PAGE]
