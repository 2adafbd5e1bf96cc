"""Registers of the outcomes as workbooks."""

import io
from collections.abc import Sequence

import xlsxwriter
from django.utils.translation import gettext as _

from gieo.outcomes.finance import FinanceTable, Sums
from gieo.outcomes.models import Outcome
from gieo.outcomes.outcome.choices import EffectGrade
from gieo.outcomes.replication.choices import LineSource

Cell = str | int


def finance_workbook(table: FinanceTable, *, year: int) -> bytes:
    """The table of one budget year for Finance; amounts are numbers, in đồng."""
    rows: list[Sequence[Cell]] = [
        (row.body, _("Địa phương") if row.is_local else _("Sở, ngành"), _(source.label), *_amounts(sums))
        for row in table.bodies
        for source, sums in row.by_source.items()
        if sums.requested
    ]
    rows += [(_("Cộng theo nguồn"), "", _(source.label), *_amounts(table.totals[source])) for source in LineSource]
    rows.append((_("Tổng cộng"), "", "", *_amounts(table.total)))
    headings = (_("Cơ quan, địa phương"), _("Cấp"), _("Nguồn"), _("Đề nghị"), _("Được duyệt"), _("Đã dùng"))
    return _workbook(_("Nhân rộng năm %(year)d") % {"year": year}, headings, rows, widths=(40, 14, 24, 18, 18, 18))


def effective_workbook(outcomes: Sequence[Outcome], *, year: int) -> bytes:
    """The register of tasks accepted and found effective in a year, with the evidence (CT-6-1a)."""
    rows: list[Sequence[Cell]] = [
        (
            outcome.task.number if outcome.task else "",
            outcome.title,
            outcome.task.host.name if outcome.task and outcome.task.host else "",
            f"{outcome.accepted_on:%d/%m/%Y}",
            _(EffectGrade(outcome.grade).label),
            outcome.assessed_by,
            outcome.evidence,
        )
        for outcome in outcomes
    ]
    headings = (
        _("Mã nhiệm vụ"),
        _("Tên nhiệm vụ"),
        _("Tổ chức chủ trì"),
        _("Nghiệm thu ngày"),
        _("Mức hiệu quả"),
        _("Hội đồng, người đánh giá"),
        _("Bằng chứng hiệu quả"),
    )
    return _workbook(_("Có hiệu quả %(year)d") % {"year": year}, headings, rows, widths=(20, 60, 40, 14, 20, 40, 60))


def _amounts(sums: Sums) -> tuple[int, int, int]:
    return sums.requested, sums.approved, sums.used


def _workbook(heading: str, columns: Sequence[str], rows: Sequence[Sequence[Cell]], *, widths: Sequence[int]) -> bytes:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet(heading[:31])
    bold, amount = book.add_format({"bold": True}), book.add_format({"num_format": "#,##0"})
    for at, width in enumerate(widths):
        sheet.set_column(at, at, width)
    sheet.write_row(0, 0, columns, bold)
    for at, row in enumerate(rows, start=1):
        sheet.write_row(at, 0, row, amount)
    sheet.freeze_panes(1, 0)
    book.close()
    return stream.getvalue()
