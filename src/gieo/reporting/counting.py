"""The figures of one report, by its form."""

from collections.abc import Callable
from datetime import datetime

from django.db.models import Q

from gieo.dossiers.models import DocketEntry
from gieo.kernel.refusal import _
from gieo.registry.models import Task
from gieo.reporting import questions as ask
from gieo.reporting.figures import Figure
from gieo.reporting.indicators import indicators_of
from gieo.reporting.models import Return
from gieo.reporting.questions import Scope
from gieo.reporting.return_.states import ReturnForm

PLAN_ROW = "plan_row"
ACTIVITY = "record_activity"


def figures_of(report: Return, *, at: datetime) -> list[Figure]:
    """What the report says in figures, counted as of an instant."""
    scope = Scope(province=report.province, year=report.year, at=at)
    return COUNTS[ReturnForm(report.form)](report, scope)


def shown_figures(report: Return, *, at: datetime) -> list[Figure]:
    """As they were sent; counted afresh while nothing was."""
    kept = [Figure.kept(snapshot) for snapshot in report.figures]
    return kept or figures_of(report, at=at)


def _of_a_body(report: Return, scope: Scope) -> list[Figure]:
    """Its orders, proposals, tasks and what it replicates (CT-10-2)."""
    body = report.body_id or 0
    theirs = Task.objects.filter(province=scope.province, plan_year=scope.year)
    theirs = theirs.filter(Q(commissioning_body=body) | Q(proposing_body=body) | Q(host=body)).order_by("number")
    replications = ask.entries(scope, "replication").filter(reader_bodies__contains=[body])
    counted = (
        ("body-orders", _("Đặt hàng đã gửi"), _("đặt hàng"), ask.orders(scope).filter(body=body)),
        ("body-proposals", _("Đề xuất đã gửi"), _("đề xuất"), ask.proposals(scope).filter(organisation=body)),
        ("body-tasks", _("Nhiệm vụ đặt hàng, đề xuất hoặc chủ trì"), _("nhiệm vụ"), theirs),
        ("body-replications", _("Kết quả nhân rộng"), _("hồ sơ"), replications),
    )
    return [
        Figure(key=key, label=label, unit=unit, rows=tuple(rows.values_list("number", flat=True)))
        for key, label, unit, rows in counted
    ]


def _of_plan_rows(report: Return, scope: Scope) -> list[Figure]:
    """Each row of the plan with what was done for it in the year; a unit has those it leads (CNSH-IV-2)."""
    in_the_year = Q(plan_year=scope.year) | Q(plan_year__isnull=True)
    rows = DocketEntry.objects.filter(in_the_year, province=scope.province, kind=PLAN_ROW, opened_at__lte=scope.at)
    if report.body_id:
        rows = rows.filter(reader_bodies__contains=[report.body_id])
    done = _activities(scope)
    return [
        Figure(key=entry.number, label=entry.title, unit=_("hoạt động"), rows=tuple(done.get(entry.subject_id, ())))
        for entry in rows.order_by("number")
    ]


def _activities(scope: Scope) -> dict[int, list[str]]:
    """The places in the trail of the activities of the year, by row of the plan."""
    found: dict[int, list[str]] = {}
    for entry in ask.acts(scope, PLAN_ROW, [ACTIVITY]):
        if str(entry.facts["on"]).startswith(f"{scope.year}-"):
            found.setdefault(entry.subject_id, []).append(f"{entry.chain} #{entry.sequence}")
    return found


def _of_the_province(_report: Return, scope: Scope) -> list[Figure]:
    return indicators_of(scope)


COUNTS: dict[ReturnForm, Callable[[Return, Scope], list[Figure]]] = {
    ReturnForm.BODY_YEARLY: _of_a_body,
    ReturnForm.UNIT_YEARLY: _of_plan_rows,
    ReturnForm.COMPILED_BIOTECH: _of_plan_rows,
    ReturnForm.COMPILED_TO_CHAIRMAN: _of_the_province,
}
