"""The ballot of a member: filled in on the page with what it comes to, or in a workbook that is read back."""

import secrets

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from gieo.core import clock
from gieo.core.answers import saved
from gieo.councils.ballot_desk import BallotDesk, ballot_desk_of
from gieo.councils.ballot_paper import REVISE, VOTE
from gieo.councils.web.choosing import item_or_404
from gieo.dossiers.services.act import act as do_act
from gieo.dossiers.web.forms import FactsForm, keeper
from gieo.identity.web.middleware import actor_in
from gieo.kernel.refusal import Refusal, Refused
from gieo.officialdocs.web.answers import printed

LARGEST_SHEET = 2_000_000  # bytes; an empty ballot has about 8 kB


def ballot(request: HttpRequest, number: str) -> HttpResponse:
    """Fill the ballot in or cast it; one that was cast stands on the page, to be revised."""
    at = clock.now()
    desk = _desk_or_404(request, number)
    form = desk.form(request)
    if request.method != "POST":
        return _page(request, desk, form, typed=desk.cast(form), refusals=desk.refusals, is_closed=bool(desk.refusals))
    typed = {name: str(value) for name, value in request.POST.items()}
    facts = form.facts(keeper(province=desk.item.province, actor=desk.actor, at=at)) if form.is_valid() else None
    if facts is None:
        return _page(request, desk, form, typed=typed, status=422)
    try:
        do_act(desk.item, _act_of(request), actor=desk.actor, at=at, facts=facts, key=request.POST.get("key", "")[:80])
    except Refused as refused:
        return _page(request, desk, form, typed=typed, refusals=refused.refusals, status=409)
    return redirect("councils:member", number)


def _act_of(request: HttpRequest) -> str:
    """What the page was opened for: a second page of the first ballot does not revise it unawares."""
    return REVISE if request.POST.get("act") == REVISE else VOTE


@require_POST
def preview(request: HttpRequest, number: str) -> HttpResponse:
    """What stands on the page comes to, by the rules of the count; nothing is kept."""
    desk = _desk_or_404(request, number)
    lines = desk.comes_to(desk.form(request), request.POST.dict())
    return render(request, "councils/parts/totals.html", {"lines": lines})


def workbook(request: HttpRequest, number: str) -> HttpResponse:
    """The empty ballot as a workbook, to be filled in without a network."""
    desk = _desk_or_404(request, number, ahead=True)
    try:
        return saved(desk.workbook(desk.form(request)), f"phieu-{desk.item.number}.xlsx")
    except Refused as refused:
        raise PermissionDenied(str(refused.refusals[0])) from None


@require_POST
def bring_in(request: HttpRequest, number: str) -> HttpResponse:
    """A workbook filled in elsewhere, put on the page for the member to look at; it is cast by hand."""
    desk = _desk_or_404(request, number)
    form = desk.form(request, is_bound=False)
    upload = request.FILES.get("file")
    try:
        typed = desk.read(form, upload.read(LARGEST_SHEET) if upload else b"")
    except Refused as refused:
        is_closed = desk.out_of_phase is not None
        return _page(request, desk, form, refusals=refused.refusals, is_closed=is_closed, status=422)
    return _page(request, desk, form, typed=typed, is_brought_in=True)


def paper(request: HttpRequest, number: str, suffix: str) -> HttpResponse:
    """The official ballot of whoever reads: as cast, or empty for the wet-ink path."""
    desk = _desk_or_404(request, number, ahead=True)
    return printed("sheet", desk.paper(desk.form(request)), name=f"phieu-{desk.item.number}", suffix=suffix)


def _desk_or_404(request: HttpRequest, number: str, *, ahead: bool = False) -> BallotDesk:
    """The ballot of a member; the member who may not have it is told why.

    Raises:
        PermissionDenied: a conflict bars, nothing was declared, or it is not the time to vote.
    """
    item, procedure = item_or_404(request, number)
    try:
        desk = ballot_desk_of(procedure, item, actor_in(request), at=clock.now(), ahead=ahead)
    except Refused as refused:
        raise PermissionDenied(str(refused.refusals[0])) from None
    if desk is None:
        raise Http404
    return desk


def _page(
    request: HttpRequest,
    desk: BallotDesk,
    form: FactsForm,
    *,
    typed: dict[str, str] | None = None,
    refusals: tuple[Refusal, ...] = (),
    is_closed: bool = False,
    is_brought_in: bool = False,
    status: int = 200,
) -> HttpResponse:
    sheet = desk.sheet(form, typed)
    context = {
        "item": desk.item,
        "sheet": sheet,
        "form": form,
        "lines": desk.comes_to(form, sheet.as_typed),
        "refusals": refusals,
        "closed": is_closed,
        "brought_in": is_brought_in,
        "basis": desk.basis,
        "act": request.POST.get("act") or desk.act,
        "revises": desk.sitter.ballot is not None,
        "out_of_phase": desk.out_of_phase,
        "until": desk.item.votes_until,
        "key": request.POST.get("key") or secrets.token_hex(16),
    }
    return render(request, "councils/ballot.html", context, status=status)
