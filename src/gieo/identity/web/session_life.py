"""A session ends so many hours after the last request, not after the sign-in: using it makes it last."""

import time
from collections.abc import Callable
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest, HttpResponse

SEEN = "seen"
STEP = 300  # seconds between two writes: to note each request would cost every page a statement


def connect() -> None:
    """Count from the sign-in."""
    user_logged_in.connect(_begin)


def _begin(request: HttpRequest, **_told: Any) -> None:
    request.session[SEEN] = int(time.time())


def keep_alive(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Note the request in the session it came in, so that its end moves on.

    A public page that never looked into the session stays the same for everybody.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        session = request.session
        if session.accessed and SESSION_KEY in session and time.time() - session.get(SEEN, 0) >= STEP:
            session[SEEN] = int(time.time())
        return response

    return middleware
