"""A list as a workbook."""

import io
from collections.abc import Iterable

import xlsxwriter
from django.utils.translation import gettext as _

from gieo.core.clock import LEGAL_ZONE
from gieo.dossiers.kinds import kind_named
from gieo.dossiers.models import DocketEntry

WIDTHS = (20, 60, 18, 8, 22, 14, 26, 14)


def workbook_of(entries: Iterable[DocketEntry], *, heading: str) -> bytes:
    """Every line the reader may see: number, name, kind, year, state, since when, holder, limit."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "remove_timezone": True, "strings_to_formulas": False})
    sheet = book.add_worksheet(heading[:31])
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "dd/mm/yyyy"})
    headings = (_("Số hồ sơ"), _("Tên"), _("Loại"), _("Năm"), _("Trạng thái"), _("Từ ngày"), _("Đang giữ"), _("Hạn"))
    sheet.write_row(0, 0, headings, bold)
    for at, width in enumerate(WIDTHS):
        sheet.set_column(at, at, width)
    for at, entry in enumerate(entries, start=1):
        kind = kind_named(entry.kind)
        words = (entry.number, entry.title, _(kind.label), entry.plan_year or "", _(kind.state_label(entry.state)))
        sheet.write_row(at, 0, words)
        sheet.write_datetime(at, 5, entry.state_since.astimezone(LEGAL_ZONE).replace(tzinfo=None), day)
        sheet.write(at, 6, entry.holder_name if entry.is_open else "")
        if entry.due:
            sheet.write_datetime(at, 7, entry.due.astimezone(LEGAL_ZONE).replace(tzinfo=None), day)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, 0, len(headings) - 1)
    book.close()
    return stream.getvalue()
