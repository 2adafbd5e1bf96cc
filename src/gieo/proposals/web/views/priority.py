"""The priority list of a year: in order, under a line of money that can be tried, and frozen under a name."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _noop
from django.views.decorators.http import require_POST

from gieo.core import clock
from gieo.councils.models import PriorityTechnology
from gieo.identity.models import Province
from gieo.identity.web.middleware import actor_in, seats_in
from gieo.kernel.money import parse_vnd
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
    typed = (request.POST if request.method == "POST" else request.GET).get("ngan-sach", "")
    try:
        line = _amount(typed)
    except Refused as refused:
        line, refusals = None, refusals or refused.refusals
    shown = priority_list(province, year, line=line, actor=actor_in(request))
    context = {"list": shown, "typed": typed, "refusals": refusals, "basis": BASIS}
    return render(request, "proposals/priority_list.html", context, status=409 if refusals else 200)


@require_POST
def freeze(request: HttpRequest, year: int) -> HttpResponse:
    """Keep the list under a name."""
    name, actor, at = request.POST.get("name", ""), actor_in(request), clock.now()
    try:
        line = _amount(request.POST.get("ngan-sach", ""))
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
    query = urlencode({"ngan-sach": typed}) if (typed := request.POST.get("ngan-sach", "")) else ""
    return redirect(f"{reverse('proposals:priorities', args=[year])}?{query}".rstrip("?"))


def version(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    """A frozen list."""
    found = get_object_or_404(PriorityListVersion, pk=pk, plan_year=year, province=_province(request))
    return render(request, "proposals/priority_version.html", {"version": found})


def _amount(typed: str) -> int | None:
    """An amount in đồng as people write it; None where nothing was typed.

    Raises:
        Refused: it cannot be read, or is longer than any budget.
    """
    if not typed.strip():
        return None
    try:
        amount = parse_vnd(typed)
    except ValueError as unreadable:
        raise Refused([Refusal(code="bad_amount", message=str(unreadable), basis=BASIS)]) from None
    if amount >= 10**MOST_DIGITS:
        raise Refused([Refusal(code="bad_amount", message=_noop("Số tiền quá lớn."), basis=BASIS)])
    return amount


def _province(request: HttpRequest) -> Province:
    for seat in seats_in(request):
        if actor_in(request).roles_in(seat.province_id) & READERS:
            return seat.province
    raise PermissionDenied(_("Trang này dành cho Sở KH&CN và lãnh đạo tỉnh."))
