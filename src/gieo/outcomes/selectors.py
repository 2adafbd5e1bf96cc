"""Questions to the outcomes: registers, coverage, the way from acceptance to use. All as far as the reader may see."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from gieo.core.paging import Cursor, Page, Sorting, page_of
from gieo.dossiers.selectors import visible_to
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import _
from gieo.kernel.text import query_terms
from gieo.outcomes.finance import FinanceTable, finance_table
from gieo.outcomes.models import DisseminationEvent, Outcome, Replication, ReplicationLine, ResultUse
from gieo.outcomes.replication.states import IN_THE_TABLE
from gieo.outcomes.rules.coverage import Coverage


def outcomes_of(actor: Actor, *, province: str, year: int) -> QuerySet[Outcome]:
    """Results of the tasks a province accepted in a year."""
    seen = visible_to(actor).filter(province=province, kind="outcome").values("subject_id")
    accepted = Outcome.objects.filter(pk__in=seen, accepted_on__year=year)
    return accepted.select_related("task", "task__host").order_by("accepted_on", "pk")


def effective_outcomes(actor: Actor, *, province: str, year: int) -> QuerySet[Outcome]:
    """The register of tasks accepted in a year and found effective (CT-6-1a)."""
    return outcomes_of(actor, province=province, year=year).filter(effective_on__isnull=False)


def dissemination_coverage(actor: Actor, *, province: str, year: int) -> Coverage:
    """Which effective results have an event or something published (CT-5-1b; 100 % is asked for)."""
    return _coverage(
        effective_outcomes(actor, province=province, year=year),
        Exists(DisseminationEvent.objects.filter(outcome=OuterRef("pk"))),
    )


def application_coverage(actor: Actor, *, province: str, year: int) -> Coverage:
    """Which accepted tasks of a plan year are in use somewhere with a product to show (BP-I-2g; 100 % is asked for)."""
    seen = visible_to(actor).filter(province=province, kind="outcome").values("subject_id")
    accepted = Outcome.objects.filter(pk__in=seen, plan_year=year).order_by("pk")
    return _coverage(accepted, Exists(ResultUse.objects.filter(outcome=OuterRef("pk")).exclude(product="")))


def _coverage(outcomes: QuerySet[Outcome], is_covered: Exists) -> Coverage:
    rows = list(outcomes.annotate(is_covered=is_covered).values_list("title", "is_covered"))
    return Coverage(
        covered=[title for title, covered in rows if covered],
        missing=[title for title, covered in rows if not covered],
    )


NEWEST_OFFER = Sorting("offered_on", falling=True)
OFFERS = 30


def on_offer(words: str = "", province: str = "") -> QuerySet[Outcome]:
    """Results that everybody may read of, found by words with or without accents (CT-5-1a)."""
    found = Outcome.objects.filter(offered_on__isnull=False).select_related("task__host", "province")
    if province:
        found = found.filter(province=province)
    for term in query_terms(words):
        found = found.filter(offer_search__contains=term)
    return found


def offers_page(words: str, province: str, cursor: Cursor | None) -> Page[Outcome]:
    """One page of them, the latest first."""
    return page_of(on_offer(words, province), NEWEST_OFFER, cursor, size=OFFERS)


def replication_budget(actor: Actor, *, province: str, year: int) -> FinanceTable:
    """The one table for Finance: every line of a budget year that the department signed (CT-6-2c)."""
    seen = visible_to(actor).filter(province=province, kind="replication").values("subject_id")
    signed = Replication.objects.filter(pk__in=seen, state__in=IN_THE_TABLE)
    lines = ReplicationLine.objects.filter(assignment__replication__in=signed, year=year)
    return finance_table(lines.select_related("assignment__body").order_by("pk"))


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage on the way of results into practice, with the numbers of the dossiers that came so far."""

    label: str
    numbers: list[str]


# accepted → effective → spread → assigned → budgeted → applied; each asks for what stands before it.
STAGES: Mapping[str, Mapping[str, object]] = {
    _("Đã nghiệm thu"): {},
    _("Có hiệu quả"): {"effective_on__isnull": False},
    _("Đã phổ biến"): {"disseminations__isnull": False},
    _("Đã giao nhân rộng"): {"replications__assigned_on__isnull": False},
    _("Đã có dự toán"): {"replications__state__in": IN_THE_TABLE},
    _("Đã ứng dụng"): {"uses__isnull": False},
}


def funnel(actor: Actor, *, province: str, year: int) -> list[Stage]:
    """How far the results of the tasks accepted in a year have come."""
    outcomes = outcomes_of(actor, province=province, year=year)
    stages = []
    for label, reached in STAGES.items():
        outcomes = outcomes.filter(**reached)
        stages.append(Stage(label, list(dict.fromkeys(outcomes.values_list("number", flat=True)))))
    return stages
