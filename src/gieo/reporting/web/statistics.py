"""The official statistics: the tables of a year, each as a page, to fill, on paper."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from gieo.core import clock
from gieo.core.answers import saved
from gieo.identity.models import Province
from gieo.identity.web.middleware import actor_in
from gieo.identity.web.seats import home_province, year_asked
from gieo.kernel.refusal import Refusal, Refused
from gieo.officialdocs.forms import kind_for
from gieo.officialdocs.web.answers import printed
from gieo.reporting.services.enter_figures import enter_figures
from gieo.reporting.statistics import printing, sheet
from gieo.reporting.statistics.tables import StatisticTable, all_tables


def listing(request: HttpRequest) -> HttpResponse:
    """The tables of a year: how much of each is known."""
    province, year = _asked(request)
    return render(request, "reporting/statistics.html", {"year": year, "sheets": sheet.sheets_of_year(province, year)})


def table(request: HttpRequest, form: str) -> HttpResponse:
    """One table, each figure with what is behind it."""
    province, year = _asked(request)
    return _shown(request, "reporting/statistic.html", _table(form), province, year)


def fill(request: HttpRequest, form: str) -> HttpResponse:
    """What the registers do not know, written by an officer."""
    province, year = _asked(request)
    found, actor = _table(form), actor_in(request)
    if not sheet.may_write(actor, province.code):
        raise PermissionDenied(_("Số liệu thống kê do cán bộ của Sở KH&CN điền."))
    refusals: tuple[Refusal, ...] = ()
    if request.method == "POST":
        typed = {name: value for name, value in request.POST.items() if isinstance(value, str) and ":" in name}
        try:
            enter_figures(table=found, province=province, year=year, typed=typed, actor=actor, at=clock.now())
            return redirect(reverse("reporting:statistic", args=[form]) + f"?nam={year}")
        except Refused as refused:
            refusals = refused.refusals
    return _shown(request, "reporting/fill_statistic.html", found, province, year, refusals)


def paper(request: HttpRequest, form: str, suffix: str) -> HttpResponse:
    """The same as PDF, Word or workbook."""
    province, year = _asked(request)
    found = _table(form)
    filled, kind = sheet.sheet_of(found, province, year), kind_for(found.official)
    if suffix == "xlsx":
        return saved(printing.workbook_of(filled, province), f"{form}-{year}.xlsx")
    context = printing.paper_of(filled, province, on=clock.today())
    return printed(kind, context, name=f"{form}-{year}", suffix=suffix)


def _shown(
    request: HttpRequest,
    template: str,
    found: StatisticTable,
    province: Province,
    year: int,
    refusals: tuple[Refusal, ...] = (),
) -> HttpResponse:
    context = {
        "year": year,
        "sheet": sheet.offering(sheet.sheet_of(found, province, year), request.POST.dict()),
        "may_fill": sheet.may_write(actor_in(request), province.code),
        "refusals": refusals,
    }
    return render(request, template, context, status=422 if refusals else 200)


def _table(form: str) -> StatisticTable:
    try:
        return all_tables()[form]
    except KeyError as error:
        raise Http404 from error


def _asked(request: HttpRequest) -> tuple[Province, int]:
    """The province of the reader and the year asked for; the last full one where none is."""
    province = home_province(request)
    if not sheet.may_read(actor_in(request), province.code):
        raise PermissionDenied(_("Trang này dành cho cán bộ, lãnh đạo của Sở KH&CN và UBND tỉnh."))
    return province, year_asked(request) or clock.today().year - 1
