"""What the plans of a year sum up to: tasks of the annex, targets, money; what the year's estimate asks for."""

from collections.abc import Iterator

from django.db.models import Q, QuerySet

from gieo.dossiers.summaries import MONEY_READERS, Asked, Row, Summary, Summed, added_up
from gieo.kernel.money import format_vnd
from gieo.kernel.refusal import _
from gieo.plans.attainment import attainments, itemised
from gieo.plans.estimate.states import EstimateForm, EstimateSource
from gieo.plans.estimate.sums import by_priority_field
from gieo.plans.models import Estimate, EstimateLine, Plan, PlanRow
from gieo.plans.plan_row.states import PlanRowState
from gieo.rulebooks import library

ROW, COST, LINE, FIELD = frozenset({6, 7}), frozenset({3}), frozenset({3, 4, 5, 6, 7}), frozenset({1, 2, 3})


def _running(asked: Asked) -> QuerySet[Plan]:
    return Plan.objects.filter(
        pk__in=asked.seen("plan"), first_year__lte=asked.year, last_year__gte=asked.year
    ).order_by("number")


def _rows(asked: Asked) -> Summed:
    """Each task of an annex once: that of the year where it is opened anew every year."""
    of_the_year = Q(plan_year__isnull=True) | Q(plan_year=asked.year)
    rows = PlanRow.objects.filter(of_the_year, pk__in=asked.seen("plan_row"), plan__in=_running(asked))
    rows = rows.select_related("plan").prefetch_related("activities").order_by("plan__number", "pk")
    lines = [_row(each) for each in rows]
    done = sum(each.state == PlanRowState.DONE for each in rows)
    says = ((_("Việc của kế hoạch"), str(len(lines))), (_("Hoàn thành"), str(done)))
    return Summed(rows=lines, says=says)


def _row(row: PlanRow) -> Row:
    counted = [each for each in row.activities.all() if not row.counts or each.kind == row.counts]
    return Row(
        (
            row.plan.number, row.printed_number, row.content, "; ".join(row.leads), row.period,
            PlanRowState(row.state).label, len(counted),
            row.quantity if row.quantity is not None else "", row.outcome,
        ),
        row.get_absolute_url(),
    )  # fmt: skip


def _targets(asked: Asked) -> Summed:
    rows = [
        Row(
            (
                plan.number, each.target.text, each.words, _("Đạt") if each.is_met else _("Chưa đạt"),
                "; ".join(each.evidence), "; ".join(each.missing),
            ),
            plan.get_absolute_url(),
        )
        for plan in _running(asked)
        for each in attainments(plan)
    ]  # fmt: skip
    met = sum(row.cells[3] == "Đạt" for row in rows)
    return Summed(rows=rows, says=((_("Chỉ tiêu đạt"), f"{met}/{len(rows)}"),))


def _money(asked: Asked) -> Summed:
    """What the annexes lay out, by source, against the envelope (BP-III-2)."""
    rows, says = [], []
    for plan in _running(asked):
        if plan.envelope:
            says.append((f"{plan.number} {plan.title}"[:200], itemised(plan).words))
        rows += [
            Row((plan.number, cost.title, cost.source, cost.amount), plan.get_absolute_url())
            for cost in plan.costs.order_by("pk")
        ]
    return Summed(rows=rows, says=says, total=added_up(rows, _("Tổng"), COST))


# ---------------------------------------------------------------- the year's estimate


def _compiled(asked: Asked) -> QuerySet[Estimate]:
    return Estimate.objects.filter(
        pk__in=asked.seen("estimate"), plan_year=asked.year, form=EstimateForm.COMPILED
    ).order_by("pk")


