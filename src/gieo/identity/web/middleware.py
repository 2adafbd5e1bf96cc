"""Every request knows its actor: asked once, only when somebody needs it."""

from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from gieo.core import clock
from gieo.identity.models import Appointment, User
from gieo.identity.selectors import actor_in_seats, appointments_of
from gieo.kernel.actors import NOBODY, Actor


def actor(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Put `request.actor` and `request.seats` beside `request.user`."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.seats = SimpleLazyObject(lambda: _seats(request))  # type: ignore[attr-defined]
        request.actor = SimpleLazyObject(lambda: _actor(request))  # type: ignore[attr-defined]
        return get_response(request)

    return middleware


def _seats(request: HttpRequest) -> list[Appointment]:
    return list(appointments_of(request.user, clock.today())) if isinstance(request.user, User) else []


def _actor(request: HttpRequest) -> Actor:
    return actor_in_seats(request.user, seats_in(request)) if isinstance(request.user, User) else NOBODY


def seats_in(request: HttpRequest) -> list[Appointment]:
    """The seats of whoever asks, with person, body and province; one query for the whole request."""
    return cast("list[Appointment]", request.seats)  # type: ignore[attr-defined]


def actor_in(request: HttpRequest) -> Actor:
    """The actor of a request, typed."""
    return cast("Actor", request.actor)  # type: ignore[attr-defined]
