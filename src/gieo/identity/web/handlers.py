"""What the sign-in library tells of, written into the book of sign-ins."""

from datetime import timedelta
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.signals import password_changed, password_reset, password_set, user_logged_in
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authentication_failed, authenticator_added, authenticator_removed
from django.conf import settings
from django.contrib.auth.signals import user_logged_out
from django.http import HttpRequest

from gieo.core import clock
from gieo.identity.models import SignInEvent, SignInRecord, User
from gieo.identity.services.come_home import come_home
from gieo.identity.services.record_sign_in import record_sign_in
from gieo.identity.web import browsers
from gieo.identity.web.addresses import address_of
from gieo.identity.web.middleware import SHOWN


def connect() -> None:
    """Listen."""
    user_logged_in.connect(_signed_in)
    user_logged_out.connect(_signed_out)
    for signal in (password_set, password_changed, password_reset):
        signal.connect(_password_changed)
    password_reset.connect(_set_by_letter)
    authenticator_added.connect(_factor_added)
    authenticator_removed.connect(_factor_removed)
    authentication_failed.connect(_factor_failed)


def _signed_in(request: HttpRequest, user: User, **_told: Any) -> None:
    records = get_authentication_records(request, user)
    if _two_factors_elsewhere(records):
        request.session[SHOWN] = True
    method = "+".join(dict.fromkeys(str(record.get("type") or record["method"]) for record in records))
    is_new = browsers.is_new_to(request, user)
    _write(SignInEvent.SIGNED_IN, request, user, method=method)
    if is_new:
        _write(SignInEvent.NEW_BROWSER, request, user)
        browsers.tell(request, user, "new_browser")


def _two_factors_elsewhere(records: list[dict[str, Any]]) -> bool:
    """Whether the account of the State that opened the session asks for two factors itself, as VNeID does."""
    apps = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    strong = {app["provider_id"] for app in apps if app["settings"].get("two_factors")}
    return any(record["method"] == "socialaccount" and record.get("provider") in strong for record in records)


def _signed_out(request: HttpRequest, user: User | None, **_told: Any) -> None:
    if user is not None:
        _write(SignInEvent.SIGNED_OUT, request, user)


def _password_changed(request: HttpRequest, user: User, **_told: Any) -> None:
    _write(SignInEvent.PASSWORD_CHANGED, request, user)


def _set_by_letter(user: User, **_told: Any) -> None:
    come_home(user=user)


def _factor_added(request: HttpRequest, user: User, authenticator: Authenticator, **_told: Any) -> None:
    _write(SignInEvent.FACTOR_ADDED, request, user, method=authenticator.type)


def _factor_removed(request: HttpRequest, user: User, authenticator: Authenticator, **_told: Any) -> None:
    _write(SignInEvent.FACTOR_REMOVED, request, user, method=authenticator.type)


def _factor_failed(request: HttpRequest, user: User, **_told: Any) -> None:
    """A wrong code counts like a wrong password: guessing it is locked out as well.

    Whoever came so far knows the password: its holder is told, of several tries once.
    """
    since = clock.now() - timedelta(minutes=settings.SECURITY_RULES.lock_out.minutes)
    tried = SignInRecord.objects.filter(user=user, event=SignInEvent.FAILED, method="second_factor", at__gt=since)
    is_first = not tried.exists()
    _write(SignInEvent.FAILED, request, user, method="second_factor")
    if is_first:
        browsers.tell(request, user, "factor_failed")


def _write(event: SignInEvent, request: HttpRequest, user: User, *, method: str = "") -> None:
    record_sign_in(event=event, at=clock.now(), user=user, address=address_of(request), method=method)
