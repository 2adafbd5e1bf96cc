"""What the running tasks sum up to: checks, inspections, obstacles with their age, what was published of violations."""

from datetime import date

from gieo.core.clock import LEGAL_ZONE
from gieo.dossiers.summaries import Asked, Row, Summary, Summed
from gieo.execution.check.states import CheckState
from gieo.execution.finding.states import FindingState
from gieo.execution.inspection.states import InspectionState
from gieo.execution.models import Check, Finding, FindingKind, Inspection, Trigger
from gieo.execution.selectors import check_plan, inspection_plan, published_violations, unchecked_contracts
from gieo.kernel.refusal import _
from gieo.matters.matter.states import MatterState
from gieo.matters.models import Matter

OBSTACLE = "obstacle"  # key of the register
# An obstacle that waits, found at a check or entered by a body (CT-4-1b, BP-IV-1b).
FOUND_AND_OPEN = (FindingState.OBSTACLE, FindingState.ANSWERED)
ENTERED_AND_OPEN = (MatterState.RAISED, MatterState.FORWARDED, MatterState.ANSWERED)


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def _checks(asked: Asked) -> Summed:
    found = Check.objects.filter(pk__in=asked.seen("check"), plan_year=asked.year).select_related("task")
    rows = [
        Row(
            (
                each.number, each.task.number, each.get_occasion_display(), each.get_organiser_display(),
                _day(each.planned_on), _day(each.visited_on), CheckState(each.state).label, each.conclusion,
            ),
            each.get_absolute_url(),
        )
        for each in found.order_by("planned_on", "pk")
    ]  # fmt: skip
    plan = check_plan(asked.province.code, asked.year, on=asked.day)
    says = (
        (_("Trong kế hoạch"), str(plan.planned)),
        (_("Đã kiểm tra"), str(plan.done)),
        (_("Quá ngày dự kiến"), str(plan.overdue)),
        (_("Không kiểm tra"), str(plan.cancelled)),
    )
    return Summed(rows=rows, says=says)


def _unchecked(asked: Asked) -> Summed:
    """Running tasks whose last check lies longer back than the rulebook allows, as of today (CT-4-2b)."""
    rows = [
        Row(
            (contract.number, contract.task.number, contract.task.title, _day(contract.starts_on), _day(checked_on)),
            contract.get_absolute_url(),
        )
        for contract, checked_on in unchecked_contracts(asked.province.code, on=asked.day)
    ]
    return Summed(rows=rows, says=((_("Nhiệm vụ quá kỳ chưa kiểm tra"), str(len(rows))),))


def _inspections(asked: Asked) -> Summed:
    found = Inspection.objects.filter(pk__in=asked.seen("inspection"), plan_year=asked.year).select_related("task")
    rows = [
        Row(
            (
                each.number, each.task.number, Trigger(each.trigger).label, _day(each.planned_on),
                _day(each.started_on), InspectionState(each.state).label, each.conclusion, each.handling,
            ),
            each.get_absolute_url(),
        )
        for each in found.order_by("planned_on", "pk")
    ]  # fmt: skip
    planned = inspection_plan(asked.province.code, asked.year).planned
    says = ((_("Cuộc theo kế hoạch, ít nhất 1"), str(planned)), (_("Cuộc trong năm"), str(len(rows))))
    return Summed(rows=rows, says=says)


