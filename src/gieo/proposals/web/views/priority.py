"""The priority list of a year: in order, under a line of money that can be tried, and frozen under a name."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gieo.core import clock
from gieo.councils.models import PriorityTechnology
from gieo.identity.models import Province
from gieo.identity.web.middleware import actor_in, seats_in
from gieo.kernel.refusal import Refusal, Refused
from gieo.proposals.models import Determination, PriorityListVersion
from gieo.proposals.priority_list import BASIS, READERS, latest_year, priority_list
from gieo.proposals.services.freeze_priority_list import freeze_priority_list
from gieo.proposals.services.tag_technology import tag_technology

MOST_DIGITS = 15


def latest(request: HttpRequest) -> HttpResponse:
    """The list of the last year that has one; the year that goes on where there is none."""
    return redirect("proposals:priorities", latest_year(_province(request)) or clock.today().year)


def priorities(request: HttpRequest, year: int, refusals: tuple[Refusal, ...] = ()) -> HttpResponse:
    """The list as it stands, under the line that was typed."""
    province = _province(request)
    typed = request.POST if request.method == "POST" else request.GET
    shown = priority_list(province, year, line=_amount(typed.get("ngan-sach", "")), actor=actor_in(request))
    context = {"list": shown, "refusals": refusals, "basis": BASIS}
    return render(request, "proposals/priority_list.html", context, status=409 if refusals else 200)


@require_POST
def freeze(request: HttpRequest, year: int) -> HttpResponse:
    """Keep the list under a name."""
    line = _amount(request.POST.get("ngan-sach", ""))
    name, actor, at = request.POST.get("name", ""), actor_in(request), clock.now()
    try:
        version = freeze_priority_list(province=_province(request), year=year, line=line, name=name, actor=actor, at=at)
    except Refused as refused:
        return priorities(request, year, refused.refusals)
    messages.success(request, _("Đã chốt danh mục."))
    return redirect("proposals:priority-version", year, version.pk)


@require_POST
def tag(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    """Say which priority technology a task serves."""
    found = get_object_or_404(Determination, pk=pk, province=_province(request), plan_year=year)
    chosen = request.POST.get("technology", "")
    technology = get_object_or_404(PriorityTechnology, pk=chosen) if chosen.isdecimal() else None
    try:
        tag_technology(determination=found, technology=technology, actor=actor_in(request))
    except Refused as refused:
        return priorities(request, year, refused.refusals)
    line = _amount(request.POST.get("ngan-sach", ""))
    query = f"?ngan-sach={line}" if line is not None else ""
    return redirect(reverse("proposals:priorities", args=[year]) + query)


def version(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    """A frozen list."""
    found = get_object_or_404(PriorityListVersion, pk=pk, plan_year=year, province=_province(request))
    return render(request, "proposals/priority_version.html", {"version": found})


def _amount(typed: str) -> int | None:
    """An amount in đồng; dots and blanks between thousands are welcome, anything else is no line."""
    bare = "".join(typed.split()).replace(".", "")
    return int(bare) if bare.isdecimal() and len(bare) <= MOST_DIGITS else None


def _province(request: HttpRequest) -> Province:
    for seat in seats_in(request):
        if actor_in(request).roles_in(seat.province_id) & READERS:
            return seat.province
    raise PermissionDenied(_("Trang này dành cho Sở KH&CN và lãnh đạo tỉnh."))
