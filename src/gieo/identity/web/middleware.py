"""Every request knows its actor: asked once, only when somebody needs it. Nobody gets in without signing in."""

from collections.abc import Callable
from typing import Any, cast

import pghistory
from django.contrib import messages
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils.functional import SimpleLazyObject
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from gieo.core import clock
from gieo.identity import second_factor
from gieo.identity.models import Appointment, User
from gieo.identity.selectors import actor_in_seats, appointments_of
from gieo.identity.web.addresses import place_of
from gieo.kernel.actors import NOBODY, Actor

SHOWN = "second_factor_shown"


def actor(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Put `request.actor` and `request.seats` beside `request.user`."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.seats = SimpleLazyObject(lambda: _seats(request))  # type: ignore[attr-defined]
        request.actor = SimpleLazyObject(lambda: _actor(request))  # type: ignore[attr-defined]
        return get_response(request)

    return middleware


def author_of_changes(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Let the events that fields leave in the database say whose request it was; it rides on the statements."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.method == "GET" or not isinstance(request.user, User):
            return get_response(request)
        with pghistory.context(user=request.user.pk, url=request.path):
            return get_response(request)

    return middleware


def _seats(request: HttpRequest) -> list[Appointment]:
    return appointments_of(request.user, clock.today()) if isinstance(request.user, User) else []


def _actor(request: HttpRequest) -> Actor:
    return actor_in_seats(request.user, seats_in(request)) if isinstance(request.user, User) else NOBODY


def seats_in(request: HttpRequest) -> list[Appointment]:
    """The seats of whoever asks, with person, body and province; one query for the whole request."""
    return cast("list[Appointment]", request.seats)  # type: ignore[attr-defined]


def actor_in(request: HttpRequest) -> Actor:
    """The actor of a request, typed."""
    return cast("Actor", request.actor)  # type: ignore[attr-defined]


def sent_on(request: HttpRequest, address: str) -> HttpResponse:
    """To another page; a part of a page that htmx asked for must not become that page, the window goes there."""
    if request.headers.get("HX-Request"):
        response = HttpResponse(status=204)
        response["HX-Redirect"] = address
        return response
    return redirect(address)


class SignInFirst(LoginRequiredMiddleware):
    """Whoever is not signed in is sent to sign in, and from there back to the page they were on.

    Django's own sends a form back to the address it was posted to, which answers no GET, and lets the sign-in page grow
    inside a part of a page.
    """

    def handle_no_permission(self, request: HttpRequest, view_func: Any) -> Any:  # the library's signature
        """To the sign-in page."""
        place = place_of(request)
        query = f"?{urlencode({'next': place})}" if place else ""
        return sent_on(request, f"{resolve_url(self.get_login_url(view_func))}{query}")


class SecondFactorFirst:
    """Staff and council members set a second factor up before they see anything else (NĐ 331/2026).

    Who has one was asked for it at sign-in, by the library. The answer is kept in the session: one query for each.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Nothing is asked before it is known which page it is."""
        return self._get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        """Look, before a page that is not everybody's is shown."""
        if not getattr(view, "login_required", True) or _is_of_the_account(request):
            return None
        if request.session.get(SHOWN) or not second_factor.is_asked_of(actor_in(request)):
            return None
        if second_factor.is_set_up(cast("User", request.user)):
            request.session[SHOWN] = True
            return None
        messages.warning(
            request, _("Ghế này chỉ mở khi tài khoản có lớp xác thực thứ hai (NĐ 331/2026). Hãy đặt một lớp.")
        )
        return sent_on(request, resolve_url("mfa_index"))


def _is_of_the_account(request: HttpRequest) -> bool:
    match = request.resolver_match
    name = (match.url_name if match else None) or ""
    return (
        name.startswith(("account_", "mfa_", "socialaccount_", "openid_connect_", "usersessions_"))
        or name == "set_language"
    )
