"""What the home pages and the search ask; stages answer for themselves, the portal only gathers."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, Count, Q, QuerySet, When

from gieo.core.clock import LEGAL_ZONE
from gieo.councils.selectors import followed_by
from gieo.dossiers import selectors as dossiers
from gieo.dossiers.kinds import kinds_of
from gieo.dossiers.line import Line, line_of
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.stages import STAGES
from gieo.identity.models import Organisation, Province
from gieo.kernel import text
from gieo.kernel.actors import Actor, Role
from gieo.law.models import LegalDocument
from gieo.orientation.models import IntakeWindow, OrientationItem
from gieo.orientation.states import NoticeState
from gieo.portal.openness import public_bodies
from gieo.portal.shell import address_of
from gieo.rulebooks.models import Rulebook, Status
from gieo.rulebooks.walking import walk

SHORT_LIST = 8
PAGE = 30


@dataclass(frozen=True, slots=True)
class PublicHome:
    """The public home page.

    Attributes:
        open: windows that receive now, the next to close first.
        coming: published, not open yet.
        closed: the latest that closed.
        items: number of orientation items in force.
    """

    open: list[IntakeWindow]
    coming: list[IntakeWindow]
    closed: list[IntakeWindow]
    items: int


def public_home(*, at: datetime) -> PublicHome:
    """Windows of published notices, sorted into open, coming and closed."""
    windows = list(
        IntakeWindow.objects.filter(notice__state=NoticeState.PUBLISHED)
        .select_related("notice__province", "province")
        .order_by("closes_at", "pk")
    )
    return PublicHome(
        open=[window for window in windows if window.is_open_at(at)],
        coming=[window for window in windows if not window.is_open_at(at) and not window.is_past_at(at)],
        closed=[window for window in reversed(windows) if window.is_past_at(at)][:SHORT_LIST],
        items=OrientationItem.objects.filter(field__notice__state=NoticeState.PUBLISHED).count(),
    )


@dataclass(frozen=True, slots=True)
class Found:
    """Answers of the one box over everything public."""

    items: list[OrientationItem]
    documents: list[LegalDocument]
    organisations: list[Organisation]

    def __bool__(self) -> bool:
        return bool(self.items or self.documents or self.organisations)


def search_public(query: str) -> Found:
    """Everything public that holds all the words, however they are accented or abbreviated."""
    terms = text.query_terms(query)
    if not terms:
        return Found([], [], [])
    items = OrientationItem.objects.filter(field__notice__state=NoticeState.PUBLISHED)
    return Found(
        items=list(_holding(items, terms).select_related("field__notice__province")[:PAGE]),
        documents=list(_holding(LegalDocument.objects.all(), terms)[:PAGE]),
        organisations=list(_holding(public_bodies(), terms)[:PAGE]),
    )


def _holding(rows: QuerySet, terms: list[str]) -> QuerySet:  # type: ignore[type-arg]
    for term in terms:
        rows = rows.filter(search__contains=term)
    return rows


@dataclass(frozen=True, slots=True)
class FunnelStep:
    """One bar of the year's picture: the dossiers of a stage."""

    label: str
    url: str
    count: int
    of: int


@dataclass(frozen=True, slots=True)
class Desk:
    """The home of a person.

    Attributes:
        waiting: dossiers that wait for this person, the most urgent first.
        invitations: to how many dossiers the person was called as one of a council, and has still to pledge.
        following: the person's other dossiers, the latest first; before them those of the fields and localities that
            a member of the standing council follows (CT-3-1c).
        windows: windows open now in the person's provinces.
        year: the plan year of the funnel.
        funnel: the dossiers of each stage in that year, for staff.
        is_staff: whether the person works for a Sở.
    """

    waiting: list[Line]
    invitations: int
    following: list[Line]
    windows: list[IntakeWindow]
    year: int
    funnel: list[FunnelStep]
    is_staff: bool


def desk_of(actor: Actor, *, at: datetime, year: int) -> Desk:
    """What a person sees first.

    Args:
        actor: who.
        at: now.
        year: the plan year whose dossiers are counted by stage.
    """
    is_staff = any(seat.role is not Role.PROPOSER for seat in actor.seats)
    waiting = dossiers.todo(actor, limit=SHORT_LIST)
    others = dossiers.visible_to(actor).exclude(pk__in=[entry.pk for entry in waiting]).select_related("province")
    following = _followed_first(others, actor, at)[:SHORT_LIST]
    return Desk(
        waiting=[line_of(entry) for entry in waiting],
        invitations=dossiers.invited_to(actor).count(),
        following=[line_of(entry) for entry in following],
        windows=_open_windows(actor, at),
        year=year,
        funnel=_funnel(actor, year) if is_staff else [],
        is_staff=is_staff,
    )


def _followed_first(entries: QuerySet[DocketEntry], actor: Actor, at: datetime) -> QuerySet[DocketEntry]:
    """The latest first; for whoever follows fields and localities, those of them before the others."""
    sits = any(seat.role is Role.COUNCIL_MEMBER for seat in actor.seats)
    fields, bodies = followed_by(actor.user, at.astimezone(LEGAL_ZONE).date()) if sits else (frozenset(), frozenset())
    if not fields and not bodies:
        return entries.order_by("-state_since", "-pk")
    theirs = Q(task__science_field__in=fields)
    for part in ("commissioning_body", "proposing_body", "host"):
        theirs |= Q(**{f"task__{part}__in": bodies})
    return entries.annotate(is_followed=Case(When(theirs, then=0), default=1)).order_by(
        "is_followed", "-state_since", "-pk"
    )


def _open_windows(actor: Actor, at: datetime) -> list[IntakeWindow]:
    """Of the reader's provinces, and the calls of the reader's own body or of the one above it."""
    provinces = {seat.province for seat in actor.seats}
    bodies = {seat.organisation for seat in actor.seats if seat.organisation}
    above = Organisation.objects.filter(pk__in=bodies).order_by().values("parent")
    windows = IntakeWindow.every.filter(notice__state=NoticeState.PUBLISHED, opens_at__lte=at, closes_at__gt=at)
    windows = windows.filter(Q(body__isnull=True) | Q(body__in=bodies) | Q(body__in=above))
    if provinces:
        windows = windows.filter(province__in=Province.objects.filter(code__in=provinces))
    return list(windows.select_related("notice__province", "province", "body").order_by("closes_at", "pk"))


def _funnel(actor: Actor, year: int) -> list[FunnelStep]:
    """How many dossiers of a plan year each stage holds, as far as the reader may see them; one query."""
    of_the_year = dossiers.visible_to(actor).filter(plan_year=year)
    counted = dict(
        of_the_year.order_by("kind").values("kind").annotate(number=Count("pk")).values_list("kind", "number")
    )
    sums = [(stage, sum(counted.get(kind.name, 0) for kind in kinds_of(stage.key))) for stage in STAGES]
    most = max((number for _stage, number in sums), default=0) or 1
    return [
        FunnelStep(stage.label, f"{address_of(stage)}?nam={year}", number, most) for stage, number in sums if number
    ]


@dataclass(frozen=True, slots=True)
class Setting:
    """One value of a rulebook as a line of the page."""

    place: str
    words: str
    basis: tuple[str, ...]
    to_confirm: bool
    mark: str


def settings_of(rulebook: Rulebook) -> list[Setting]:
    """Every value with the articles that found it."""
    return [
        Setting(place, value.in_words, value.basis, value.status is Status.TO_CONFIRM, value.mark.label)
        for place, value in walk(rulebook)
    ]
