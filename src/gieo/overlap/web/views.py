"""Check before you write: for everybody, without an account."""

from typing import Any

from allauth.account.adapter import get_adapter
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from gieo.core import clock
from gieo.kernel.refusal import Refused
from gieo.overlap.services.check_in_public import check_in_public
from gieo.overlap.web.forms import AskForm

ANSWER = "tra-loi"


@never_cache
@login_not_required
def ask(request: HttpRequest) -> HttpResponse:
    """Paste three sentences, see the nearest with reasons; nothing of it is kept."""
    asked = request.method == "POST"
    form = AskForm(request.POST) if asked else AskForm()
    context: dict[str, Any] = {"form": form, "near": None}
    status = 200
    if asked and form.is_valid():
        address = get_adapter().get_client_ip(request)
        try:
            context["near"] = check_in_public(parts=form.parts, address=address, at=clock.now())
        except Refused as refused:
            context["refusals"], status = refused.refusals, 429
    elif asked:
        status = 422
    if request.headers.get("HX-Target") == ANSWER:
        return render(request, "overlap/parts/answer.html", context)  # htmx puts in only what answers 200
    return render(request, "overlap/ask.html", context, status=status)
