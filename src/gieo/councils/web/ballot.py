"""The ballot of a member: filled in on the page with what it comes to, or in a workbook that is read back."""

import secrets

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gieo.core import clock
from gieo.core.answers import saved
from gieo.councils.ballot_paper import ballot_paper, cast_by
from gieo.councils.ballot_sheet import BallotSheet, sheet_of, typed_so_far
from gieo.councils.ballot_workbook import read_workbook, workbook_of
from gieo.councils.bench import bench_of
from gieo.councils.models import CouncilItem
from gieo.councils.procedure import Procedure
from gieo.councils.web.member import desk_or_404
from gieo.dossiers.kinds import kind_of
from gieo.dossiers.services.act import act as do_act
from gieo.dossiers.web.forms import FactsForm, keeper
from gieo.identity.web.middleware import actor_in
from gieo.kernel.refusal import Refusal, Refused
from gieo.kernel.workflow import Attempt
from gieo.officialdocs.web.answers import printed

VOTE = "vote"
LARGEST_SHEET = 2_000_000  # bytes; an empty ballot has about 8 kB


def ballot(request: HttpRequest, number: str) -> HttpResponse:
    """Fill the ballot in, or cast it."""
    at = clock.now()
    item, procedure, form = _form_or_404(request, number)
    if request.method != "POST":
        return _page(request, item, procedure, form)
    typed = {name: str(value) for name, value in request.POST.items()}
    facts = form.facts(keeper(province=item.province, actor=actor_in(request), at=at)) if form.is_valid() else None
    if facts is None:
        return _page(request, item, procedure, form, typed=typed, status=422)
    try:
        do_act(item, VOTE, actor=actor_in(request), at=at, facts=facts, key=request.POST.get("key", "")[:80])
    except Refused as refused:
        return _page(request, item, procedure, form, typed=typed, refusals=refused.refusals, status=409)
    return redirect("councils:member", number)


@require_POST
def preview(request: HttpRequest, number: str) -> HttpResponse:
    """What stands on the page comes to, by the rules of the count; nothing is kept."""
    item, procedure, form = _form_or_404(request, number)
    lines = procedure.preview(item, typed_so_far(form, request.POST.dict()))
    return render(request, "councils/parts/totals.html", {"lines": lines})


def workbook(request: HttpRequest, number: str) -> HttpResponse:
    """The empty ballot as a workbook, to be filled in without a network."""
    item, _procedure, form = _form_or_404(request, number, ahead=True)
    content = workbook_of(item, _sheet(request, item, form))
    return saved(content, f"phieu-{item.number}.xlsx")


@require_POST
def bring_in(request: HttpRequest, number: str) -> HttpResponse:
    """A workbook filled in elsewhere, put on the page for the member to look at; it is cast by hand."""
    item, procedure, form = _form_or_404(request, number, unbound=True)
    upload = request.FILES.get("file")
    content = upload.read(LARGEST_SHEET) if upload else b""
    try:
        typed = read_workbook(item, _sheet(request, item, form), content)
    except Refused as refused:
        return _page(request, item, procedure, form, refusals=refused.refusals, status=422)
    return _page(request, item, procedure, form, typed=typed, brought_in=True)


def paper(request: HttpRequest, number: str, suffix: str) -> HttpResponse:
    """The official ballot of whoever reads: as cast, or empty for the wet-ink path."""
    item, procedure, form = _form_or_404(request, number, ahead=True)
    sitter = bench_of(item).of(actor_in(request).user)
    if sitter is None:
        raise Http404
    empty = _sheet(request, item, form)
    cast = cast_by(item, sitter.user, empty.places) if sitter.ballot else {}
    context = ballot_paper(procedure, item, sitter, _sheet(request, item, form, cast))
    return printed("sheet", context, name=f"phieu-{item.number}", suffix=suffix)


def _form_or_404(
    request: HttpRequest, number: str, *, ahead: bool = False, unbound: bool = False
) -> tuple[CouncilItem, Procedure, FactsForm]:
    """The form of the ballot for a member whom nothing bars.

    Args:
        request: who asks.
        number: of the dossier.
        ahead: before the vote was opened, too.
        unbound: what was posted is not the ballot.

    Raises:
        PermissionDenied: a conflict bars, nothing was declared, or it is not the time to vote: the member knows of it.
    """
    item, procedure, desk = desk_or_404(request, number)
    if desk.why_out is not None:
        raise PermissionDenied(str(desk.why_out))
    if not desk.sitter.is_clear:
        raise PermissionDenied(_("Kê khai không có xung đột lợi ích trước khi nhận phiếu."))
    if not ahead and item.state != procedure.voting:
        raise PermissionDenied(_("Chưa đến lúc bỏ phiếu, hoặc đã kiểm phiếu."))
    kind, actor = kind_of(item), actor_in(request)
    form = FactsForm(
        procedure.ballot,
        lambda name: kind.choices(name, item, actor),
        initial=kind.suggests(VOTE, item, actor),
        request=request,
    )
    if unbound:
        form.is_bound = False
    return item, procedure, form


def _sheet(
    request: HttpRequest, item: CouncilItem, form: FactsForm, typed: dict[str, str] | None = None
) -> BallotSheet:
    sitter = bench_of(item).of(actor_in(request).user)
    return sheet_of(form, reader=sitter.membership.pk if sitter else 0, typed=typed)


def _page(
    request: HttpRequest,
    item: CouncilItem,
    procedure: Procedure,
    form: FactsForm,
    *,
    typed: dict[str, str] | None = None,
    refusals: tuple[Refusal, ...] = (),
    brought_in: bool = False,
    status: int = 200,
) -> HttpResponse:
    sheet = _sheet(request, item, form, typed)
    row, attempt = kind_of(item).workflow[VOTE], Attempt(actor=actor_in(request), at=clock.now())
    closed = () if request.method == "POST" else tuple(kind_of(item).workflow.refusals(row, item, attempt))
    context = {
        "item": item,
        "sheet": sheet,
        "form": form,
        "lines": procedure.preview(item, typed_so_far(form, sheet.as_typed)),
        "refusals": refusals or closed,
        "closed": bool(closed),
        "brought_in": brought_in,
        "basis": row.basis_under(item.law),
        "key": request.POST.get("key") or secrets.token_hex(16),
    }
    return render(request, "councils/ballot.html", context, status=status)
