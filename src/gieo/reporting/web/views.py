"""The six weaknesses of the directive, for a plan year (CT-0-2)."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from gieo.core import clock
from gieo.identity.web.middleware import actor_in
from gieo.identity.web.seats import home_province, year_asked
from gieo.reporting.weaknesses import may_read, weakness_page


def weaknesses(request: HttpRequest) -> HttpResponse:
    """Each figure with the records behind it."""
    actor, province = actor_in(request), home_province(request)
    if not may_read(actor, province.code):
        raise PermissionDenied(_("Trang này dành cho cán bộ, lãnh đạo của Sở KH&CN và UBND tỉnh."))
    year = year_asked(request) or clock.today().year
    return render(request, "reporting/weaknesses.html", {"page": weakness_page(actor, province, year, at=clock.now())})
