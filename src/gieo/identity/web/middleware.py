"""Every request knows its actor: asked once, only when somebody needs it."""

from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from gieo.core import clock
from gieo.identity.models import User
from gieo.identity.selectors import actor_of
from gieo.kernel.actors import NOBODY, Actor


def actor(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Put `request.actor` beside `request.user`."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: _actor(request))  # type: ignore[attr-defined]
        return get_response(request)

    return middleware


def _actor(request: HttpRequest) -> Actor:
    return actor_of(request.user, clock.today()) if isinstance(request.user, User) else NOBODY


def actor_in(request: HttpRequest) -> Actor:
    """The actor of a request, typed."""
    return cast("Actor", request.actor)  # type: ignore[attr-defined]
