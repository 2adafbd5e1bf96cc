"""Where a request came from, and where its sender is sent on to."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def address_of(request: HttpRequest) -> str:
    """The machine that asks. Of a header anybody may send only what our own proxy put there is believed: its end."""
    passed_on = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.SECURE_PROXY_SSL_HEADER else ""
    return str(passed_on.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", ""))


def place_of(request: HttpRequest) -> str:
    """The page its sender was on, as a path of this site: a form or a part of a page cannot be asked for again."""
    if request.method in {"GET", "HEAD"} and not request.headers.get("HX-Request"):
        return request.get_full_path()
    came_from = request.headers.get("HX-Current-URL") or request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(came_from, allowed_hosts={request.get_host()}):
        return ""
    parts = urlsplit(came_from)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
