"""The instant a request arrived: taken before anything else is done, so that no queue of ours makes anybody late."""

from collections.abc import Callable
from datetime import datetime
from typing import cast

from django.http import HttpRequest, HttpResponse

from gieo.core import clock


def arrival(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """The outermost middleware: stamp the request, before session, account and database are asked for."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.arrived_at = clock.now()  # type: ignore[attr-defined]
        return get_response(request)

    return middleware


def arrived_at(request: HttpRequest) -> datetime:
    """When the request arrived."""
    return cast("datetime", request.arrived_at)  # type: ignore[attr-defined]
