"""One's alerts."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from gieo.core import clock
from gieo.identity.web.middleware import actor_in
from gieo.kernel.typed import whole
from gieo.notifications import selectors
from gieo.notifications.services.mark_read import mark_read


def alerts(request: HttpRequest) -> HttpResponse:
    """The latest first."""
    after = whole(request.GET.get("sau"))
    page = selectors.page_of(actor_in(request), after)
    return render(request, "notifications/alerts.html", {"page": page, "is_first": after is None})


@require_POST
def read(request: HttpRequest) -> HttpResponse:
    """Mark one read, or all of them when none is named."""
    mark_read(actor=actor_in(request), at=clock.now(), alert=whole(request.POST.get("alert")))
    return redirect("notifications:alerts")
