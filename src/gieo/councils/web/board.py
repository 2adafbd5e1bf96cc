"""The board of a sitting, for the projector."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from gieo.core import clock
from gieo.councils.board import board_of, has_board
from gieo.councils.web.choosing import item_or_404
from gieo.identity.web.middleware import actor_in


def board(request: HttpRequest, number: str) -> HttpResponse:
    """What is heard, who is there, how many voted; the part alone when the page asks again by itself.

    A board whose item is over goes to the one the council hears now, when it asks again: a wall has no hand to click.
    """
    item, procedure = item_or_404(request, number)
    if not has_board(procedure, item, actor_in(request)):
        raise Http404
    part = bool(request.htmx)  # type: ignore[attr-defined]
    template = "councils/parts/board.html" if part else "councils/board.html"
    shown = board_of(procedure, item, actor=actor_in(request), at=clock.now())
    answer = render(request, template, {"board": shown, "item": item})
    if part and shown.goes_to:
        answer.headers["HX-Redirect"] = reverse("councils:board", args=[shown.goes_to])
    return answer
