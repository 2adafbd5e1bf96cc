"""The bank of experts as its readers see it. Every list passes `visible_to`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from gieo.core.paging import Cursor, Page, Sorting, page_of
from gieo.councils.models import (
    Expert,
    ExpertApplication,
    Reach,
)
from gieo.councils.selectors import REVIEW, experts_to_review
from gieo.dossiers.audience import OFFICE, bodies_of
from gieo.identity.models import Organisation, Person, Province, User
from gieo.identity.selectors import is_addressed
from gieo.kernel import text
from gieo.kernel.actors import Actor, Role
from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _
from gieo.rulebooks import library

PAGE = 50
BY_NAME = Sorting("sort_key")
READERS = OFFICE | {Role.FINANCE_OFFICER}  # finance pays by the ledger


class Availability(Choice):
    """What a list of experts can be narrowed to."""

    AVAILABLE = "san-sang", _("Sẵn sàng")
    AWAY = "ban", _("Đang bận")
    OUT_OF_REACH = "mat-lien-lac", _("Không liên lạc được, từ chối")
    DUE = "den-han", _("Đến hạn rà soát")
    RETIRED = "da-thoi", _("Đã thôi tham gia")


def readable_provinces(actor: Actor) -> list[str]:
    """Codes of the provinces whose whole bank an actor reads."""
    return sorted({seat.province for seat in actor.seats if seat.role in READERS and seat.province})


def visible_to(actor: Actor) -> QuerySet[Expert]:
    """The whole bank for the office of its province, the own people for a body, the own entry for an expert."""
    if actor.user is None:
        return Expert.objects.none()
    may = Q(person__user=actor.user) | Q(province__in=readable_provinces(actor)) | Q(employer__in=bodies_of(actor))
    return Expert.objects.filter(may)


def may_keep(actor: Actor, province: str) -> bool:
    """Whether an actor keeps the bank of a province."""
    return actor.holds(Role.SCIENCE_OFFICER, province)


def kept_by(actor: Actor) -> list[str]:
    """Codes of the provinces whose bank an actor keeps."""
    return sorted({seat.province for seat in actor.seats if seat.role is Role.SCIENCE_OFFICER and seat.province})


@dataclass(frozen=True, slots=True, kw_only=True)
class BankFilters:
    """What a reader asked for; empty is everything."""

    words: str = ""
    science_field: str = ""
    degree: str = ""
    employer: int | None = None
    availability: Availability | None = None
    on: date


def bank_page(actor: Actor, filters: BankFilters, cursor: Cursor | None) -> Page[Expert]:
    """One page of the bank, in the order of given names."""
    return page_of(found(actor, filters), BY_NAME, cursor, size=PAGE)


def found(actor: Actor, filters: BankFilters) -> QuerySet[Expert]:
    """Experts the filters leave of those the reader may see."""
    experts = visible_to(actor).select_related("person", "employer", "province")
    for term in text.query_terms(filters.words):
        experts = experts.filter(search__contains=term)
    if filters.science_field:
        experts = experts.filter(science_fields__contains=[filters.science_field])
    if filters.degree:
        experts = experts.filter(degree=filters.degree)
    if filters.employer:
        experts = experts.filter(employer=filters.employer)
    if filters.availability is Availability.DUE:
        return experts.filter(pk__in=_due(actor, filters.on))
    if filters.availability:
        experts = experts.filter(_available(filters.availability, filters.on))
    return experts


def _available(wanted: Availability, on: date) -> Q:
    away = Q(away_until__gte=on)
    if wanted is Availability.AVAILABLE:
        return Q(is_active=True, reach=Reach.REACHED) & (Q(away_until__isnull=True) | Q(away_until__lt=on))
    if wanted is Availability.AWAY:
        return Q(is_active=True) & away
    if wanted is Availability.OUT_OF_REACH:
        return Q(is_active=True) & ~Q(reach=Reach.REACHED)
    return Q(is_active=False)


def _due(actor: Actor, on: date) -> list[int]:
    """Whom an officer should look through, by the clock of each rulebook."""
    provinces = Province.objects.filter(code__in=readable_provinces(actor))
    return [expert.pk for province in provinces for expert in experts_to_review(province, on)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The list of the bank for a reader.

    Attributes:
        rows: each expert with how he or she stands.
        reads_all: the reader reads the whole bank of a province.
        keeps: the reader keeps one.
        nominates: the reader has a seat of a body.
        applications: those the reader sent, or that are about the reader.
        me: the reader's own entry.
    """

    page: Page[Expert]
    rows: Sequence[tuple[Expert, Sequence[tuple[str, str]]]]
    choices: "BankChoices"
    reads_all: bool
    keeps: bool
    nominates: bool
    applications: Sequence[ExpertApplication]
    me: Expert | None


