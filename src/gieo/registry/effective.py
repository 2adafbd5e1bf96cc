"""The list of tasks accepted in a year and found effective (CT-6-1a): as a page, a workbook and a Word file."""

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from gieo.identity.models import Province
from gieo.registry.models import RegisterEntry

COLUMNS = (
    "TT", "Mã nhiệm vụ", "Tên nhiệm vụ", "Tổ chức chủ trì", "Nghiệm thu ngày", "Hiệu quả và bằng chứng", "Nơi ứng dụng",
)  # fmt: skip
WIDTHS = (6, 22, 60, 36, 16, 60, 50)


def effective_tasks(*, province: str, year: int) -> QuerySet[RegisterEntry]:
    """Every task of a province accepted within a year and found effective, in the order of acceptance."""
    accepted = RegisterEntry.objects.filter(province=province, accepted_on__year=year, is_effective=True)
    return accepted.order_by("accepted_on", "pk")


def years_of(*, province: str) -> list[int]:
    """Years in which tasks were found effective, the latest first."""
    found = RegisterEntry.objects.filter(province=province, is_effective=True, accepted_on__isnull=False)
    return sorted({day.year for day in found.dates("accepted_on", "year")}, reverse=True)


def row_of(at: int, entry: RegisterEntry) -> tuple[str, ...]:
    """The cells of a task, without judgement of what is missing."""
    accepted = f"{entry.accepted_on:%d/%m/%Y}" if entry.accepted_on else ""
    return (str(at), entry.number, entry.title, entry.host_name, accepted, entry.effect, entry.application)


def workbook(entries: Sequence[RegisterEntry], *, year: int) -> bytes:
    """The list as .xlsx."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet((_("Có hiệu quả %(year)d") % {"year": year})[:31])
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for at, width in enumerate(WIDTHS):
        sheet.set_column(at, at, width, wrapped)
    sheet.write_row(0, 0, COLUMNS, book.add_format({"bold": True}))
    for at, entry in enumerate(entries, start=1):
        sheet.write_row(at, 0, row_of(at, entry))
    sheet.freeze_panes(1, 0)
    book.close()
    return stream.getvalue()


def paper(entries: Sequence[RegisterEntry], *, province: Province, year: int) -> dict[str, Any]:
    """The list as an official sheet, for the printer; number, day and signature are the clerk's to give."""
    profile = province.latest_rulebook.profile
    return {
        "letterhead_parent": profile.letterhead_parent if profile else "",
        "letterhead_body": profile.letterhead_body if profile else "",
        "place": profile.place if profile else "",
        "type": "DANH MỤC",
        "subject": f"Nhiệm vụ khoa học và công nghệ nghiệm thu năm {year}, có hiệu quả",
        "parts": [
            {
                "kind": "table",
                "caption": "",
                "columns": list(COLUMNS),
                "rows": [list(row_of(at, entry)) for at, entry in enumerate(entries, start=1)],
                "numeric": [0],
                "total": None,
            },
            {"kind": "paragraph", "text": f"Danh mục có {len(entries)} nhiệm vụ."},
        ],
        "signers": [{"capacity": "", "on_behalf": "", "position": "NGƯỜI LẬP DANH MỤC", "name": ""}],
        "draft": True,
    }
