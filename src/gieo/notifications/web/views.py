"""One's alerts."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from gieo.core import clock
from gieo.identity.web.middleware import actor_in
from gieo.notifications import selectors
from gieo.notifications.services.mark_read import mark_read

PAGE = 50


def alerts(request: HttpRequest) -> HttpResponse:
    """The latest first."""
    return render(request, "notifications/alerts.html", {"alerts": selectors.visible_to(actor_in(request))[:PAGE]})


@require_POST
def read(request: HttpRequest) -> HttpResponse:
    """Mark them read."""
    mark_read(actor=actor_in(request), at=clock.now())
    return redirect("notifications:alerts")
