"""Administration."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from gieo.rulebooks import library


def rulebooks(request: HttpRequest) -> HttpResponse:
    """Every rulebook in force or past, by family."""
    return render(request, "portal/rulebooks.html", {"rulebooks": library.rulebooks()})


def rulebook(request: HttpRequest, family: str, day: str) -> HttpResponse:
    """One rulebook: every value with the article that founds it and how sure it is."""
    try:
        book = library.get(f"{family}/{day}")
    except KeyError:
        raise Http404 from None
    return render(request, "portal/rulebook.html", {"rulebook": book})


def gallery(request: HttpRequest) -> HttpResponse:
    """Every component with realistic content, for whoever builds a page."""
    return render(request, "portal/gallery.html")
