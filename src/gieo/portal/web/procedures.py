"""The catalogue of administrative procedures; every filter stands in the address and needs no script."""

from datetime import date
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from gieo.core import clock
from gieo.identity.web.seats import province_asked_for
from gieo.kernel.law import Law
from gieo.portal import procedures
from gieo.portal.procedures import Sought
from gieo.rulebooks import library

LONGEST = 200
LAWS = {"2013": Law.L2013, "2025": Law.L2025}


@login_not_required
def listing(request: HttpRequest) -> HttpResponse:
    """Old and new procedures side by side."""
    province = province_asked_for(request)
    suffix = procedures.suffix_of(province, on=clock.today())
    sought = sought_in(request)
    context = {
        "found": procedures.found(sought, suffix),
        "sought": sought,
        "laws": LAWS,
        "stages": procedures.stages(),
        "province": province,
        "suffix": suffix,
        "is_narrowed": sought != Sought() or province is not None,
        "keeps": f"?{urlencode({'tinh': province.slug})}" if province else "",
    }
    return render(request, "portal/procedures.html", context)


@login_not_required
def one(request: HttpRequest, code: str) -> HttpResponse:
    """One procedure, field by field as it was read."""
    province = province_asked_for(request)
    suffix = procedures.suffix_of(province, on=clock.today())
    try:
        row = procedures.one(code, suffix)
    except KeyError:
        raise Http404 from None
    context = {
        "row": row,
        "procedure": row.procedure,
        "references": [library.legal_index()[key] for key in row.procedure.basis],
        "province": province,
        "suffix": suffix,
    }
    return render(request, "portal/procedure.html", context)


def sought_in(request: HttpRequest) -> Sought:
    """The filters in the address; what is unknown is left out."""
    stage = request.GET.get("buoc", "")
    return Sought(
        words=request.GET.get("q", "").strip()[:LONGEST],
        law=LAWS.get(request.GET.get("luat", "")),
        stage=stage if stage in {each.key for each in procedures.stages()} else "",
        on=_day(request.GET.get("ngay", "")),
    )


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None
