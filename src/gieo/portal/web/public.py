"""The public face."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gieo.core import clock
from gieo.portal import selectors


@login_not_required
def home(request: HttpRequest) -> HttpResponse:
    """Open and coming windows with countdown, a search box over everything public, the legal bases."""
    return render(request, "portal/home.html", {"home": selectors.public_home(at=clock.now())})


@login_not_required
def search(request: HttpRequest) -> HttpResponse:
    """One box over orientation items, documents and bodies; with or without accents."""
    query = request.GET.get("q", "")
    return render(request, "portal/search.html", {"found": selectors.search_public(query), "query": query})
