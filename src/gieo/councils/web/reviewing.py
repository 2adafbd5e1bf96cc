"""The page on which reviewers are named for each dossier before a council: by hand, computed, by workbook."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gieo.core import clock
from gieo.core.answers import saved
from gieo.councils.models import CouncilItem
from gieo.councils.procedure import Procedure
from gieo.councils.reviewer_workbook import chosen_in, read_workbook, workbook_of
from gieo.councils.reviewing import may_name, reviewing_page, table_of
from gieo.councils.services.ask_for_preferences import ask_for_preferences
from gieo.councils.services.name_reviewers import name_reviewers
from gieo.councils.web.choosing import item_or_404
from gieo.councils.web.importing import SHEETS
from gieo.files.services.receive_file import receive_file, too_large
from gieo.identity.web.middleware import actor_in
from gieo.kernel.refusal import Refused
from gieo.kernel.typed import whole

NAMED = "phan-bien"  # the control of a pair


def reviewing(request: HttpRequest, number: str) -> HttpResponse:
    """Every dossier with everybody who could review it; naming them is an act of the table."""
    item, procedure = _naming_or_404(request, number)
    if request.method != "POST":
        return _page(request, item, procedure, proposes="de-xuat" in request.GET)
    pairs, actor = _chosen(request), actor_in(request)
    try:
        name_reviewers(procedure=procedure, item=item, pairs=pairs, actor=actor, at=clock.now())
    except Refused as refused:
        return _page(request, item, procedure, chosen=pairs, refusals=refused.refusals, status=409)
    messages.success(request, _("Đã cử phản biện."))
    return redirect("councils:reviewing", number)


def workbook(request: HttpRequest, number: str) -> HttpResponse:
    """All dossiers beside all members, to be filled in elsewhere."""
    item, _procedure = _naming_or_404(request, number)
    return saved(workbook_of(item, table_of(item, actor_in(request))), f"phan-bien-{number}.xlsx")


@require_POST
def bring_in(request: HttpRequest, number: str) -> HttpResponse:
    """A workbook read back: what becomes of each row, and the good ones put on the page; nobody is named by it."""
    item, procedure = _naming_or_404(request, number)
    upload = request.FILES.get("file")  # reads the body and throws a file away that is too large
    if getattr(request, "upload_too_large", False):
        return _page(request, item, procedure, refusals=(too_large(),), status=413)
    actor, at = actor_in(request), clock.now()
    try:
        content, name = upload or b"", (upload.name if upload else None) or "phan-bien.xlsx"
        stored = receive_file(content=content, name=name, province=item.province, actor=actor, at=at, accept=SHEETS)
        reports = read_workbook(procedure, item, table_of(item, actor), stored.read())
    except Refused as refused:
        return _page(request, item, procedure, refusals=refused.refusals, status=422)
    return _page(request, item, procedure, chosen=chosen_in(reports), reports=reports)


@require_POST
def ask(request: HttpRequest, number: str) -> HttpResponse:
    """Ask the members who have said nothing yet."""
    item, procedure = _naming_or_404(request, number)
    told = ask_for_preferences(procedure=procedure, item=item, actor=actor_in(request), at=clock.now())
    said = _("Đã hỏi %(told)d thành viên.") if told else _("Hôm nay đã hỏi mọi thành viên chưa nêu nguyện vọng.")
    messages.success(request, said % {"told": told} if told else said)
    return redirect("councils:reviewing", number)


def _naming_or_404(request: HttpRequest, number: str) -> tuple[CouncilItem, Procedure]:
    """A dossier whose reviewers this reader names now; a page that is not there for everybody else."""
    item, procedure = item_or_404(request, number)
    if not may_name(procedure, item, actor_in(request)):
        raise Http404
    return item, procedure


def _chosen(request: HttpRequest) -> frozenset[tuple[str, int]]:
    """The pairs that were ticked."""
    typed = (each.rpartition(":") for each in request.POST.getlist(NAMED))
    return frozenset((number, member) for number, _colon, pk in typed if (member := whole(pk)) is not None)


def _page(
    request: HttpRequest, item: CouncilItem, procedure: Procedure, *, status: int = 200, **told: Any
) -> HttpResponse:
    """What is told beside the page: refusals, and the reports of a workbook."""
    context = {"item": item, "refusals": told.pop("refusals", ()), "reports": told.pop("reports", None)}
    page = reviewing_page(procedure, item, actor_in(request), **told)
    return render(request, "councils/reviewing.html", {**context, "page": page, "named": NAMED}, status=status)
