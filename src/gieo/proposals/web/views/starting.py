"""Start a proposal in a window."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gieo.core import clock
from gieo.identity.web.middleware import actor_in, seats_in
from gieo.kernel.refusal import Refused
from gieo.orientation.models import IntakeWindow
from gieo.proposals.forms import form_of, is_provisional
from gieo.proposals.models.proposal import last_instant_of
from gieo.proposals.rules.self_check import asks_of, lacking
from gieo.proposals.selectors import calls_to_answer, windows_to_propose_in
from gieo.proposals.services.start_proposal import start_proposal
from gieo.rulebooks import library


def start(request: HttpRequest) -> HttpResponse:
    """What the window asks, and one button; without a window, the windows there are."""
    at = clock.now()
    chosen = request.POST.get("dot") or request.GET.get("dot") or ""
    if not chosen.isdecimal():
        every = [*windows_to_propose_in(at), *calls_to_answer(at)]
        windows = [(window, last_instant_of(window)) for window in every]
        return render(request, "proposals/windows.html", {"windows": windows})
    window = get_object_or_404(
        IntakeWindow.every.select_related("notice", "province", "body", "within__notice", "within__province"), pk=chosen
    )
    if request.method != "POST":
        return _page(request, window)
    try:
        proposal = start_proposal(window=window, actor=actor_in(request), at=at)
    except Refused as refused:
        return _page(request, window, refused)
    messages.success(
        request, _("Đã tạo phiếu %(number)s. Mỗi mục tự lưu khi ông/bà ngừng gõ.") % {"number": proposal.number}
    )
    return redirect("proposals:editor", proposal.number)


def _page(request: HttpRequest, window: IntakeWindow, refused: Refused | None = None) -> HttpResponse:
    rulebook = library.in_force(window.province.family, on=clock.today())
    form = form_of(window.notice.form_rulebook or rulebook.id)
    context = {
        "window": window,
        "form": form,
        "is_provisional": is_provisional(form),
        "late": rulebook.late,
        "refused": refused,
        "asks": asks_of(form),
        "have": request.GET.getlist("co"),
        "lacking": lacking(form, request.GET.getlist("co")) if "kiem-tra" in request.GET else None,
        "asked": [seat.asked_body for seat in seats_in(request) if seat.asked_body_id],
    }
    return render(request, "proposals/start.html", context, status=409 if refused else 200)
