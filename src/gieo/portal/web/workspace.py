"""The workspace: one home for everybody with an account; what it shows follows from the seats."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gieo.core import clock
from gieo.identity.web.middleware import actor_in
from gieo.kernel.typed import year_of
from gieo.portal import selectors


def home(request: HttpRequest) -> HttpResponse:
    """What waits for me, with reason, clock and one act; then what I follow; then the year's funnel."""
    desk = selectors.desk_of(actor_in(request), at=clock.now(), year=_year(request.GET.get("nam", "")))
    return render(request, "portal/workspace.html", {"desk": desk})


def _year(asked: str) -> int:
    """The year of the funnel; this one where none is asked for."""
    return year_of(asked) or clock.today().year
