"""Whose provinces the database shows during a request (gieo.core.wall)."""

from collections.abc import Callable, Iterator
from typing import Any, cast

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from gieo.core import clock, wall
from gieo.identity.models import User

READING = {"GET", "HEAD", "OPTIONS"}


class BehindTheWall:
    """A public page reads all provinces; any other those of whoever is signed in, and in no others anything is written.

    Stands behind `SignInFirst`, which has asked who it is: nothing is asked here that was not asked anyway.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Nobody's, until it is known which page it is; and nobody's again at the end."""
        with wall.seen_as(wall.PUBLIC):
            response = self._get_response(request)
            if isinstance(response, StreamingHttpResponse) and not response.is_async:
                parts = cast("Iterator[bytes]", response.streaming_content)
                response.streaming_content = _seen_the_same(parts, wall.present())
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        """Look which page it is, and whose request."""
        is_public = not getattr(view, "login_required", True)
        if not (is_public and request.method in READING) and isinstance(request.user, User):
            wall.turn_to(wall.reader(request.user.pk, clock.today(), of_everything=is_public))
        return None


def _seen_the_same(parts: Iterator[bytes], view: wall.View) -> Iterator[bytes]:
    """A long answer is put together after the request has left this place."""
    while True:
        with wall.seen_as(view):
            part = next(parts, None)
        if part is None:
            return
        yield part
