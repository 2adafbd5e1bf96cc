"""Questions to the registers; all as far as the reader may see."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum

from gieo.core.models import TransitionLog
from gieo.core.paging import Cursor, Page, Sorting, page_of
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.models.docket_entry import NEVER
from gieo.dossiers.selectors import visible_to
from gieo.identity.models import Organisation, OrganisationKind
from gieo.kernel.actors import Actor
from gieo.kernel.text import query_terms, search_key
from gieo.matters.matter.states import ENTERED, MatterState, StepKind
from gieo.matters.models import Matter, Participation
from gieo.rulebooks.models import COOPERATION, PRODUCTS, RELAY, RegisterRule

PAGE = 50
FIRST = datetime(1, 1, 1, tzinfo=UTC)
NEWEST = Sorting("pk", falling=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What a reader asks a register for."""

    province: str
    register: str
    year: int | None = None
    theme: str = ""
    state: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Sums:
    """How many entries stand in a register, and for how much, in đồng."""

    number: int = 0
    amount: int = 0
    waiting: int = 0


def matters_of(actor: Actor, province: str) -> QuerySet[Matter]:
    """Every entry of a province that the reader may see."""
    seen = visible_to(actor).filter(province=province, kind="matter").values("subject_id")
    return Matter.objects.filter(pk__in=seen)


def sought(actor: Actor, question: Sought) -> QuerySet[Matter]:
    """The entries of a register that answer a question, the newest first."""
    found = matters_of(actor, question.province).filter(register_key=question.register)
    for name, value in (("plan_year", question.year), ("theme", question.theme), ("state", question.state)):
        if value:
            found = found.filter(**{name: value})
    if terms := query_terms(question.words):
        entries = visible_to(actor).filter(kind="matter")
        for term in terms:
            entries = entries.filter(search__contains=term)
        found = found.filter(pk__in=entries.values("subject_id"))
    return found.select_related("raised_by", "addressee").order_by(*NEWEST.order)


def page(actor: Actor, question: Sought, cursor: Cursor | None) -> Page[Matter]:
    """One page of a register, each entry with how many results were written down."""
    outputs = Count("steps", filter=Q(steps__kind=StepKind.PRODUCT))
    return page_of(sought(actor, question).annotate(outputs=outputs), NEWEST, cursor, size=PAGE)


def sums_by_register(actor: Actor, province: str, year: int | None) -> dict[str, Sums]:
    """Every register's count and amount in a year, and how many still wait for an answer; one query."""
    found = matters_of(actor, province)
    if year:
        found = found.filter(plan_year=year)
    waiting = Q(state__in=(MatterState.RAISED, MatterState.FORWARDED, MatterState.SENT))
    entered = Q(state__in=ENTERED)
    grouped = (
        found.order_by("register_key")
        .values("register_key")
        .annotate(
            number=Count("pk", filter=entered),
            sum=Sum("amount", filter=entered, default=0),
            open=Count("pk", filter=waiting),
        )
    )
    return {each["register_key"]: Sums(each["number"], each["sum"], each["open"]) for each in grouped}


def sums_by_theme(actor: Actor, question: Sought, rule: RegisterRule) -> dict[str, Sums]:
    """What stands in a register by theme, in the order of the rulebook."""
    found = sought(actor, question).filter(state__in=ENTERED).order_by("theme").values("theme")
    grouped = {
        each["theme"]: Sums(each["number"], each["sum"])
        for each in found.annotate(number=Count("pk"), sum=Sum("amount"))
    }
    return {theme.key: grouped.get(theme.key, Sums()) for theme in rule.themes}


@dataclass(frozen=True, slots=True)
class Year:
    """What stands in a register in a year.

    Attributes:
        number: entries.
        linking: those in which a science organisation and an enterprise take part (CT-6-3).
        outputs: results that were written down.
    """

    year: int
    number: int
    linking: int
    outputs: int


