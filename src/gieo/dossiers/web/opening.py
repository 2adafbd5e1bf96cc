"""Opening a dossier by hand."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gieo.core import clock
from gieo.dossiers.kinds import DossierKind, Opening, kind_named, kind_of
from gieo.dossiers.stages import BY_KEY
from gieo.dossiers.web.forms import FactsForm, keeper
from gieo.identity.models import Province
from gieo.identity.web.middleware import actor_in
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused


def open_by_hand(request: HttpRequest, kind: str) -> HttpResponse:
    """Ask what a new dossier needs, and open it."""
    found, opening = _opening(kind)
    actor, at = actor_in(request), clock.now()
    province = province_to_open_in(actor, opening)
    if province is None:
        raise PermissionDenied(_("Tài khoản này không có tư cách lập loại hồ sơ này."))
    form = FactsForm(
        opening.facts,
        lambda name: opening.choices(name, province, actor),
        initial={"plan_year": at.year + 1},
        request=request,
    )
    if request.method != "POST":
        return _page(request, found, opening, form)
    if not form.is_valid():
        return _page(request, found, opening, form, status=422)
    try:
        facts = form.facts(keeper(province=Province.objects.get(code=province), actor=actor, at=at))
        if facts is None:
            return _page(request, found, opening, form, status=422)
        dossier = opening.do(province=province, facts=facts, actor=actor, at=at)
    except Refused as refused:
        return _page(request, found, opening, form, refused.refusals, status=409)
    return redirect(kind_of(dossier).address(dossier))


def province_to_open_in(actor: Actor, opening: Opening) -> str | None:
    """The province of the seat that lets an actor open such a dossier."""
    return next((seat.province for seat in sorted(actor.seats, key=str) if seat.role in opening.actors), None)


def _opening(name: str) -> tuple[DossierKind, Opening]:
    try:
        kind = kind_named(name)
    except KeyError:
        raise Http404 from None
    if kind.opening is None:
        raise Http404
    return kind, kind.opening


def _page(
    request: HttpRequest,
    kind: DossierKind,
    opening: Opening,
    form: FactsForm,
    refusals: tuple[Refusal, ...] = (),
    *,
    status: int = 200,
) -> HttpResponse:
    context = {"kind": kind, "opening": opening, "form": form, "refusals": refusals, "stage": BY_KEY[kind.stage]}
    return render(request, "dossiers/open.html", context, status=status)
