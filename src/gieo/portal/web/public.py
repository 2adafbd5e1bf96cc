"""The public face."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from gieo.core import clock
from gieo.core.paging import cursor_in
from gieo.portal import selectors
from gieo.registry import lookup
from gieo.registry.elsewhere import former_sites
from gieo.registry.web.questions import address, filters_in, groups
from gieo.rulebooks import library


@login_not_required
def home(request: HttpRequest) -> HttpResponse:
    """Open and coming windows with countdown, a search box over everything public, the legal bases."""
    return render(request, "portal/home.html", {"home": selectors.public_home(at=clock.now())})


@login_not_required
def search(request: HttpRequest) -> HttpResponse:
    """The register of tasks, by words with or without accents and by what is known of a task (S-01)."""
    filters = lookup.resolved(filters_in(request))
    page = lookup.page(filters, cursor_in(request.GET))
    facets = lookup.facets_of(filters)
    here = address(filters)
    context = {
        "query": filters.words,
        "filters": filters,
        "page": page,
        "facets": facets,
        "groups": groups(filters, facets),
        "effective_url": address(filters, effective=not filters.effective),
        "next": address(filters, sau=page.after) if page.after else "",
        "previous": address(filters, truoc=page.before) if page.before else "",
        "former_sites": former_sites(),
        "downloads": {name: reverse(f"registry:{name}") + here for name in ("workbook", "table", "feed")},
    }
    return render(request, "portal/search.html", context)


@login_not_required
def territory(request: HttpRequest) -> HttpResponse:
    """Which province became which on 01/07/2025, their rank today, and the codes that changed their meaning."""
    found, today = library.territory(), clock.today()
    rows = [(unit, unit.title_on(today)) for unit in found.units]
    context = {"rows": rows, "ambiguous": found.ambiguous(), "lists": found.lists}
    return render(request, "portal/territory.html", context)


@login_not_required
def search_others(request: HttpRequest) -> HttpResponse:
    """What else is public under the same words: orientation items, documents, bodies."""
    query = request.GET.get("q", "")
    context = {"found": selectors.search_public(query), "query": query}
    partial = request.headers.get("HX-Target") == "ngoai-so"
    return render(request, "portal/parts/others.html" if partial else "portal/others.html", context)
