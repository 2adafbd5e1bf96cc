"""The letters of one's own body in the numbers of its documents."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gieo.identity.services.lay_down_letters import lay_down_letters
from gieo.identity.web.middleware import actor_in
from gieo.kernel.refusal import Refusal, Refused
from gieo.portal import people


def letters(request: HttpRequest) -> HttpResponse:
    """The bodies whose letters are the reader's to write; for officers those whose name was asked for."""
    actor, words = actor_in(request), request.GET.get("q", "").strip()[:200]
    bodies = people.bodies_to_letter(actor, words)
    refusals: tuple[Refusal, ...] = ()
    if request.method == "POST":
        body = get_object_or_404(people.lettered_by(actor), pk=request.POST.get("body", "0"))
        try:
            lay_down_letters(organisation=body, letters=request.POST.get("letters", ""), actor=actor)
        except Refused as refused:
            if "not_yours" in refused.codes:
                raise PermissionDenied(str(refused.refusals[0])) from None
            refusals = refused.refusals
        else:
            messages.success(request, _("Đã ghi chữ viết tắt của %(name)s.") % {"name": body.name})
            return redirect("workspace:letters")
    context = {
        "bodies": bodies,
        "words": words,
        "searches": bool(people.provinces_verified(actor)),
        "refusals": refusals,
    }
    return render(request, "portal/people/letters.html", context, status=422 if refusals else 200)
