"""What the shared pages know of yearly estimates."""

from collections.abc import Iterable
from textwrap import shorten

from django.db.models import QuerySet
from django.utils.translation import gettext

from gieo.dossiers.audience import OFFICE, Audience, Holder
from gieo.dossiers.kinds import DossierKind, Opening, Options
from gieo.dossiers.shown import Check, Fact, Table, facts_of, money
from gieo.identity.models.appointment import ROLE_LABELS
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import _
from gieo.plans.estimate.facts import YearFacts
from gieo.plans.estimate.papers import OWN, PAPERS
from gieo.plans.estimate.states import EstimateForm, EstimateSource, EstimateState
from gieo.plans.estimate.sums import (
    Sums,
    by_priority_field,
    grouped,
    national_tasks,
    socialised,
    sums_of,
    unit_standings,
)
from gieo.plans.estimate.workflow import ESTIMATE, PLANNING
from gieo.plans.models import Estimate, EstimateLine, PlanRow
from gieo.plans.plan_row.workflow import PLAN_ROW
from gieo.plans.services.open_estimate import open_estimate
from gieo.registry.models import Task, TaskLevel
from gieo.rulebooks import library

MOST_TASKS = 300
SHOWN = 120  # letters of a row; its own page has it whole
AMOUNTS = (_("Đề nghị"), _("Thẩm định"), _("Được giao"), _("Đã nhận"), _("Đã chi"))


def readers(estimate: Estimate) -> Audience:
    """The office and the body; Finance and Planning read what is sent to them."""
    with_finance = {Role.FINANCE_OFFICER} if estimate.is_compiled and estimate.state != EstimateState.DRAFT else set()
    return Audience.of(OFFICE | with_finance, estimate.parties().values())


def holder(estimate: Estimate) -> Holder | None:
    """The officer draws up, and keeps the books of, the proposal of the province."""
    if estimate.is_compiled and estimate.state in {EstimateState.DRAFT, EstimateState.APPROVED}:
        return Holder(Role.SCIENCE_OFFICER, name=ROLE_LABELS[Role.SCIENCE_OFFICER])
    return None


def _lines(estimate: Estimate) -> list[EstimateLine]:
    return list(estimate.lines.select_related("unit", "task", "plan_row").prefetch_related("remarks__body"))


def facts(estimate: Estimate) -> Iterable[Fact]:
    """Whose it is, and its sums."""
    lines = _lines(estimate)
    sums, share = sums_of(lines), socialised(lines)
    planned, received = share.words
    outside = gettext("dự kiến %(planned)s (%(share)s); đã nhận %(received)s (%(received_share)s)") % {
        "planned": money(share.planned),
        "share": planned,
        "received": money(share.received),
        "received_share": received,
    }
    return facts_of(
        (_("Loại"), EstimateForm(estimate.form)),
        (_("Năm kế hoạch"), estimate.plan_year),
        (_("Cơ quan, đơn vị"), estimate.body),
        (_("Quyết định giao kinh phí"), estimate.decision),
        (_("Tổng đề nghị"), money(sums.proposed) if lines else ""),
        (_("Tổng thẩm định"), _known(sums.appraised) if lines else ""),
        (_("Tổng được giao"), _known(sums.approved) if lines else ""),
        (_("Đã chi"), money(sums.spent) if sums.spent else ""),
        (_("Ngoài ngân sách"), outside if share.planned else ""),
    )


def _known(amount: int | None) -> str:
    return "" if amount is None else money(amount)


def _amounts(sums: Sums) -> tuple[str, ...]:
    return money(sums.proposed), _known(sums.appraised), _known(sums.approved), money(sums.received), money(sums.spent)