def by_year(actor: Actor, province: str, register: str) -> list[Year]:
    """A register year by year, the latest first; one query."""
    entries = matters_of(actor, province).filter(register_key=register, state__in=ENTERED, plan_year__isnull=False)
    science, firm = OrganisationKind.SCIENCE_ORGANISATION, OrganisationKind.ENTERPRISE
    grouped = (
        entries.annotate(links=_takes_part(science) & _takes_part(firm))
        .order_by()
        .values("plan_year")
        .annotate(
            number=Count("pk", distinct=True),
            linking=Count("pk", filter=Q(links=True), distinct=True),
            outputs=Count("steps", filter=Q(steps__kind=StepKind.PRODUCT), distinct=True),
        )
        .order_by("-plan_year")
    )
    return [Year(each["plan_year"] or 0, each["number"], each["linking"], each["outputs"]) for each in grouped]


def _takes_part(kind: OrganisationKind) -> Exists:
    return Exists(Participation.objects.filter(matter=OuterRef("pk"), body__kind=kind))


# A plan is sent to every body it binds: all may name it, whoever reads its dossier.
KNOWN_TO_ALL = ("plan", "plan_row")


def subjects_for(actor: Actor, province: str, rule: RegisterRule) -> QuerySet[DocketEntry]:
    """What an entry of a register may belong to: dossiers the actor may see, and the plans of the province."""
    about = DocketEntry.objects.filter(province=province, kind__in=rule.about)
    known = about.filter(kind__in=KNOWN_TO_ALL, is_open=True).exclude(kind="plan", state="draft")
    return about.filter(Q(pk__in=visible_to(actor).values("pk")) | Q(pk__in=known.values("pk")))


def products_of(bodies: Collection[int]) -> QuerySet[Matter]:
    """The main and distinctive products that stand in the register of localities."""
    return Matter.objects.filter(register_key=PRODUCTS, raised_by__in=bodies, state=MatterState.IN_HAND).order_by(
        "title", "pk"
    )


@dataclass(frozen=True, slots=True)
class Relayed:
    """A body with a council of its own, and whether it passed the orientation of a year on (BG25-IV-4)."""

    body: str
    matter: Matter | None


def relays_of(actor: Actor, province: str, year: int, *, on: date) -> list[Relayed]:
    """Body by body with a council, what it says it did; a body without a council is not asked."""
    bodies = Organisation.objects.filter(province=province, has_council=True).valid_on(on).order_by("name", "pk")
    said = matters_of(actor, province).filter(
        register_key=RELAY, plan_year=year, state__in=(*ENTERED, MatterState.SENT)
    )
    by_body = {matter.raised_by_id: matter for matter in said.order_by("-pk")}
    return [Relayed(body.name, by_body.get(body.pk)) for body in bodies]


def agreements_with(province: str, names: Collection[str]) -> dict[str, list[str]]:
    """The numbers of the agreements on working together in which each of some partners takes part, or is named."""
    entered = Matter.objects.filter(province=province, register_key=COOPERATION, state__in=ENTERED)
    said = [
        (each.number, search_key("; ".join([each.partner, *(str(part.body) for part in each.participations.all())])))
        for each in entered.prefetch_related("participations__body").order_by("pk")
    ]
    return {name: [number for number, words in said if search_key(name) in words] for name in names}


@dataclass(frozen=True, slots=True)
class Entered:
    """What stood in the registers of a plan by an instant."""

    by_register: dict[str, list[str]] = field(default_factory=dict)

    def numbers(self, register: str) -> list[str]:
        """The numbers of the entries of one register."""
        return self.by_register.get(register, [])


def entered_under(parents: Collection[int], *, since: datetime = FIRST, until: datetime = NEVER) -> Entered:
    """Entries that belong to dossiers, by register: entered in a span (half open), not refused or taken back in it."""
    found = list(
        Matter.objects.filter(parent__in=parents, opened_at__gte=since, opened_at__lt=until)
        .order_by("pk")
        .values_list("pk", "register_key", "number")
    )
    acts = TransitionLog.objects.filter(workflow="matter", subject_id__in=[pk for pk, *_rest in found], at__lt=until)
    states = dict(acts.order_by("sequence").values_list("subject_id", "target"))
    grouped: dict[str, list[str]] = {}
    for pk, register, number in found:
        if states.get(pk) in ENTERED:
            grouped.setdefault(register, []).append(number)
    return Entered(grouped)
