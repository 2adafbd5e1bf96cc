"""The six weaknesses of the directive, for a plan year (CT-0-2); the official statistics of tasks."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from gieo.core import clock
from gieo.identity.models import Province
from gieo.identity.web.middleware import actor_in
from gieo.identity.web.seats import home_province, year_asked
from gieo.officialdocs import render_docx, render_pdf
from gieo.officialdocs.forms import kind_for
from gieo.reporting import statistics as table
from gieo.reporting.weaknesses import may_read, weakness_page

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def weaknesses(request: HttpRequest) -> HttpResponse:
    """Each figure with the records behind it."""
    actor, province = actor_in(request), home_province(request)
    if not may_read(actor, province.code):
        raise PermissionDenied(_("Trang này dành cho cán bộ, lãnh đạo của Sở KH&CN và UBND tỉnh."))
    year = year_asked(request) or clock.today().year
    return render(request, "reporting/weaknesses.html", {"page": weakness_page(actor, province, year, at=clock.now())})


def statistics(request: HttpRequest) -> HttpResponse:
    """The official table of S&T tasks of a year, each figure with the tasks behind it."""
    province, year = _counted(request)
    context = {"year": year, "table": table.table_of(province, year)}
    return render(request, "reporting/statistics.html", context)


def statistics_paper(request: HttpRequest, suffix: str) -> HttpResponse:
    """The same as PDF or Word."""
    province, year = _counted(request)
    paper, kind = table.paper_of(province, year, on=clock.today()), kind_for(table.form_of(year))
    if suffix == "pdf":
        content, media, place = render_pdf(kind, paper).content, "application/pdf", "inline"
    else:
        content, media, place = render_docx(kind, paper), WORD, "attachment"
    name = f"thong-ke-nhiem-vu-{year}.{suffix}"
    return HttpResponse(content, content_type=media, headers={"Content-Disposition": f'{place}; filename="{name}"'})


def _counted(request: HttpRequest) -> tuple[Province, int]:
    """The province of the reader and the year asked for; the last full one where none is."""
    province = home_province(request)
    if not table.may_read(actor_in(request), province.code):
        raise PermissionDenied(_("Trang này dành cho cán bộ, lãnh đạo của Sở KH&CN và UBND tỉnh."))
    return province, year_asked(request) or clock.today().year - 1
