"""Quotas by name, and the letter to those in default."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from gieo.core import clock
from gieo.duties.quotas import LETTER, may_read, quotas_of, reminder_letter
from gieo.identity.models import Province
from gieo.identity.web.middleware import actor_in
from gieo.identity.web.seats import home_province, year_asked
from gieo.officialdocs.web.answers import printed


def quotas(request: HttpRequest) -> HttpResponse:
    """Each quota with numerator, denominator and names."""
    province = _province_or_403(request)
    year = year_asked(request) or clock.today().year
    found = quotas_of(province.code, year)
    owing = any(quota.defaulters for quota in found)
    context = {"province": province, "year": year, "quotas": found, "owing": owing}
    return render(request, "duties/quotas.html", context)


def letter(request: HttpRequest, year: int, suffix: str) -> HttpResponse:
    """The reminder to those in default, as PDF or Word."""
    province = _province_or_403(request)
    if suffix not in {"pdf", "docx"}:
        raise Http404
    paper = reminder_letter(province=province, year=year, on=clock.today())
    return printed(LETTER, paper, name=f"don-doc-{province.slug}-{year}", suffix=suffix)


def _province_or_403(request: HttpRequest) -> Province:
    province = home_province(request)
    if not may_read(actor_in(request), province.code):
        raise PermissionDenied(_("Trang này dành cho cán bộ, lãnh đạo của Sở KH&CN và UBND tỉnh."))
    return province
