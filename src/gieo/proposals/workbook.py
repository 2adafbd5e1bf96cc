"""Lists of proposals as a workbook that a department can work on: real dates, real numbers, filters, a frozen head."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from gieo.core.clock import LEGAL_ZONE
from gieo.kernel.refusal import _ as marked
from gieo.proposals.documents.own_answers import own_answers
from gieo.proposals.models import Proposal
from gieo.proposals.states import EDITABLE

MONEY = "#,##0"
MOMENT = "dd/mm/yyyy hh:mm"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: heading, width in letters, what stands in it, how it is written."""

    heading: str
    width: int
    value: Callable[[Proposal], Any]
    written: str = ""


def _own_answers(proposal: Proposal) -> str:
    """As they were sent; of a form that is open again they are its writers' until it is sent again."""
    if proposal.state in EDITABLE:
        return ""
    answers = own_answers(proposal.own_questions, proposal.answers)
    return "\n".join(f"{asked}: {answer}" for asked, answer in answers if answer)


COLUMNS = (
    Column(marked("Mã hồ sơ"), 18, lambda proposal: proposal.number),
    Column(marked("Tên nhiệm vụ"), 60, lambda proposal: proposal.title),
    Column(marked("Người đề xuất"), 26, lambda proposal: str(proposal.proposer)),
    Column(marked("Tổ chức"), 40, lambda proposal: str(proposal.organisation or "")),
    Column(marked("Lĩnh vực"), 30, lambda proposal: "; ".join(fields_of(proposal))),
    Column(marked("Nội dung định hướng"), 20, lambda proposal: "; ".join(item.code for item in proposal.items.all())),
    Column(marked("Ngoài định hướng"), 12, lambda proposal: _("có") if proposal.outside_orientation else ""),
    Column(marked("Năm kế hoạch"), 10, lambda proposal: proposal.plan_year),
    Column(marked("Trạng thái"), 24, lambda proposal: _(proposal.state_label)),
    Column(marked("Nộp lúc"), 18, lambda proposal: _local(proposal.submitted_at), MOMENT),
    Column(marked("Hạn"), 18, lambda proposal: _local(proposal.due_at), MOMENT),
    Column(marked("Kinh phí đề xuất (đồng)"), 20, lambda proposal: proposal.requested_budget or None, MONEY),
    Column(marked("Câu hỏi riêng của đợt"), 40, _own_answers),
)


def workbook_of(proposals: Iterable[Proposal], *, at: datetime) -> bytes:
    """The list as .xlsx, sorted as given; the foot says when it was made."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, "default_date_format": MOMENT}) as book:
        sheet = book.add_worksheet(_("Đề xuất"))
        head = book.add_format({"bold": True, "text_wrap": True, "bottom": 1, "bg_color": "#E3F1E8", "valign": "top"})
        formats = {
            written: book.add_format({"num_format": written or "General", "valign": "top", "text_wrap": True})
            for written in {column.written for column in COLUMNS}
        }
        for place, column in enumerate(COLUMNS):
            sheet.set_column(place, place, column.width)
            sheet.write_string(0, place, _(column.heading), head)
        last = 0
        for last, proposal in enumerate(proposals, start=1):
            for place, column in enumerate(COLUMNS):
                _write(sheet, last, place, column.value(proposal), formats[column.written])
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, max(last, 1), len(COLUMNS) - 1)
        sheet.write_string(last + 2, 0, _("Lập lúc %(when)s") % {"when": f"{at.astimezone(LEGAL_ZONE):%H:%M %d/%m/%Y}"})
    return stream.getvalue()


def fields_of(proposal: Proposal) -> list[str]:
    """The fields of the orientation it answers."""
    return list(dict.fromkeys(item.field.title for item in proposal.items.all()))


def _write(sheet: Any, row: int, place: int, value: Any, written: Any) -> None:
    """Text is written as text: what begins with = is never a formula."""
    if isinstance(value, str):
        sheet.write_string(row, place, value, written)
    elif value is None:
        sheet.write_blank(row, place, None, written)
    else:
        sheet.write(row, place, value, written)


def _local(instant: datetime | None) -> datetime | None:
    """A workbook knows no zones: the legal time stands in it."""
    return instant.astimezone(LEGAL_ZONE).replace(tzinfo=None, microsecond=0) if instant else None
