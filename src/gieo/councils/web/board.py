"""The board of a sitting, for the projector."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from gieo.councils.board import board_of, has_board
from gieo.councils.web.choosing import item_or_404
from gieo.identity.web.middleware import actor_in


def board(request: HttpRequest, number: str) -> HttpResponse:
    """Who is there, whether they are enough, how many voted; the part alone when the page asks again by itself."""
    item, procedure = item_or_404(request, number)
    if not has_board(procedure, item, actor_in(request)):
        raise Http404
    part = bool(request.htmx)  # type: ignore[attr-defined]
    template = "councils/parts/board.html" if part else "councils/board.html"
    return render(request, template, {"board": board_of(procedure, item), "item": item})
