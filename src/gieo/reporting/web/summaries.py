"""The catalogue of reports, and each table that sums something up: as a page, a workbook, on paper."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from gieo.core import clock
from gieo.core.answers import saved
from gieo.dossiers.summaries import Asked, Cell, Summary, Summed, summary_named
from gieo.dossiers.summary_paper import LAYOUT, paper_of, shown, workbook_of
from gieo.identity.web.middleware import actor_in
from gieo.identity.web.seats import home_province, year_asked
from gieo.officialdocs.web.answers import printed
from gieo.reporting.catalogue import catalogue_for, may_read


def catalogue(request: HttpRequest) -> HttpResponse:
    """Every report with the ways to it."""
    actor, province = actor_in(request), home_province(request)
    if not may_read(actor, province.code):
        raise PermissionDenied(_("Trang này dành cho cán bộ, lãnh đạo của Sở KH&CN và UBND tỉnh."))
    year = year_asked(request) or clock.today().year
    context = {"year": year, "reports": catalogue_for(actor, province.code, year)}
    return render(request, "reporting/catalogue.html", context)


def summary(request: HttpRequest, key: str) -> HttpResponse:
    """One table of a year."""
    found, asked = _asked(request, key)
    summed = found.ask(asked)
    columns = summed.columns or found.columns
    context = {
        "summary": found,
        "year": asked.year,
        "says": summed.says,
        "heads": [(column, at in found.numeric) for at, column in enumerate(columns)],
        "rows": [(row.url, _cells(found, columns, row.cells)) for row in summed.rows],
        "total": _cells(found, columns, summed.total) if summed.total else [],
    }
    return render(request, "reporting/summary.html", context)


def _cells(summary: Summary, columns: tuple[str, ...], cells: tuple[Cell, ...]) -> list[dict[str, Any]]:
    return [
        {"head": column, "words": shown(cell), "numeric": at in summary.numeric}
        for at, (column, cell) in enumerate(zip(columns, cells, strict=True))
    ]


def paper(request: HttpRequest, key: str, suffix: str) -> HttpResponse:
    """The same as PDF, Word or workbook."""
    found, asked = _asked(request, key)
    summed: Summed = found.ask(asked)
    name = f"{key}-{asked.year}"
    if suffix == "xlsx":
        return saved(workbook_of(found, summed, year=asked.year), f"{name}.xlsx")
    return printed(LAYOUT, paper_of(found, summed, asked), name=name, suffix=suffix)


def _asked(request: HttpRequest, key: str) -> tuple[Summary, Asked]:
    """The table and what is asked of it; the current year where none is named."""
    try:
        found = summary_named(key)
    except KeyError as error:
        raise Http404 from error
    actor, province = actor_in(request), home_province(request)
    if not found.is_for(actor, province.code):
        raise PermissionDenied(_("Bảng tổng hợp này dành cho cán bộ, lãnh đạo có thẩm quyền của tỉnh."))
    year = year_asked(request) or clock.today().year
    return found, Asked(province=province, year=year, actor=actor, at=clock.now())
