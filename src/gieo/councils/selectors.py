"""Questions about experts, standing councils and what members do."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from gieo.core.clock import LEGAL_ZONE
from gieo.councils.models import STANDING, Attendance, Ballot, Expert, ExpertChange, Membership
from gieo.councils.models.expert import ChangeAnswer
from gieo.identity.models import Organisation, OrganisationKind, Person, Province
from gieo.rulebooks import library

REVIEW = "expert.review"


def experts_to_review(province: Province, on: date) -> list[Expert]:
    """Active experts whose entry was not looked through for as long as the rulebook says, the oldest first."""
    rule = library.in_force(province.family, on=on).deadline(REVIEW)
    active = Expert.objects.filter(province=province, is_active=True).select_related("person", "employer")
    return [expert for expert in active.order_by("reviewed_on", "pk") if rule.due(expert.reviewed_on) < on]


def changes_to_decide(province: Province) -> list[ExpertChange]:
    """What experts asked to have changed, the oldest first."""
    waiting = ExpertChange.objects.filter(expert__province=province, answer=ChangeAnswer.WAITING)
    return list(waiting.select_related("expert__person").order_by("pk"))


# ---------------------------------------------------------------- the standing council


def standing_members(province: Province, on: date) -> list[Membership]:
    """Who sits in the provincial council on a day."""
    seats = Membership.objects.filter(council__province=province, council__kind=STANDING).valid_on(on)
    related = seats.select_related("person", "nominating_body", "council").prefetch_related("localities")
    return list(related.order_by("council_id", "pk"))


def vacant_seats(province: Province, on: date) -> list[Membership]:
    """Seats whose member has left and that nobody took over (CT-3-1b)."""
    left = Membership.objects.filter(
        council__province=province, council__kind=STANDING, valid_to__lt=on, successor__isnull=True
    )
    running = left.filter(Q(council__term_ends_on__isnull=True) | Q(council__term_ends_on__gte=on))
    return list(running.select_related("person", "council").order_by("valid_to", "pk"))


def unfollowed_localities(province: Province, on: date) -> list[Organisation]:
    """Districts, or communes where there are none, that no member of the standing council follows (CT-3-1c)."""
    followed = {body.pk for member in standing_members(province, on) for body in member.localities.all()}
    living = Organisation.objects.filter(province=province).valid_on(on).order_by("name")
    districts = list(living.filter(kind=OrganisationKind.DISTRICT))
    return [body for body in districts or living.filter(kind=OrganisationKind.COMMUNE) if body.pk not in followed]


def unfollowed_fields(province: Province, on: date) -> list[str]:
    """Fields of the province's rulebook that no member of the standing council follows."""
    followed = {field for member in standing_members(province, on) for field in member.science_fields}
    return [field.key for field in library.in_force(province.family, on=on).fields if field.key not in followed]


# ---------------------------------------------------------------- what a member does


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivitySheet:
    """What a person did in councils in a year (CT-3-2).

    Attributes:
        nominated_by: bodies that sent the person.
        attended: numbers of the dossiers on which the person sat.
        absent: numbers of those on which the person's council sat without.
        ballots: how many were cast.
        localities: followed in the standing council.
        science_fields: followed there.
    """

    person: Person
    year: int
    nominated_by: tuple[str, ...]
    attended: tuple[str, ...]
    absent: tuple[str, ...]
    ballots: int
    localities: tuple[str, ...]
    science_fields: tuple[str, ...]


def activity_of(person: Person, year: int) -> ActivitySheet:
    """The personal activity sheet of a member for a year."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    seats = Membership.objects.filter(
        Q(valid_from__isnull=True) | Q(valid_from__lte=last), Q(valid_to__isnull=True) | Q(valid_to__gte=first)
    )
    held = list(seats.filter(person=person).select_related("nominating_body", "council").prefetch_related("localities"))
    standing = [member for member in held if member.council.kind == STANDING]
    sat = Attendance.objects.filter(membership__person=person).select_related("entry").order_by("at", "pk")
    this_year = [each for each in sat if each.at.astimezone(LEGAL_ZONE).year == year]
    cast = Ballot.objects.filter(membership__person=person).values_list("cast_at", flat=True)
    return ActivitySheet(
        person=person,
        year=year,
        nominated_by=_once(member.nominating_body.name for member in held if member.nominating_body),
        attended=tuple(each.entry.number for each in this_year if each.is_present),
        absent=tuple(each.entry.number for each in this_year if not each.is_present),
        ballots=sum(instant.astimezone(LEGAL_ZONE).year == year for instant in cast),
        localities=_once(body.name for member in standing for body in member.localities.all()),
        science_fields=_once(field for member in standing for field in member.science_fields),
    )


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
