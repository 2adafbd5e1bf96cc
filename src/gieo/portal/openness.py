"""What a province lays open beside its register: organisations, commendations, figures (X-8, CT-5-2b)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.cache import caches
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from gieo.core.paging import Cursor, Page, Sorting, page_of
from gieo.identity.models import Organisation, OrganisationKind, OrganisationName, Province
from gieo.kernel.text import query_terms
from gieo.orientation.models import OrientationNotice
from gieo.orientation.states import NoticeState
from gieo.outcomes.models import Commendation, Outcome
from gieo.outcomes.selectors import on_offer
from gieo.registry import lookup
from gieo.registry.models import EntryLevel, EntryState, RegisterEntry
from gieo.registry.rows import field_name

RESEARCHERS = (OrganisationKind.SCIENCE_ORGANISATION, OrganisationKind.UNIVERSITY)
BY_NAME = Sorting("name")
LATEST_DECIDED = Sorting("on", falling=True)
PAGE = 30
LATEST_TASKS = 20
KEPT = 15 * 60  # seconds for which figures of the whole register are remembered


def public_bodies() -> QuerySet[Organisation]:
    """Bodies that everybody may read of: verified by an officer, or named by a public task as its host.

    What somebody registered and nobody looked at yet is not shown: it may be a joke, or a person's address.
    """
    hosts = Exists(lookup.public().filter(host=OuterRef("pk")))
    return Organisation.objects.filter(Q(verified_at__isnull=False) | hosts).select_related("province")


def science_organisations(words: str, province: str, cursor: Cursor | None) -> Page[Organisation]:
    """One page of living institutes and schools, by name; found with or without accents."""
    found = public_bodies().filter(kind__in=RESEARCHERS, valid_to__isnull=True)
    if province:
        found = found.filter(province=province)
    for term in query_terms(words):
        found = found.filter(search__contains=term)
    return page_of(found, BY_NAME, cursor, size=PAGE)


@dataclass(frozen=True, slots=True)
class Portrait:
    """A body with what is public about it.

    Attributes:
        names: its official names through time, the earliest first.
        tasks: the public tasks it hosts, the latest first, as many as are shown.
        results: its results on offer.
        commendations: what its results were commended for.
    """

    body: Organisation
    names: list[OrganisationName]
    tasks: list[RegisterEntry]
    results: list[Outcome]
    commendations: list[Commendation]


def portrait_of(pk: int) -> Portrait:
    """A body with what is public about it.

    Raises:
        Organisation.DoesNotExist: there is none that everybody may read of.
    """
    body = public_bodies().select_related("successor").get(pk=pk)
    names = OrganisationName.objects.filter(organisation=body, is_official=True)
    tasks = lookup.public().filter(host=body).order_by(*lookup.NEWEST_FIRST.order)
    return Portrait(
        body=body,
        names=list(names.order_by(F("valid_from").asc(nulls_first=True), "pk")),
        tasks=list(tasks[:LATEST_TASKS]),
        results=list(on_offer().filter(task__host=body).order_by("-offered_on", "-pk")[:LATEST_TASKS]),
        commendations=list(commendations().filter(outcome__task__host=body).order_by("-on", "-pk")),
    )


def commendations() -> QuerySet[Commendation]:
    """Every commendation: it is decided in order to be known (CT-5-2b)."""
    return Commendation.objects.select_related("outcome__task__host", "outcome__province")


def commendations_page(cursor: Cursor | None) -> Page[Commendation]:
    """One page of them, the latest decision first."""
    return page_of(commendations(), LATEST_DECIDED, cursor, size=PAGE)


def provinces() -> QuerySet[Province]:
    """Provinces that published an orientation."""
    published = OrientationNotice.objects.filter(province=OuterRef("pk"), state=NoticeState.PUBLISHED)
    return Province.objects.filter(Exists(published)).order_by("name")


@dataclass(frozen=True, slots=True)
class Bar:
    """How many tasks are of one kind; `of` is the most of any kind beside it."""

    value: Any
    label: str
    number: int
    of: int


@dataclass(frozen=True, slots=True)
class Figures:
    """The register in figures, all of them of what everybody may see.

    Attributes:
        groups: by the name of a filter of the look-up, how many tasks each of its choices shows.
    """

    total: int
    effective: int
    groups: Mapping[str, list[Bar]]


def figures(province: str = "") -> Figures:
    """The register in figures; of the whole register, or of a province's. Counted anew after a quarter of an hour."""
    key = f"figures:{province}"
    kept: Figures | None = caches["process"].get(key)
    if kept is None:
        kept = _count(province)
        caches["process"].set(key, kept, KEPT)
    return kept


def _count(province: str) -> Figures:
    tasks = lookup.public()
    if province:
        tasks = tasks.filter(province=province)
    numbers = tasks.aggregate(total=Count("pk"), effective=Count("pk", filter=Q(is_effective=True)))
    return Figures(**numbers, groups={name: _bars(tasks, name) for name in ("year", "state", "level", "field")})


def _bars(tasks: QuerySet[RegisterEntry], name: str) -> list[Bar]:
    column = lookup.COLUMNS[name]
    counted = list(tasks.order_by().values_list(column).annotate(number=Count("pk")))
    known = [(value, number) for value, number in counted if value]
    known.sort(key=lambda each: -each[0] if name == "year" else -each[1])
    most = max((number for _value, number in known), default=0)
    return [Bar(value, str(_LABELS[name](value)), number, most) for value, number in known]


_LABELS: Mapping[str, Any] = {
    "year": str,
    "state": lambda value: EntryState(value).label,
    "level": lambda value: EntryLevel(value).label,
    "field": field_name,
}
