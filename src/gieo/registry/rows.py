"""A task of the register as a line of a workbook, a .csv or a feed: what everybody may see of it."""

import io
from collections.abc import Iterable, Iterator

import xlsxwriter
from django.utils.translation import gettext as _

from gieo.registry.models import EntryLevel, EntryState, RegisterEntry, ScienceField

WIDTHS = (22, 70, 14, 10, 14, 18, 26, 40, 24, 40, 24)
_FIELDS: dict[str, str] = dict(ScienceField.choices)


def headings() -> tuple[str, ...]:
    """Of the columns, in the reader's language."""
    return (
        _("Mã số"), _("Tên nhiệm vụ"), _("Tỉnh"), _("Năm"), _("Cấp"), _("Tình trạng"), _("Lĩnh vực"),
        _("Tổ chức chủ trì"), _("Nơi thực hiện"), _("Sản phẩm"), _("Mã khác"),
    )  # fmt: skip


def field_name(code: str) -> str:
    """A field of the common list by its name; a field of another list as it is called there."""
    return _FIELDS.get(code, code)


def row_of(entry: RegisterEntry) -> tuple[str, ...]:
    """The cells of a task."""
    return (
        entry.number,
        entry.title,
        entry.province.name,
        entry.years,
        _(EntryLevel(entry.level).label),
        _(EntryState(entry.state).label),
        _(field_name(entry.science_field)) if entry.science_field else "",
        entry.host_name,
        entry.place,
        entry.products,
        "; ".join(entry.other_numbers),
    )


def workbook_of(entries: Iterable[RegisterEntry]) -> bytes:
    """The tasks as an .xlsx."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(
        stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "constant_memory": True}
    )
    sheet = book.add_worksheet(_("Nhiệm vụ")[:31])
    for at, width in enumerate(WIDTHS):
        sheet.set_column(at, at, width)
    sheet.write_row(0, 0, headings(), book.add_format({"bold": True}))
    last = 0
    for last, entry in enumerate(entries, start=1):
        sheet.write_row(last, 0, row_of(entry))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(WIDTHS) - 1)
    book.close()
    return stream.getvalue()


def rows_of(entries: Iterable[RegisterEntry]) -> Iterator[tuple[str, ...]]:
    """The tasks as lines under their headings."""
    yield headings()
    yield from map(row_of, entries)