def shelf_of(actor: Actor, filters: BankFilters, cursor: Cursor | None, provinces: Sequence[Province]) -> Shelf:
    """Everything the list of the bank shows."""
    page = bank_page(actor, filters, cursor)
    return Shelf(
        page=page,
        rows=[(expert, states_of(expert, filters.on)) for expert in page.rows],
        choices=bank_choices(actor, provinces),
        reads_all=bool(readable_provinces(actor)),
        keeps=bool(kept_by(actor)),
        nominates=bool(bodies_of(actor)),
        applications=my_applications(actor),
        me=Expert.objects.filter(person__user=actor.user).first() if actor.user else None,
    )


@dataclass(frozen=True, slots=True)
class BankChoices:
    """What the lists of the filters hold: of those the reader may see."""

    fields: Sequence[tuple[str, str]]
    degrees: Sequence[str]
    employers: Sequence[tuple[int, str]]


def bank_choices(actor: Actor, provinces: Iterable[Province]) -> BankChoices:
    """Fields by the rulebooks of the provinces, degrees and employers as they occur."""
    seen = visible_to(actor)
    employers = Organisation.objects.filter(pk__in=seen.filter(employer__isnull=False).values("employer"))
    return BankChoices(
        fields=list(field_names(provinces).items()),
        degrees=sorted(set(seen.exclude(degree="").order_by().values_list("degree", flat=True).distinct())),
        employers=list(employers.order_by("name").values_list("pk", "name")),
    )


def field_names(provinces: Iterable[Province]) -> dict[str, str]:
    """Fields of science by code, under the names the rulebooks in use give them."""
    return {field.key: field.name for province in provinces for field in province.latest_rulebook.fields}


def states_of(expert: Expert, on: date) -> list[tuple[str, str]]:
    """How an expert stands, as looks and words: the first is the most telling."""
    if not expert.is_active:
        return [("paused", _("Đã thôi tham gia"))]
    if expert.reach != Reach.REACHED:
        return [("refused", expert.get_reach_display())]
    if expert.away_until and expert.away_until >= on:
        return [("waiting", _("Đang bận"))]
    return [("done", _("Sẵn sàng"))]


def is_due(expert: Expert, on: date) -> bool:
    """Whether the expert should confirm the entry again: as long after the last word as the rulebook says."""
    rule = library.in_force(expert.province.family, on=on).deadline(REVIEW)
    return rule.due(expert.confirmed_on or expert.reviewed_on) < on


def my_applications(actor: Actor) -> list[ExpertApplication]:
    """Those an actor sent, or that are about the actor; the newest first."""
    user = User.objects.filter(pk=actor.user or 0).first()
    if user is None:
        return []
    about = Q(email__iexact=user.email) if is_addressed(actor, user.email) else Q()
    mine = ExpertApplication.objects.filter(Q(sent_by=user) | about)
    return list(mine.select_related("nominated_by", "province").order_by("-pk")[:20])


def person_behind(actor: Actor) -> Person | None:
    """The person of an account."""
    return Person.objects.filter(user=actor.user).first() if actor.user else None