def _obstacles(asked: Asked) -> Summed:
    """Those not closed yet, of every year, the oldest first."""
    noted = Finding.objects.filter(
        pk__in=asked.seen("finding"), kind=FindingKind.OBSTACLE, state__in=FOUND_AND_OPEN, opened_at__lte=asked.at
    )
    entered = Matter.objects.filter(
        pk__in=asked.seen("matter"), register_key=OBSTACLE, state__in=ENTERED_AND_OPEN, opened_at__lte=asked.at
    )
    aged = [
        (_age(each, asked), _obstacle(each, each.detail, each.required, FindingState(each.state).label, asked))
        for each in noted.select_related("addressee", "task")
    ]
    aged += [
        (_age(each, asked), _obstacle(each, each.title, each.request, MatterState(each.state).label, asked))
        for each in entered.select_related("addressee", "task")
    ]
    rows = [row for _age_, row in sorted(aged, key=lambda pair: -pair[0])]
    says = [(_("Chưa đóng"), str(len(rows)))]
    if aged:
        says.append((_("Lâu nhất (ngày)"), str(max(age for age, _row in aged))))
    return Summed(rows=rows, says=says)


def _age(dossier: Finding | Matter, asked: Asked) -> int:
    return (asked.day - dossier.opened_at.astimezone(LEGAL_ZONE).date()).days


def _obstacle(dossier: Finding | Matter, what: str, wanted: str, state: str, asked: Asked) -> Row:
    return Row(
        (
            dossier.number,
            dossier.task.number if dossier.task else "",
            what,
            wanted,
            dossier.addressee.name if dossier.addressee else "",
            state,
            _age(dossier, asked),
        ),
        dossier.get_absolute_url(),
    )


def _violators(asked: Asked) -> Summed:
    """What everybody may read today: a decision in force, within the days of its publication (CT-5-2c)."""
    rows = [
        Row(
            (
                str(each.violator or each.violator_person), each.published_words, each.decision,
                _day(each.published_from), _day(each.published_until),
            )
        )
        for each in published_violations(asked.province, on=asked.day)
    ]  # fmt: skip
    return Summed(rows=rows, says=((_("Đang công khai"), str(len(rows))),))


SUMMARIES = (
    Summary(
        key="kiem-tra",
        report="RP-10",
        title=_("Kế hoạch và kết quả kiểm tra"),
        basis=("CT02-2022-BG:4",),
        columns=(
            _("Số hồ sơ"), _("Nhiệm vụ"), _("Hình thức"), _("Đơn vị tổ chức"), _("Dự kiến"), _("Đã kiểm tra"),
            _("Trạng thái"), _("Kết luận"),
        ),
        ask=_checks,
    ),
    Summary(
        key="chua-kiem-tra",
        report="RP-10",
        title=_("Nhiệm vụ đang chạy quá kỳ chưa kiểm tra"),
        basis=("CT02-2022-BG:4",),
        columns=(_("Hợp đồng"), _("Nhiệm vụ"), _("Tên nhiệm vụ"), _("Bắt đầu"), _("Kiểm tra gần nhất")),
        ask=_unchecked,
    ),
    Summary(
        key="thanh-tra",
        report="RP-11",
        title=_("Kế hoạch và kết quả thanh tra"),
        basis=("CT02-2022-BG:4",),
        columns=(
            _("Số hồ sơ"), _("Nhiệm vụ"), _("Căn cứ tiến hành"), _("Dự kiến"), _("Bắt đầu"), _("Trạng thái"),
            _("Kết luận"), _("Xử lý"),
        ),
        ask=_inspections,
    ),
    Summary(
        key="vuong-mac",
        report="RP-12",
        title=_("Khó khăn, vướng mắc chưa đóng"),
        basis=("CT02-2022-BG:4",),
        columns=(
            _("Số hồ sơ"), _("Nhiệm vụ"), _("Nội dung"), _("Kiến nghị"), _("Nơi giải quyết"), _("Trạng thái"),
            _("Số ngày"),
        ),
        numeric=frozenset({6}),
        ask=_obstacles,
    ),
    Summary(
        key="cong-khai-vi-pham",
        report="RP-26",
        title=_("Tổ chức, cá nhân vi phạm đang công khai"),
        basis=("CT02-2022-BG:5",),
        columns=(_("Tổ chức, cá nhân"), _("Nội dung"), _("Quyết định"), _("Từ ngày"), _("Đến hết ngày")),
        ask=_violators,
    ),
)  # fmt: skip
