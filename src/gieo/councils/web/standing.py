"""Pages of the standing council: who sits, what follows, sessions, documents; and each act on it."""

from pathlib import PurePath

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gieo.core import clock
from gieo.core.answers import saved
from gieo.councils.activity import activity_of, activity_paper, may_read_activity
from gieo.councils.models import STANDING, Council, Membership, ThematicSession, WorkingRegulation
from gieo.councils.services.found_standing_council import only_the_standing_body
from gieo.councils.standing import conclusions_paper, decision_paper, may_read, standing_page
from gieo.councils.standing_acts import STANDING_ACTS, standing_choices
from gieo.dossiers.web.forms import FactsForm, keeper
from gieo.identity.models import Province
from gieo.identity.web.middleware import actor_in, seats_in
from gieo.kernel.refusal import Refusal, Refused
from gieo.officialdocs.web.answers import printed

SHEETS = 3  # years whose sheets a page leads to


def council(request: HttpRequest) -> HttpResponse:
    """The council of the province one works for."""
    page = standing_page(_province(request), actor_in(request), at=clock.now())
    return render(request, "councils/standing.html", {"page": page, "acts": STANDING_ACTS, "today": clock.today()})


def act(request: HttpRequest, act: str) -> HttpResponse:
    """Ask what an act needs, and do it."""
    province, actor, at = _province(request), actor_in(request), clock.now()
    found = STANDING_ACTS.get(act)
    running = standing_page(province, actor, at=at).council
    if found is None or (found.needs_council and running is None):
        raise Http404
    try:
        only_the_standing_body(actor, province.code)
    except Refused as refused:
        raise PermissionDenied(str(refused.refusals[0])) from None
    form = FactsForm(
        found.facts,
        lambda name: standing_choices(name, province, running, clock.today()),
        initial={"title": _("Hội đồng KH&CN tỉnh %(name)s") % {"name": province.name}} if act == "thanh-lap" else {},
        request=request,
    )
    refusals: tuple[Refusal, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            facts = form.facts(keeper(province=province, actor=actor, at=at))
            if facts is not None:
                found.do(province, running, facts, actor, at)
                messages.success(request, _("Đã thực hiện: %(act)s.") % {"act": _(found.label)})
                return redirect("councils:standing")
        except Refused as refused:
            refusals = refused.refusals
    status = 422 if request.method == "POST" else 200
    return render(
        request, "councils/standing_act.html", {"act": found, "form": form, "refusals": refusals}, status=status
    )


def decision(request: HttpRequest, pk: int, suffix: str) -> HttpResponse:
    """The founding decision, as PDF or Word."""
    found = get_object_or_404(Council, pk=pk, kind=STANDING, province=_province(request))
    return printed("decision", decision_paper(found), name=f"quyet-dinh-hoi-dong-{pk}", suffix=suffix)


def conclusions(request: HttpRequest, pk: int, suffix: str) -> HttpResponse:
    """What a session concluded, as PDF or Word."""
    session = get_object_or_404(
        ThematicSession.objects.select_related("council__province"),
        pk=pk,
        council__province=_province(request),
        concluded_at__isnull=False,
    )
    return printed("notice", conclusions_paper(session), name=f"ket-luan-{pk}", suffix=suffix)


def activity(request: HttpRequest, pk: str, year: str) -> HttpResponse:
    """What one member did in a year; the member's own, or for the office."""
    seat = _sheet_or_404(request, int(pk))
    sheet = activity_of(seat.person, seat.council.province, int(year))
    context = {"seat": seat, "sheet": sheet, "years": [clock.today().year - ago for ago in range(SHEETS)]}
    return render(request, "councils/activity.html", context)


def activity_sheet(request: HttpRequest, pk: str, year: str, suffix: str) -> HttpResponse:
    """The same as PDF or Word."""
    seat = _sheet_or_404(request, int(pk))
    sheet = activity_of(seat.person, seat.council.province, int(year))
    return printed("sheet", activity_paper(seat, sheet), name=f"phieu-hoat-dong-{pk}-{year}", suffix=suffix)


def _sheet_or_404(request: HttpRequest, pk: int) -> Membership:
    seats = Membership.objects.select_related("person", "council__province").filter(council__kind=STANDING)
    seat = get_object_or_404(seats, pk=pk, council__province=_province(request))
    if not may_read_activity(actor_in(request), seat):
        raise Http404
    return seat


def regulation(request: HttpRequest, pk: int) -> HttpResponse:
    """A version of the working regulation."""
    found = get_object_or_404(
        WorkingRegulation.objects.select_related("file"), pk=pk, council__province=_province(request)
    )
    name = f"quy-che-{found.version}{PurePath(found.file.name).suffix}"
    return saved(found.file.read(), name, media_type=found.file.media_type)


def _province(request: HttpRequest) -> Province:
    actor = actor_in(request)
    for seat in seats_in(request):
        if may_read(actor, seat.province_id):
            return seat.province
    raise PermissionDenied(_("Trang này dành cho người có ghế trong tỉnh."))