def tables(estimate: Estimate) -> Iterable[Table]:
    """Line by line; then summed by source, by field; for the province the units and the national tasks."""
    lines = _lines(estimate)
    total = sums_of(lines)
    yield _line_table(lines, total)
    yield _summed(
        _("Theo nguồn"),
        _("Nguồn"),
        [
            (EstimateSource(str(source)).label, sums)
            for source, sums in grouped(lines, lambda line: line.source).items()
        ],
        total,
    )
    names = {field.key: field.text for field in library.get(estimate.rulebook).priority_fields}
    fields = by_priority_field(estimate, lines)
    yield _summed(
        _("Theo lĩnh vực ưu tiên"),
        _("Lĩnh vực"),
        [(names.get(key, _("Lĩnh vực khác")), sums) for key, sums in fields.items()],
        total,
    )
    if estimate.is_compiled:
        yield _unit_table(estimate)
        yield _national_table(estimate)
    if not estimate.is_district:
        yield _programme_table(estimate, lines)


def _line_table(lines: list[EstimateLine], total: Sums) -> Table:
    return Table(
        title=_("Từng dòng"),
        columns=(
            _("Đơn vị"), _("Hoạt động, nhiệm vụ"), _("Nguồn"), *AMOUNTS, _("Lý do khác đề nghị"), _("Ý kiến tài chính"),
        ),
        rows=[
            (
                str(line.unit or OWN),
                _activity(line),
                EstimateSource(line.source).label,
                *_amounts(sums_of([line])),
                line.reasons,
                "; ".join(str(remark) for remark in line.remarks.all()),
            )
            for line in lines
        ],
        numeric=frozenset({3, 4, 5, 6, 7}),
        total=(_("Cộng"), "", "", *_amounts(total), "", "") if lines else (),
        empty=_("Chưa có dòng nào."),
    )  # fmt: skip


def _activity(line: EstimateLine) -> str:
    """What it is for, with the task or the row of a plan that the money goes to."""
    row = line.plan_row.number if line.plan_row else ""
    about = "; ".join(filter(None, (line.task.number if line.task else "", row)))
    return f"{line.activity} ({about})" if about else line.activity


def _programme_table(estimate: Estimate, lines: list[EstimateLine]) -> Table:
    """What the plans of the province want done in the year, with the money that is asked for it (CNSH-II-1b)."""
    asked = grouped([line for line in lines if line.plan_row_id], lambda line: line.plan_row_id)
    return Table(
        title=_("Việc trong năm theo các kế hoạch"),
        columns=(_("TT"), _("Nội dung"), _("Chủ trì"), _("Tình trạng"), _("Đề nghị")),
        rows=[
            (
                row.printed_number,
                shorten(row.content, SHOWN, placeholder=" …"),
                "; ".join(row.leads),
                PLAN_ROW.states(row.state).label,
                money(asked[row.pk].proposed) if row.pk in asked else "",
            )
            for row in rows_of_year(estimate)
        ],
        numeric=frozenset({4}),
        empty=_("Không có kế hoạch nào giao việc trong năm."),
    )


def rows_of_year(estimate: Estimate) -> QuerySet[PlanRow]:
    """The rows of plans that are owed in the year: every unit's, or those that the body leads."""
    rows = PlanRow.objects.filter(province=estimate.province_id, plan_year=estimate.plan_year)
    if estimate.body_id:
        rows = rows.filter(lead_bodies=estimate.body_id)
    return rows.order_by("plan_id", "pk")


def _summed(title: str, first: str, rows: list[tuple[str, Sums]], total: Sums) -> Table:
    """Sums of some groups; the last line is the sum of all lines, not of the groups, so that a gap would show."""
    return Table(
        title=title,
        columns=(first, _("Số dòng"), _("Nhiệm vụ"), *AMOUNTS),
        rows=[(label, str(sums.lines), str(sums.tasks), *_amounts(sums)) for label, sums in rows],
        numeric=frozenset(range(1, 8)),
        total=(_("Cộng"), str(total.lines), str(total.tasks), *_amounts(total)) if rows else (),
        empty=_("Chưa có dòng nào."),
    )


