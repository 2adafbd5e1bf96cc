"""What the shared pages know of plans: the page of targets and money."""

from collections.abc import Iterable
from textwrap import shorten

from django.db.models import Count, F, Q

from gieo.core import clock
from gieo.dossiers.docket import entries_of, entry_of
from gieo.dossiers.kinds import DossierKind, Opening, Options
from gieo.dossiers.shown import Check, Fact, Table, facts_of, money
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import _
from gieo.matters.selectors import agreements_with, entered_under
from gieo.plans.attainment import attainments, itemised
from gieo.plans.matrix import Matrix, matrix_of
from gieo.plans.models import Plan, PlanRow, PlanTarget
from gieo.plans.naming import partners_in, promises_in
from gieo.plans.plan.facts import ImportFacts
from gieo.plans.plan.guards import FOLLOWING
from gieo.plans.plan.papers import PAPERS, late_as_typed
from gieo.plans.plan.standing import late_rows
from gieo.plans.plan.workflow import PLAN
from gieo.plans.plan_row.kind import quantity_in_words
from gieo.plans.plan_row.workflow import PLAN_ROW
from gieo.plans.services.import_file import import_file
from gieo.rulebooks import library
from gieo.rulebooks.models.rules import OPERATORS

DONE = "done_activities"
SHOWN = 200  # letters of a content; the desk of the document has it whole


def facts(plan: Plan) -> Iterable[Fact]:
    """The face of the plan and its money."""
    about = _("khoảng ") if plan.envelope_is_approximate else ""
    return facts_of(
        (_("Cơ quan ban hành"), plan.issuer),
        (_("Văn bản"), plan.document),
        (_("Giai đoạn"), plan.period),
        (_("Cơ quan thường trực"), plan.standing_body),
        (_("Kinh phí dự kiến"), f"{about}{money(plan.envelope)}" if plan.envelope else ""),
        (_("Đã phân bổ"), itemised(plan).words if plan.envelope else ""),
        (_("Nguồn kinh phí"), plan.sources),
    )


def tables(plan: Plan) -> Iterable[Table]:
    """Aims, targets, contents, tasks and costs."""
    yield Table(
        title=_("Mục tiêu"),
        columns=(_("Mục tiêu"), _("Công nghệ ưu tiên")),
        rows=[(goal.text, "; ".join(goal.priorities)) for goal in plan.goals.all()],
        empty=_("Kế hoạch không ghi mục tiêu chung."),
    )
    yield Table(
        title=_("Chỉ tiêu"),
        columns=(_("Chỉ tiêu"), _("Phải đạt"), _("Đã đạt"), _("Tình trạng"), _("Chưa đạt")),
        rows=[
            (
                each.target.text,
                _wanted(each.target),
                each.words,
                _("Đạt") if each.is_met else _("Chưa đạt"),
                "; ".join(each.missing),
            )
            for each in attainments(plan)
        ],
        empty=_("Kế hoạch không ghi chỉ tiêu."),
    )
    if matrix := matrix_of(plan):
        yield _spread(matrix)
    yield Table(
        title=_("Việc"),
        columns=(_("TT"), _("Nội dung"), _("Chủ trì"), _("Năm"), _("Số lượng"), _("Đã làm"), _("Tình trạng")),
        rows=[
            (
                row.printed_number,
                row.content,
                "; ".join(row.leads) or _("thiếu"),
                str(row.plan_year or row.period or _("thiếu")),
                quantity_in_words(row),
                str(getattr(row, DONE)),
                PLAN_ROW.states(row.state).label,
            )
            for row in _rows(plan)
        ],
        numeric=frozenset({5}),
        empty=_("Kế hoạch không có bảng phân công."),
    )
    yield Table(
        title=_("Phụ lục kinh phí"),
        columns=(_("Nội dung"), _("Nguồn"), _("Kinh phí")),
        rows=[(cost.title, cost.source, money(cost.amount)) for cost in plan.costs.all()],
        numeric=frozenset({2}),
        empty=_("Chưa có dòng nào; văn bản nói có phụ lục nhưng chưa nhận được.") if plan.annex_missing else "",
    )
    yield Table(
        title=_("Nội dung"),
        columns=(_("Nội dung"), _("Chủ trì")),
        rows=[
            (f"{each.code} {shorten(each.text, SHOWN, placeholder=' …')}", "; ".join(each.leads))
            for each in plan.contents.all()
        ],
        empty=_("Kế hoạch không chia nội dung theo lĩnh vực."),
    )
    yield from _named(plan)

    if entered := list(entered_in(plan)):
        yield Table(
            title=_("Nội dung trong sổ theo dõi"),
            columns=(_("Sổ"), _("Số mục"), _("Số hồ sơ")),
            rows=entered,
            numeric=frozenset({1}),
        )


