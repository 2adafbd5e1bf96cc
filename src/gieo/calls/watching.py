"""Who follows which calls, and what there is to tell them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet

from gieo.calls.listing import Announced, Sought, Standing, call_named, calls
from gieo.calls.models import CallWatch
from gieo.core import wall
from gieo.dossiers.audience import BODY_ROLES, bodies_of
from gieo.identity.models import Appointment, User
from gieo.kernel.actors import Actor

FOLLOWING = ("GIEO-MACDINH:91",)
DAYS_BEFORE = (7, 1)  # the days before the close on which it is told again


@dataclass(frozen=True, slots=True)
class Telling:
    """Something to say about one call: that it is there, or that it closes soon.

    Attributes:
        key: the same for the same news; a close that moved is other news.
        days: before the close; 0 for what is new.
    """

    key: str
    call: Announced
    days: int = 0


def visible_to(actor: Actor) -> QuerySet[CallWatch]:
    """One's own, and what is followed for the bodies one acts for."""
    if actor.user is None:
        return CallWatch.objects.none()
    mine = Q(user=actor.user) | Q(organisation__in=sorted(bodies_of(actor)))
    return CallWatch.objects.filter(mine).select_related("organisation")


def acts_for(actor: Actor, organisation: int) -> bool:
    """Whether an actor acts for a body."""
    return organisation in bodies_of(actor)


def readers_of(watch: CallWatch, on: date) -> list[User]:
    """The accounts that are told: one's own, or of everybody who acts for the body or for whoever took it over."""
    if watch.organisation is None:
        return [watch.user] if watch.user else []
    bodies = {watch.organisation.pk, watch.organisation.successor_id}
    seats = Appointment.objects.filter(organisation__in=bodies - {None}, role__in=BODY_ROLES).valid_on(on)
    return list(User.objects.filter(person__appointments__in=seats, is_active=True).distinct().order_by("pk"))


def sought_by(watch: CallWatch) -> Sought:
    """The search that is followed."""
    return Sought(
        words=watch.words, province=watch.sought_province, year=watch.sought_year, kind=watch.sought_kind
    )  # fmt: skip


def news_for(watch: CallWatch, *, at: datetime) -> list[Telling]:
    """What was not told yet: calls that were announced since, closes that are near."""
    said = frozenset(watch.told)
    return [each for call in _followed(watch, at) for each in _of_call(watch, call, at) if each.key not in said]


def followed_call(watch: CallWatch, *, at: datetime) -> Announced | None:
    """The call that is followed by name, of whatever province: calls are everybody's to read."""
    if not watch.slug:
        return None
    with wall.seen_as(wall.PUBLIC):
        return call_named(watch.slug, at=at)


def _followed(watch: CallWatch, at: datetime) -> Iterable[Announced]:
    if watch.slug:
        call = followed_call(watch, at=at)
        return [call] if call else []
    found = calls(sought_by(watch), at=at)
    return [*found.open, *found.coming]


def _of_call(watch: CallWatch, call: Announced, at: datetime) -> Iterable[Telling]:
    if not watch.slug and call.announced_at and call.announced_at > watch.counts_from:
        yield Telling(f"{call.key}:new", call)
    if call.standing is not Standing.OPEN or call.last is None:
        return
    near = [days for days in DAYS_BEFORE if call.last - at <= timedelta(days=days)]
    if near:
        yield Telling(f"{call.key}:{min(near)}:{call.last:%Y-%m-%d}", call, min(near))