def _unit_table(estimate: Estimate) -> Table:
    return Table(
        title=_("Kế hoạch của các đơn vị"),
        columns=(_("Đơn vị"), _("Tình trạng"), _("Đề nghị")),
        rows=[
            (
                each.unit,
                each.state.label if each.state and each.is_in else _("Chưa gửi"),
                money(each.proposed) if each.is_in else "",
            )
            for each in unit_standings(estimate)
        ],
        numeric=frozenset({2}),
        empty=_("Tỉnh chưa ghi phòng, đơn vị nào của Sở."),
    )


def _national_table(estimate: Estimate) -> Table:
    lines = national_tasks(estimate)
    return Table(
        title=_("Nhiệm vụ cấp quốc gia trên địa bàn"),
        columns=(_("Mã"), _("Tên nhiệm vụ"), _("Trung ương phê duyệt"), _("Trung ương đã cấp")),
        rows=[(line.task.number, line.task.title, money(line.approved), money(line.paid)) for line in lines],
        numeric=frozenset({2, 3}),
        total=(
            (_("Cộng"), "", money(sum(line.approved for line in lines)), money(sum(line.paid for line in lines)))
            if lines
            else ()
        ),
        empty=_("Năm này không có nhiệm vụ cấp quốc gia nào dùng kinh phí trung ương."),
    )


def checklist(estimate: Estimate, _actor: Actor) -> Iterable[Check]:
    """Lines, and for the province every unit."""
    yield Check(_("Có ít nhất một dòng"), estimate.lines.exists(), "", PLANNING)
    if estimate.is_compiled:
        units = unit_standings(estimate)
        missing = [each.unit for each in units if not each.is_in]
        yield Check(_("Mọi phòng, đơn vị đã gửi"), bool(units) and not missing, "; ".join(missing), PLANNING)


def choices(name: str, estimate: Estimate, _actor: Actor) -> Options:
    """Lines of this estimate, tasks up to its year, rows of plans of its year, priority fields of its rulebook."""
    if name == "lines":
        return [(line.pk, str(line)) for line in estimate.lines.all()]
    if name == "plan_rows":
        return [(row.pk, f"{row.number} {row.title[:120]}") for row in rows_of_year(estimate)]
    if name == "priority_fields":
        return [(field.key, field.text) for field in library.get(estimate.rulebook).priority_fields]
    tasks = Task.objects.filter(province=estimate.province_id, plan_year__lte=estimate.plan_year or 0)
    grassroots = TaskLevel.GRASSROOTS if estimate.is_district else None
    tasks = tasks.filter(level=grassroots) if grassroots else tasks.exclude(level=TaskLevel.GRASSROOTS)
    return [(task.pk, str(task)) for task in tasks.order_by("-plan_year", "number")[:MOST_TASKS]]


def suggestions(act: str, estimate: Estimate, _actor: Actor) -> dict[str, object]:
    """Every line as it stands, to be cut or kept."""
    if act not in {"appraise", "approve", "allocate"}:
        return {}
    rows = [
        {
            "line": {"id": line.pk, "name": str(line)},
            "amount": line.proposed if line.appraised is None else line.appraised,
            "reason": "",
        }
        for line in estimate.lines.all()
    ]
    return {"lines": rows}


ESTIMATE_KIND = DossierKind(
    workflow=ESTIMATE,
    model=Estimate,
    code="KP",
    stage="ke-hoach",
    plural=_("Kế hoạch, dự toán năm"),
    readers=readers,
    holder=holder,
    facts=facts,
    tables=tables,
    checklist=checklist,
    choices=choices,
    suggests=suggestions,
    related=("body",),
    papers=PAPERS,
    opening=Opening(
        label=_("Lập kế hoạch, dự toán năm"),
        actors=frozenset({Role.SCIENCE_OFFICER, Role.FOCAL_OFFICER}),
        facts=YearFacts,
        do=open_estimate,
        legal_basis=PLANNING,
    ),
)
