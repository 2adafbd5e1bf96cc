"""The versions of the proposal form, and which one each notice is proposed on."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gieo.identity.web.middleware import actor_in
from gieo.kernel.actors import Role
from gieo.kernel.refusal import Refused
from gieo.orientation.form_versions import form_versions, notices_to_choose_for
from gieo.orientation.services.set_form import set_form


def versions(request: HttpRequest, refused: Refused | None = None) -> HttpResponse:
    """Every version with its limits, and the standing notices whose form the reader may choose."""
    actor = actor_in(request)
    if not any(seat.role is not Role.PROPOSER for seat in actor.seats):
        raise PermissionDenied(_("Trang này dành cho cán bộ của Sở KH&CN."))
    context = {
        "versions": form_versions(),
        "notices": notices_to_choose_for(actor),
        "refusals": refused.refusals if refused else (),
    }
    return render(request, "orientation/form_versions.html", context, status=422 if refused else 200)


@require_POST
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a version in force for a notice."""
    notice = get_object_or_404(notices_to_choose_for(actor_in(request)), pk=pk)
    try:
        set_form(notice=notice, rulebook=request.POST.get("form", ""), actor=actor_in(request))
    except Refused as refused:
        return versions(request, refused)
    said = _("Từ nay phiếu đề xuất năm %(year)s của %(province)s viết theo mẫu đã chọn; phiếu đang viết giữ mẫu cũ.")
    messages.success(request, said % {"year": notice.plan_year, "province": notice.province.name})
    return redirect("orientation:forms")
