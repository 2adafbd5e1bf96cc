"""What the duties of a year sum up to: quotas by class, tasks of the districts, who implements the directive."""

from collections import defaultdict

from gieo.dossiers.summaries import Asked, Row, Summary, Summed, added_up
from gieo.duties.duty.states import DutyState
from gieo.duties.models import Duty, GrassrootsTask
from gieo.duties.quotas import quotas_of
from gieo.duties.selectors import implementing_documents
from gieo.kernel.refusal import _

GRASSROOTS = "grassroots_task"  # key of the rule
QUOTA, DISTRICT = frozenset({2, 3}), frozenset({2, 3, 4})


def _quotas(asked: Asked) -> Summed:
    rows = [
        Row(
            (
                quota.what, quota.of, quota.met, len(quota.duties),
                "; ".join(duty.holder_name for duty in quota.defaulters),
            )
        )
        for quota in quotas_of(asked.province.code, asked.year)
    ]  # fmt: skip
    return Summed(rows=rows)


def _districts(asked: Asked) -> Summed:
    """Each district with its tasks at the grass roots: written down, of these approved and paid for and begun."""
    owed = Duty.objects.filter(
        pk__in=asked.seen("duty"), province=asked.province, plan_year=asked.year, rule_key=GRASSROOTS
    )
    owed = owed.exclude(state=DutyState.MERGED).select_related("body")
    tasks: dict[int, list[GrassrootsTask]] = defaultdict(list)
    for task in GrassrootsTask.objects.filter(duty__in=owed):
        tasks[task.duty_id].append(task)
    rows = [_district(duty, tasks[duty.pk], asked) for duty in owed.order_by("body__name", "pk")]
    done = sum(bool(row.cells[3]) for row in rows)
    says = ((_("Huyện, thành phố có nhiệm vụ được thực hiện"), f"{done}/{len(rows)}"),)
    return Summed(rows=rows, says=says, total=added_up(rows, _("Cộng"), DISTRICT))


def _district(duty: Duty, tasks: list[GrassrootsTask], asked: Asked) -> Row:
    carried_out = sum(task.is_carried_out(asked.day) for task in tasks)
    return Row(
        (
            duty.holder_name, DutyState(duty.state).label, len(tasks), carried_out,
            sum(task.budget for task in tasks), "; ".join(f"{task.title} ({task.approval})" for task in tasks),
        ),
        duty.get_absolute_url(),
    )  # fmt: skip


def _implementing(asked: Asked) -> Summed:
    found = list(implementing_documents(province=asked.province.code))
    rows = [Row((body, document or "chưa ban hành")) for body, document in found]
    issued = sum(bool(document) for _body, document in found)
    says = ((_("Đã ban hành"), str(issued)), (_("Chưa ban hành"), str(len(found) - issued)))
    return Summed(rows=rows, says=says)


SUMMARIES = (
    Summary(
        key="chi-tieu",
        report="RP-02",
        title=_("Thực hiện chỉ tiêu đề xuất, đặt hàng theo nhóm"),
        basis=("CT02-2022-BG:2", "TB-BG-2025:II"),
        columns=(_("Chỉ tiêu"), _("Nhóm"), _("Đã thực hiện"), _("Phải thực hiện"), _("Chưa thực hiện")),
        numeric=QUOTA,
        ask=_quotas,
    ),
    Summary(
        key="cap-co-so",
        report="RP-09",
        title=_("Nhiệm vụ cấp cơ sở theo huyện, thành phố"),
        basis=("CT02-2022-BG:2",),
        columns=(
            _("Huyện, thành phố"), _("Chỉ tiêu"), _("Số nhiệm vụ"), _("Được thực hiện"), _("Kinh phí đã cấp (đồng)"),
            _("Nhiệm vụ (quyết định)"),
        ),
        numeric=DISTRICT,
        ask=_districts,
    ),
    Summary(
        key="van-ban-trien-khai",
        report="RP-18",
        title=_("Văn bản triển khai Chỉ thị của các cơ quan"),
        basis=("CT02-2022-BG:10",),
        columns=(_("Cơ quan, địa phương"), _("Văn bản")),
        ask=_implementing,
    ),
)  # fmt: skip
