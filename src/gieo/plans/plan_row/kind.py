"""What the shared pages know of rows of plans."""

from collections.abc import Iterable

from gieo.core.clock import LEGAL_ZONE
from gieo.dossiers.audience import Holder
from gieo.dossiers.docket import entry_of
from gieo.dossiers.kinds import DossierKind, Options
from gieo.dossiers.shown import Check, Fact, Table, facts_of
from gieo.identity.models import Organisation
from gieo.identity.models.appointment import ROLE_LABELS
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import _
from gieo.matters.selectors import entered_under
from gieo.plans.approved import approved_for, wants_tasks
from gieo.plans.models import PlanRow
from gieo.plans.plan_row.guards import FOLLOWING
from gieo.plans.plan_row.states import ActivityKind, PlanRowState
from gieo.plans.plan_row.workflow import PLAN_ROW
from gieo.plans.reading import deliverables_of


def holder(row: PlanRow) -> Holder:
    """The bodies that lead; the officer where the province does not know them, or has to judge."""
    role = PLAN_ROW.owners.get(PlanRowState(row.state))
    if role is None:
        return Holder()
    leading = row.parties().get(Role.FOCAL_OFFICER)
    if role is Role.FOCAL_OFFICER and leading:
        return Holder(role, leading, leading.name)
    return Holder(Role.SCIENCE_OFFICER, name=ROLE_LABELS[Role.SCIENCE_OFFICER])


def facts(row: PlanRow) -> Iterable[Fact]:
    """The row as printed, and what came of it."""
    return facts_of(
        (_("Kế hoạch"), row.plan.title),
        (_("Nhóm nhiệm vụ"), row.group),
        (_("Nội dung"), row.content),
        (_("Chủ trì"), row.leads),
        (_("Phối hợp"), row.partners),
        (_("Thời gian"), row.period),
        (_("Kết quả dự kiến"), row.expected_result),
        (_("Số lượng"), quantity_in_words(row)),
        (_("Kết quả thực hiện"), row.outcome),
    )


def quantity_in_words(row: PlanRow) -> str:
    """How many, and whether the plan says over which time."""
    if not row.quantity:
        return ""
    unclear = "" if row.quantity_is_clear else _(" (kế hoạch chưa ghi rõ mỗi năm hay cả kỳ)")
    return f"{row.quantity} {row.quantity_unit}{unclear}"


def tables(row: PlanRow) -> Iterable[Table]:
    """What was done."""
    yield Table(
        title=_("Hoạt động"),
        columns=(_("Ngày"), _("Loại"), _("Tên"), _("Nơi"), _("Số người")),
        rows=[
            (f"{each.on:%d/%m/%Y}", ActivityKind(each.kind).label, each.title, each.place, str(each.participants))
            for each in row.activities.all()
        ],
        numeric=frozenset({4}),
        empty=_("Chưa ghi hoạt động nào."),
    )

    yield Table(
        title=_("Sản phẩm phải có"),
        columns=(_("Sản phẩm"), _("Điều kiện")),
        rows=[
            (each.text, _("nếu có") if each.is_conditional else _("bắt buộc"))
            for each in deliverables_of(row.expected_result)
        ],
    )
    if wants_tasks(row):
        yield Table(
            title=_("Nhiệm vụ được phê duyệt trong năm"),
            columns=(_("Cấp"), _("Số nhiệm vụ"), _("Mã nhiệm vụ")),
            rows=[(each.label, str(len(each.numbers)), "; ".join(each.numbers)) for each in approved_for(row)],
            numeric=frozenset({1}),
        )
    yield Table(
        title=_("Lần kiểm tra"),
        columns=(_("Ngày"), _("Người, đoàn kiểm tra"), _("Kết quả"), _("Yêu cầu")),
        rows=[(f"{each.on:%d/%m/%Y}", each.by, each.found, each.asked) for each in row.checks.all()],
        empty=_("Chưa kiểm tra lần nào."),
    )


def checklist(row: PlanRow, _actor: Actor) -> Iterable[Check]:
    """What the row needs to be assigned and to be done."""
    yield Check(_("Có cơ quan chủ trì"), bool(row.leads), "; ".join(row.leads), FOLLOWING)
    yield Check(_("Có thời gian thực hiện"), bool(row.period), row.period, FOLLOWING)
    if any(each.is_conditional for each in deliverables_of(row.expected_result)):
        numbers = [number for listed in entered_under([entry_of(row).pk]).by_register.values() for number in listed]
        yield Check(_("Sản phẩm bắt buộc có trong sổ theo dõi"), bool(numbers), "; ".join(numbers), FOLLOWING)
    if row.quantity:
        reached = row.counted >= row.quantity
        yield Check(_("Đủ số lượng"), reached, f"{row.counted}/{quantity_in_words(row)}", FOLLOWING)


def choices(name: str, row: PlanRow, _actor: Actor) -> Options:
    """Bodies and units of the province that may lead."""
    if name != "bodies":
        return ()
    day = row.state_since.astimezone(LEGAL_ZONE).date()
    bodies = Organisation.objects.filter(province=row.province_id).valid_on(day)
    return list(bodies.order_by("name").values_list("pk", "name"))


def suggestions(act: str, row: PlanRow, _actor: Actor) -> dict[str, object]:
    """The kind the row is counted in; what the printed row says already."""
    if act == "record_activity" and row.counts:
        return {"kind": row.counts}
    if act == "fill_in":
        return {"leads": [str(body.pk) for body in row.lead_bodies.all()], "period": row.period}
    return {}


PLAN_ROW_KIND = DossierKind(
    workflow=PLAN_ROW,
    model=PlanRow,
    code="KH",
    stage="ke-hoach",
    plural=_("Việc của kế hoạch"),
    holder=holder,
    facts=facts,
    tables=tables,
    checklist=checklist,
    choices=choices,
    suggests=suggestions,
    related=("plan",),
)