def _estimate(asked: Asked) -> Summed:
    """Line by line what was proposed, appraised, approved, with the reasons (CT-7-1a, BP-IV-3b)."""
    lines = EstimateLine.objects.filter(estimate__in=_compiled(asked)).select_related("unit", "estimate")
    rows = [_line(each) for each in lines.order_by("estimate", "pk")]
    says = [(_("Đề nghị"), format_vnd(sum(int(row.cells[3]) for row in rows)))]
    return Summed(rows=rows, says=says, total=added_up(rows, _("Tổng"), LINE))


def _line(line: EstimateLine) -> Row:
    return Row(
        (
            str(line.unit or ""), line.activity, EstimateSource(line.source).label, line.proposed,
            _known(line.appraised), _known(line.approved), line.received, line.spent, line.reasons,
        ),
        line.estimate.get_absolute_url(),
    )  # fmt: skip


def _known(amount: int | None) -> int | str:
    return "" if amount is None else amount


def _by_priority(asked: Asked) -> Summed:
    """The fields in which the province invests first, and the rest; the sums are those of the estimate (CT-1-0)."""
    rows = [row for estimate in _compiled(asked) for row in _fields_of(estimate)]
    return Summed(rows=rows, total=added_up(rows, _("Tổng"), FIELD))


def _fields_of(estimate: Estimate) -> Iterator[Row]:
    names = {field.key: field.text for field in library.get(estimate.rulebook).priority_fields}
    for key, sums in by_priority_field(estimate, estimate.lines.all()).items():
        yield Row((names.get(key, "Lĩnh vực khác"), sums.lines, sums.tasks, sums.proposed), estimate.get_absolute_url())


SUMMARIES = (
    Summary(
        key="viec-cua-ke-hoach",
        report="RP-20",
        title=_("Tiến độ các việc của kế hoạch"),
        basis=("GIEO-MACDINH:45",),
        columns=(
            _("Kế hoạch"), _("Số"), _("Nội dung việc"), _("Chủ trì"), _("Thời gian"), _("Trạng thái"),
            _("Đã làm"), _("Phải làm"), _("Kết quả"),
        ),
        numeric=ROW,
        ask=_rows,
    ),
    Summary(
        key="muc-tieu-ke-hoach",
        report="RP-21",
        title=_("Mức đạt chỉ tiêu của kế hoạch"),
        basis=("GIEO-MACDINH:45",),
        columns=(_("Kế hoạch"), _("Chỉ tiêu"), _("Đã đạt"), _("Kết luận"), _("Minh chứng"), _("Còn thiếu")),
        ask=_targets,
    ),
    Summary(
        key="kinh-phi-ke-hoach",
        report="RP-22",
        title=_("Kinh phí của kế hoạch theo nguồn"),
        basis=("GIEO-MACDINH:45",),
        columns=(_("Kế hoạch"), _("Nội dung"), _("Nguồn"), _("Kinh phí (đồng)")),
        numeric=COST,
        ask=_money,
        readers=MONEY_READERS,
    ),
    Summary(
        key="de-nghi-kinh-phi",
        report="RP-24",
        title=_("Đề nghị, thẩm định, giao kinh phí KH&CN"),
        basis=("CT02-2022-BG:7",),
        columns=(
            _("Đơn vị"), _("Hoạt động, nhiệm vụ"), _("Nguồn"), _("Đề nghị (đồng)"), _("Thẩm định (đồng)"),
            _("Được giao (đồng)"), _("Đã nhận (đồng)"), _("Đã chi (đồng)"), _("Lý do khác nhau"),
        ),
        numeric=LINE,
        ask=_estimate,
        readers=MONEY_READERS,
    ),
    Summary(
        key="linh-vuc-uu-tien",
        report="RP-28",
        title=_("Dự toán theo lĩnh vực ưu tiên"),
        basis=("CT02-2022-BG:1",),
        columns=(_("Lĩnh vực ưu tiên"), _("Số dòng"), _("Số nhiệm vụ"), _("Đề nghị (đồng)")),
        numeric=FIELD,
        ask=_by_priority,
        readers=MONEY_READERS,
    ),
)  # fmt: skip
