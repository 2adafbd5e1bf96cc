"""A session ends so many hours after the last request; in use, once its holder must be asked again."""

import time
from collections.abc import Callable
from typing import Any

from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest, HttpResponse

SEEN, BEGUN = "seen", "begun"
STEP = 300  # seconds between two writes: to note each request would cost every page a statement


def connect() -> None:
    """Count from the sign-in."""
    user_logged_in.connect(_begin)


def _begin(request: HttpRequest, **_told: Any) -> None:
    request.session[SEEN] = request.session[BEGUN] = int(time.time())


def keep_alive(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Note the request in the session it came in, so that its end moves on; end one that is too old.

    A public page that nobody signed in asks for never looks into a session and stays the same for everybody.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        session = request.session
        if settings.SESSION_COOKIE_NAME in request.COOKIES and SESSION_KEY in session and seconds_left(request) <= 0:
            session.flush()  # to signing in, and from there back to the same field
        response = get_response(request)
        if session.accessed and SESSION_KEY in session and time.time() - session.get(SEEN, 0) >= STEP:
            session[SEEN] = int(time.time())
            session.setdefault(BEGUN, session[SEEN])
        return response

    return middleware


def seconds_left(request: HttpRequest) -> int:
    """How long the session still lasts even in use: from the sign-in, or from when its holder was last asked again."""
    records = request.session.get(AUTHENTICATION_METHODS_SESSION_KEY) or ()
    shown = max([request.session.get(BEGUN, 0), *(record["at"] for record in records)])
    longest: int = settings.SECURITY_RULES.session.longest_hours * 60 * 60
    return int(shown + longest - time.time()) if shown else longest


def kept_in_no_cache(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Let no browser and nothing on the way keep what somebody signed in was shown; what is public stays as it is.

    But pictures of one's own draft, whose address is their fingerprint: while one writes, they come back each second.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        is_picture = "immutable" in response.headers.get("Cache-Control", "")
        if request.session.accessed and SESSION_KEY in request.session and not is_picture:
            response.headers["Cache-Control"] = "private, no-store"
        return response

    return middleware