def _named(plan: Plan) -> Iterable[Table]:
    """Partners that its contents name, with what was agreed with each; what is to be drawn up, and by when."""
    contents = list(plan.contents.all())
    partners = [(each.code, name) for each in contents for name in partners_in(each.text)]
    if partners:
        agreed = agreements_with(plan.province_id, [name for _code, name in partners])
        yield Table(
            title=_("Đối tác nêu trong kế hoạch"),
            columns=(_("Nội dung"), _("Đối tác"), _("Thỏa thuận trong sổ")),
            rows=[(code, name, "; ".join(agreed[name])) for code, name in partners],
        )
    promises = [(each.code, promise) for each in contents for promise in promises_in(each.text)]
    if promises:
        yield Table(
            title=_("Việc có thời hạn suy từ giai đoạn"),
            columns=(_("Nội dung"), _("Phải xây dựng"), _("Trước giai đoạn, cần xác nhận")),
            rows=[
                (code, promise.what, _("đến hết %(day)s") % {"day": f"{promise.by:%d/%m/%Y}"})
                for code, promise in promises
            ],
        )


def entered_in(plan: Plan) -> Iterable[tuple[str, str, str]]:
    """What bodies entered in the registers for this plan and its tasks."""
    parents = [entry_of(plan).pk, *(entry.pk for entry in entries_of(list(plan.rows.only("pk"))))]
    entered = entered_under(parents)
    for rule in library.get(plan.rulebook).registers:
        if numbers := entered.numbers(rule.key):
            yield rule.text, str(len(numbers)), "; ".join(numbers)


def _spread(matrix: Matrix) -> Table:
    """Fields down, technologies across; the last line and column hold what is none of them."""
    other = _("Khác")
    sums = [sum(column) for column in zip(*(counts for _name, counts in matrix.rows), strict=True)]
    return Table(
        title=_("Nhiệm vụ theo lĩnh vực và công nghệ ưu tiên"),
        columns=(_("Lĩnh vực"), *matrix.columns, other, _("Cộng")),
        rows=[(name or other, *map(str, counts), str(sum(counts))) for name, counts in matrix.rows],
        numeric=frozenset(range(1, len(matrix.columns) + 3)),
        total=(_("Cộng"), *map(str, sums), str(matrix.total)),
    )


def _wanted(target: PlanTarget) -> str:
    unit = "%" if target.is_share else f" {target.unit}"
    return f"{OPERATORS[target.operator]} {target.value}{unit}".strip()


def _rows(plan: Plan) -> Iterable[PlanRow]:
    """Rows with what was done for them, counted in one query."""
    of_its_kind = Q(activities__kind=F("counts")) | Q(counts="")
    return plan.rows.annotate(**{DONE: Count("activities", filter=of_its_kind)}).order_by("pk")


def checklist(plan: Plan, _actor: Actor) -> Iterable[Check]:
    """What the document left open."""
    incomplete = [row.printed_number for row in plan.rows.all() if row.lacks]
    yield Check(_("Mọi việc có chủ trì và thời gian"), not incomplete, "; ".join(incomplete), FOLLOWING)
    yield Check(_("Có phụ lục kinh phí"), not plan.annex_missing or plan.costs.exists(), "", FOLLOWING)
    unclear = [row.printed_number for row in plan.rows.all() if row.quantity and not row.quantity_is_clear]
    yield Check(_("Số lượng ghi rõ kỳ tính"), not unclear, "; ".join(unclear), FOLLOWING)


def choices(name: str, plan: Plan, _actor: Actor) -> Options:
    """Targets that count results, or that are a share."""
    share = {"counted_targets": False, "share_targets": True}
    return [(target.pk, str(target)) for target in plan.targets.filter(is_share=share[name])] if name in share else ()


def suggestions(act: str, plan: Plan, _actor: Actor) -> dict[str, object]:
    """What was read."""
    if act == "urge":
        return {"late": late_as_typed(late_rows(plan, clock.now()))}
    names = ("document", "first_year", "last_year", "standing_body") if act == "correct" else ()
    return {name: getattr(plan, name) for name in names}


PLAN_KIND = DossierKind(
    workflow=PLAN,
    model=Plan,
    code="KHC",
    stage="ke-hoach",
    plural=_("Kế hoạch"),
    facts=facts,
    tables=tables,
    checklist=checklist,
    choices=choices,
    suggests=suggestions,
    papers=PAPERS,
    opening=Opening(
        label=_("Nhập kế hoạch"),
        actors=frozenset({Role.SCIENCE_OFFICER}),
        facts=ImportFacts,
        do=import_file,
        legal_basis=FOLLOWING,
    ),
)
