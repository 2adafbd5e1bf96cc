"""The workspace: one home for everybody with an account; what it shows follows from the seats."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gieo.core import clock
from gieo.identity.web.middleware import actor_in
from gieo.portal import selectors


def home(request: HttpRequest) -> HttpResponse:
    """What waits for me, with reason, clock and one act; then what I follow; then the year's funnel."""
    return render(request, "portal/workspace.html", {"desk": selectors.desk_of(actor_in(request), at=clock.now())})
