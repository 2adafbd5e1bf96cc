"""Who was shown or refused which page stands in the log; what is far too much stands in the book of sign-ins."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from threading import Lock

import structlog
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse

from gieo.core import clock
from gieo.identity.models import SignInEvent, User
from gieo.identity.services.record_sign_in import record_sign_in
from gieo.identity.web.addresses import address_of

log = structlog.get_logger(__name__)

REFUSALS = frozenset({403, 404})


class Tally:
    """Pages by account in the present span, in this process; a span that is over is forgotten."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._span = ""
        self._counted: Counter[tuple[str, SignInEvent]] = Counter()

    def one_more(self, user: str, event: SignInEvent, at: datetime) -> int:
        """Count a page; how many there are now."""
        minutes = int(at.timestamp()) // 60 // settings.SECURITY_RULES.watch.minutes
        with self._lock:
            if self._span != str(minutes):
                self._span = str(minutes)
                self._counted.clear()
            self._counted[user, event] += 1
            return self._counted[user, event]


tally = Tally()


def watched(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Log each page of whoever is signed in, and count; the number of an account is written, no name."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.session.accessed and (user := request.session.get(SESSION_KEY)):
            is_refused = response.status_code in REFUSALS
            tell = log.warning if is_refused else log.info
            said = {"user": user, "method": request.method, "path": request.path, "status": response.status_code}
            tell("page_refused" if is_refused else "page", **said)
            _count(request, user, is_refused=is_refused)
        return response

    return middleware


def _count(request: HttpRequest, user: str, *, is_refused: bool) -> None:
    """A line of the book at the moment too much is reached, once in a span."""
    rule, at = settings.SECURITY_RULES.watch, clock.now()
    limits = {SignInEvent.READ_MUCH: rule.read} | ({SignInEvent.REFUSED: rule.refused} if is_refused else {})
    for event, limit in limits.items():
        if tally.one_more(user, event, at) == limit:
            reason = f"{limit} trang trong {rule.minutes} phút"
            whose = User.objects.filter(pk=user).first()
            record_sign_in(event=event, at=at, user=whose, address=address_of(request), reason=reason)
