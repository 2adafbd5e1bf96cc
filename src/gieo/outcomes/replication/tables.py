"""Tables of a replication, for its page and its papers."""

from collections import defaultdict
from collections.abc import Sequence

from django.utils.translation import gettext

from gieo.dossiers.shown import Table, money
from gieo.kernel.refusal import _
from gieo.outcomes.finance import FinanceTable, Sums, finance_table
from gieo.outcomes.models import Replication, ReplicationAssignment
from gieo.outcomes.replication.choices import LineSource

FINANCE_COLUMNS = (
    _("Cơ quan, địa phương"),
    _("Nguồn"),
    _("Đề nghị"),
    _("Được duyệt"),
    _("Đã dùng"),
)


def assignments_table(replication: Replication) -> Table:
    """Who is charged with what, and how far it has come, totalled by unit."""
    charged = list(replication.assignments.select_related("body", "outcome"))
    return Table(
        title=_("Nơi được giao"),
        columns=(
            _("Cơ quan, địa phương"),
            _("Kết quả"),
            _("Địa điểm"),
            _("Được giao"),
            _("Đã thực hiện"),
            _("Hoàn thành trước"),
            _("Xác nhận"),
        ),
        rows=[
            (
                each.body.name,
                each.outcome.title,
                each.place,
                f"{each.quantity} {each.unit}",
                f"{each.achieved} {each.unit}",
                f"{each.deadline:%d/%m/%Y}",
                each.contact or gettext("chưa xác nhận"),
            )
            for each in charged
        ],
        total=_totalled(charged),
    )


def _totalled(charged: Sequence[ReplicationAssignment]) -> Sequence[str]:
    if not charged:
        return ()
    asked: dict[str, int] = defaultdict(int)
    achieved: dict[str, int] = defaultdict(int)
    for each in charged:
        asked[each.unit] += each.quantity
        achieved[each.unit] += each.achieved
    return (gettext("Cộng"), "", "", _amounts(asked), _amounts(achieved), "", "")


def _amounts(by_unit: dict[str, int]) -> str:
    return "; ".join(f"{quantity} {unit}" for unit, quantity in sorted(by_unit.items()))


def money_table(replication: Replication) -> Table:
    """The lines of this scheme, as Finance reads them."""
    table = finance_table(replication.lines.select_related("assignment__body"))
    return Table(
        title=_("Dự toán theo cơ quan, địa phương và nguồn"),
        columns=FINANCE_COLUMNS,
        rows=finance_rows(table),
        numeric=frozenset({2, 3, 4}),
        total=(gettext("Cộng"), "", *_sums(table.total)) if table.bodies else (),
    )


def finance_rows(table: FinanceTable) -> list[tuple[str, ...]]:
    """Bodies and sources that ask for something, then the totals of each source."""
    asked = [
        (row.body, gettext(source.label), *_sums(sums))
        for row in table.bodies
        for source, sums in row.by_source.items()
        if sums.requested
    ]
    totals = [
        (gettext("Cộng theo nguồn"), gettext(source.label), *_sums(table.totals[source]))
        for source in LineSource
        if table.totals[source].requested
    ]
    return [*asked, *totals]


def _sums(sums: Sums) -> tuple[str, str, str]:
    return money(sums.requested), money(sums.approved), money(sums.used)
