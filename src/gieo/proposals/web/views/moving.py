"""The wrong form was used: see what would go over to another, then move it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gieo.core import clock
from gieo.identity.web.middleware import actor_in
from gieo.kernel.refusal import Refusal, Refused
from gieo.kernel.typed import whole
from gieo.proposals.models.proposal import last_instant_of
from gieo.proposals.selectors import windows_to_propose_in
from gieo.proposals.services.move_answers import form_in, move_answers, source_of, what_moves


def move_to_another_form(request: HttpRequest, number: str) -> HttpResponse:
    """The windows with their forms; of the chosen one what fits and what does not, and one button."""
    at, actor = clock.now(), actor_in(request)
    source = source_of(number, actor)
    if source is None:
        raise Http404
    windows = windows_to_propose_in(at)
    chosen = whole(request.POST.get("dot") or request.GET.get("dot") or "")
    window = next((each for each in windows if each.pk == chosen), None)
    refusals: tuple[Refusal, ...] = ()
    if request.method == "POST" and window is not None:
        try:
            moved = move_answers(source=source, window=window, actor=actor, at=at)
        except Refused as refused:
            refusals = tuple(refused.refusals)
        else:
            messages.success(request, _("Đã tạo phiếu %(number)s.") % {"number": moved.proposal.number})
            if moved.move.left:
                left = "; ".join(_(label) for label in moved.move.left)
                messages.warning(request, _("Chưa chuyển được, cần xem lại: %(left)s.") % {"left": left})
            return redirect("proposals:editor", moved.proposal.number)
    context = {
        "source": source,
        "windows": [(each, form_in(each, at), last_instant_of(each)) for each in windows],
        "window": window,
        "move": what_moves(source, form_in(window, at)) if window else None,
        "form": form_in(window, at) if window else None,
        "refusals": refusals,
    }
    return render(request, "proposals/moving.html", context, status=409 if refusals else 200)
