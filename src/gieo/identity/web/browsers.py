"""Which accounts a browser has opened before: whoever signs in from a new one is told by letter."""

from collections.abc import Callable
from typing import cast

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from gieo.identity.models import SignInEvent, SignInRecord, User

COOKIE = "__Host-gieo-browser" if settings.SESSION_COOKIE_SECURE else "gieo-browser"
PURPOSE = "identity.browser"
YEAR = 31_536_000
MOST = 20  # accounts of one browser that are remembered, the latest first
NOTE = "gieo_opened"


def opened_by(request: HttpRequest) -> list[int]:
    """The accounts this browser opened; a cookie that we did not sign says nothing."""
    try:
        said = signing.loads(request.COOKIES.get(COOKIE, ""), salt=PURPOSE, max_age=YEAR)
    except signing.BadSignature:
        return []
    return [pk for pk in said if isinstance(pk, int)]


def is_new_to(request: HttpRequest, user: User) -> bool:
    """Whether the account was opened before, but never here; from now on it was."""
    known = opened_by(request)
    setattr(request, NOTE, [user.pk, *(pk for pk in known if pk != user.pk)][:MOST])
    return user.pk not in known and SignInRecord.objects.filter(user=user, event=SignInEvent.SIGNED_IN).exists()


def tell(request: HttpRequest, user: User, letter: str) -> None:
    """A letter to the holder, with the machine it came from; one that cannot go out is logged (`AccountAdapter`)."""
    get_adapter(request).send_notification_mail(f"account/email/{letter}", user)


def remember(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Write into the browser which accounts it opened; out of reach of scripts and of other sites."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        opened = cast("list[int] | None", getattr(request, NOTE, None))
        if opened is not None:
            response.set_cookie(
                COOKIE,
                signing.dumps(opened, salt=PURPOSE),
                max_age=YEAR,
                secure=settings.SESSION_COOKIE_SECURE,
                httponly=True,
                samesite="Lax",
            )
        return response

    return middleware
