"""A register as a workbook."""

import io
from collections.abc import Iterable

import xlsxwriter
from django.utils.translation import gettext as _

from gieo.core.clock import LEGAL_ZONE
from gieo.matters.matter.states import MatterState, Part, StepKind
from gieo.matters.models import Matter
from gieo.rulebooks.models import RegisterRule

WIDTHS = (20, 50, 8, 30, 24, 30, 18, 60, 60, 22, 50, 60, 14)


def workbook_of(matters: Iterable[Matter], *, rule: RegisterRule) -> bytes:
    """Every entry with what it says; amounts are numbers, in đồng."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet(rule.text[:31])
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "dd/mm/yyyy"})
    headings = (
        _("Số hồ sơ"), rule.titled, _("Năm"), _("Cơ quan ghi"), _("Loại"), _("Đối tác"), _("Số tiền"), _("Nội dung"),
        _("Kết quả, trả lời"), _("Trạng thái"), _("Các bên"), _("Kết quả, sản phẩm"), _("Từ ngày"),
    )  # fmt: skip
    sheet.write_row(0, 0, headings, bold)
    for at, width in enumerate(WIDTHS):
        sheet.set_column(at, at, width)
    for at, matter in enumerate(matters, start=1):
        words = (
            matter.number, matter.title, matter.plan_year or "", str(matter.raised_by or ""),
            rule.theme_text(matter.theme) if matter.theme else "", matter.partner, matter.amount or "", matter.detail,
            matter.outcome or matter.answer, _(MatterState(matter.state).label),
            "; ".join(f"{each.body} ({_(Part(each.part).label)})" for each in matter.participations.all()),
            "; ".join(_outputs(matter)),
        )  # fmt: skip
        sheet.write_row(at, 0, words)
        sheet.write_datetime(at, len(words), matter.opened_at.astimezone(LEGAL_ZONE).replace(tzinfo=None), day)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, 0, len(headings) - 1)
    book.close()
    return stream.getvalue()


def _outputs(matter: Matter) -> list[str]:
    """What came of it so far, with its days."""
    return [f"{step.on:%d/%m/%Y} {step.text}" for step in matter.steps.all() if step.kind == StepKind.PRODUCT]
