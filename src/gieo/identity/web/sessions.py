"""One's own sessions: where one is signed in, and out of each of them."""

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gieo.identity.web.middleware import actor_in


@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """End one of one's own sessions; the present one is ended by signing out."""
    session = get_object_or_404(UserSession, pk=pk, user=actor_in(request).user or 0)
    if session.session_key == request.session.session_key:
        return redirect("account_logout")
    session.end()
    messages.success(request, _("Đã kết thúc phiên; máy ấy phải đăng nhập lại."))
    return redirect("usersessions_list")
