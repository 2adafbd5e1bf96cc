"""One's own calendar: the page that makes its address, and the feed behind it."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from gieo.calls.calendar import calendar_of
from gieo.calls.models import CalendarAddress
from gieo.calls.services.keep_calendar_address import make_calendar_address, owner_of, revoke_calendar_address
from gieo.core import clock, wall
from gieo.core.answers import shown
from gieo.identity.selectors import actor_of
from gieo.identity.web.middleware import actor_in


@never_cache
def address(request: HttpRequest) -> HttpResponse:
    """Make an address, which is shown this once, or take it back."""
    actor = actor_in(request)
    made = ""
    if request.method == "POST":
        if request.POST.get("do") == "revoke":
            revoke_calendar_address(actor=actor)
            return redirect("calls:calendar-address")
        secret = make_calendar_address(actor=actor, at=clock.now())
        made = f"{settings.BASE_URL}{reverse('calls:calendar', args=[secret])}"
    kept = CalendarAddress.objects.filter(user=actor.user or 0).first()
    return render(request, "calls/calendar.html", {"made": made, "kept": kept})


@login_not_required
@never_cache
def own(_request: HttpRequest, secret: str) -> HttpResponse:
    """The feed, as its owner would see it signed in; an address that was taken back is none."""
    owner, at = owner_of(secret), clock.now()
    if owner is None:
        raise Http404
    with wall.seen_as(wall.reader(owner.pk, clock.today())):
        text = calendar_of(actor_of(owner, clock.today()), at=at)
    return shown(text, "lich-cua-toi.ics")
