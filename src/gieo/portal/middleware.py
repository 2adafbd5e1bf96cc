"""What every answer carries."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse


def content_security_policy(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Tell browsers to load nothing from elsewhere and to run no inline script."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", settings.CONTENT_SECURITY_POLICY)
        return response

    return middleware


class NoNulls:
    """A text with a NUL in it is refused before a page asks PostgreSQL, which knows no such text, for it.

    Only programs that look for holes send one: no keyboard and no paste makes it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Look at the address; a form is looked at once it is read."""
        if "\x00" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            raise BadRequest
        return self._get_response(request)

    def process_view(self, request: HttpRequest, _view: object, _args: object, _kwargs: object) -> None:
        """The fields of a form; files are looked at by whoever receives them."""
        if request.method == "POST" and any("\x00" in text for _name, texts in request.POST.lists() for text in texts):
            raise BadRequest
