"""The page of decisions that are laid down: looked at, checked, taken all at once."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gieo.core import clock
from gieo.dossiers.prepared import checked
from gieo.dossiers.services.apply_prepared import apply_prepared
from gieo.dossiers.services.prepare_act import drop_prepared
from gieo.identity.web.middleware import actor_in
from gieo.kernel.refusal import Refusal, Refused
from gieo.kernel.typed import whole


def prepared(request: HttpRequest, refusals: tuple[Refusal, ...] = ()) -> HttpResponse:
    """What one has laid down, each held against the table as it stands."""
    rows = checked(actor_in(request), at=clock.now())
    return render(
        request, "dossiers/prepared.html", {"rows": rows, "refusals": refusals}, status=409 if refusals else 200
    )


@require_POST
def apply(request: HttpRequest) -> HttpResponse:
    """Do the chosen ones, or none."""
    at, actor = clock.now(), actor_in(request)
    chosen = [pk for typed in request.POST.getlist("chosen") if (pk := whole(typed)) is not None]
    try:
        done = apply_prepared(chosen=chosen, actor=actor, at=at)
    except Refused as refused:
        return prepared(request, refused.refusals)
    messages.success(request, _("Đã thực hiện cùng lúc %(count)d việc.") % {"count": len(done)})
    return redirect("dossiers:prepared")


@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Drop one."""
    drop_prepared(pk=pk, actor=actor_in(request), at=clock.now())
    return redirect("dossiers:prepared")
