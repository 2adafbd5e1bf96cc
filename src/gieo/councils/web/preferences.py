"""The page on which a member says how gladly the dossiers before the council would be reviewed."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gieo.core import clock
from gieo.councils.models import CouncilItem
from gieo.councils.preferences import wish_page
from gieo.councils.procedure import Procedure
from gieo.councils.services.pledge_confidentiality import PLEDGING, pledge_confidentiality
from gieo.councils.services.state_preferences import state_preferences
from gieo.councils.sitting.reviewers import judged_of
from gieo.councils.web.choosing import item_of
from gieo.councils.wishes import Wish
from gieo.dossiers.selectors import known_to
from gieo.identity.web.middleware import actor_in
from gieo.kernel.refusal import Refusal, Refused

PLACE = "nv-"  # before the number of a dossier, in the names of the controls


def preferences(request: HttpRequest, pk: int) -> HttpResponse:
    """By an address that names no dossier: until the pledge the page does not, either."""
    item, procedure = item_of(get_object_or_404(known_to(actor_in(request)), pk=pk))
    if request.method != "POST":
        return _page(request, item, procedure)
    actor, at = actor_in(request), clock.now()
    if wish_page(procedure, item, actor) is None:
        raise Http404
    try:
        if "pledge" in request.POST:
            pledge_confidentiality(item=item, actor=actor, at=at)
            messages.success(request, _("Đã ghi cam kết bảo mật."))
        else:
            wishes = {number: request.POST.get(f"{PLACE}{number}", "") for number, _title in judged_of(item)}
            state_preferences(procedure=procedure, item=item, wishes=wishes, actor=actor, at=at)
            messages.success(request, _("Đã lưu nguyện vọng."))
    except Refused as refused:
        return _page(request, item, procedure, refused.refusals)
    return redirect("councils:preferences", pk)


def _page(
    request: HttpRequest, item: CouncilItem, procedure: Procedure, refusals: tuple[Refusal, ...] = ()
) -> HttpResponse:
    page = wish_page(procedure, item, actor_in(request))
    if page is None:
        raise Http404
    context = {"page": page, "item": item, "wishes": list(Wish), "place": PLACE, "refusals": refusals}
    context |= {"pledging": PLEDGING[item.law]}
    return render(request, "councils/preferences.html", context, status=409 if refusals else 200)
