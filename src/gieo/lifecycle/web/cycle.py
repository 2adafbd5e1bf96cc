"""The page of a plan year."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from gieo.core import clock
from gieo.identity.web.middleware import actor_in
from gieo.identity.web.seats import home_province
from gieo.lifecycle.cycle import cycle_of, years_of


def latest(request: HttpRequest) -> HttpResponse:
    """The last year there is anything of; the next one where there is nothing yet."""
    years = years_of(home_province(request), actor_in(request))
    return cycle(request, years[0] if years else clock.today().year + 1)


def cycle(request: HttpRequest, year: int) -> HttpResponse:
    """One year: from the notice to what was decided."""
    province, actor = home_province(request), actor_in(request)
    found, years = cycle_of(province, year, actor), years_of(province, actor)
    if found.is_empty and year not in years and year != clock.today().year + 1:
        raise Http404
    stages = [(stage, f"{reverse('dossiers:list', args=[stage.key])}?nam={year}") for stage in found.stages]
    return render(request, "lifecycle/cycle.html", {"cycle": found, "years": years, "stages": stages})
