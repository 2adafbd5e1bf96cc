"""The list of effective tasks of a year, on the page and as files."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from gieo.core import clock
from gieo.core.answers import saved
from gieo.core.clock import LEGAL_ZONE
from gieo.identity.models import Province
from gieo.identity.web.middleware import actor_in
from gieo.officialdocs.web.answers import printed
from gieo.registry import effective
from gieo.registry.policies import provinces_read_by


def page(request: HttpRequest) -> HttpResponse:
    """The tasks of a year; by default the latest with any."""
    province, year, years = _asked(request)
    entries = list(effective.effective_tasks(province=province.code, year=year))
    known = Province.objects.filter(code__in=_codes(request)).order_by("name")
    provinces = [(each, each == province) for each in known]
    context = {
        "province": province,
        "provinces": provinces,
        "year": year,
        "years": [(each, each == year) for each in years],
        "entries": entries,
    }
    return render(request, "registry/effective.html", context)


def workbook(request: HttpRequest) -> HttpResponse:
    """The same as .xlsx."""
    province, year, _years = _asked(request)
    entries = list(effective.effective_tasks(province=province.code, year=year))
    return saved(effective.workbook(entries, year=year), f"{province.code}-co-hieu-qua-{year}.xlsx")


def word(request: HttpRequest) -> HttpResponse:
    """The same as .docx."""
    province, year, _years = _asked(request)
    entries = list(effective.effective_tasks(province=province.code, year=year))
    context = effective.paper(entries, province=province, year=year)
    return printed("sheet", context, name=f"{province.code}-co-hieu-qua-{year}", suffix="docx")


def _codes(request: HttpRequest) -> list[str]:
    codes = provinces_read_by(actor_in(request))
    if not codes:
        raise PermissionDenied(_("Danh mục này dành cho cơ quan quản lý của tỉnh."))
    return codes


def _asked(request: HttpRequest) -> tuple[Province, int, list[int]]:
    codes = _codes(request)
    province = get_object_or_404(Province, code=request.GET.get("tinh", codes[0]), code__in=codes)
    years = effective.years_of(province=province.code)
    asked = request.GET.get("nam", "")
    latest = years[0] if years else clock.now().astimezone(LEGAL_ZONE).year
    is_year = asked.isascii() and asked.isdecimal() and len(asked) == len("2025")
    return province, int(asked) if is_year and int(asked) else latest, years
