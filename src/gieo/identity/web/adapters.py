"""Where the sign-in library meets our people: its three adapters."""

import base64
import hashlib
from datetime import datetime
from smtplib import SMTPException
from typing import Any

import structlog
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from gieo.core import clock
from gieo.identity import passwords, second_factor
from gieo.identity.models import SignInEvent, User
from gieo.identity.selectors import actor_of
from gieo.identity.services.record_sign_in import locked_until, record_sign_in
from gieo.identity.web.addresses import address_of

log = structlog.get_logger(__name__)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # the library carries no types
    """Accounts are opened by anybody who wants to propose; all other seats are given by an appointment."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Everybody may propose (BG25-IV-6)."""
        return True

    def get_client_ip(self, request: HttpRequest) -> str:
        """The machine that asks."""
        return address_of(request)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Hear no more from an address that failed too often.

        Raises:
            ValidationError: saying until when.
        """
        email, now = str(credentials.get("email", "")), clock.now()
        until = locked_until(email=email, at=now)
        if until is None:
            super().pre_authenticate(request, **credentials)
            return
        record_sign_in(event=SignInEvent.LOCKED, at=now, email=email, address=address_of(request))
        message = _("Đăng nhập sai quá nhiều lần. Thử lại sau %(until)s.")
        raise ValidationError(message, code="locked_out", params={"until": _hour(until)})

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        """As the library; whoever came in with a password that guessers try first hears that it should be another."""
        user: User | None = super().authenticate(request, **credentials)
        if user is not None and passwords.is_common(str(credentials.get("password", ""))):
            messages.warning(request, _("Mật khẩu này nằm trong danh sách hay bị dò thử. Hãy đổi sang mật khẩu khác."))
        return user

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Count it."""
        super().authentication_failed(request, **credentials)
        email = str(credentials.get("email", ""))
        record_sign_in(event=SignInEvent.FAILED, at=clock.now(), email=email, address=address_of(request))

    def send_notification_mail(self, template_prefix: str, user: User, *given: Any, **named: Any) -> None:
        """Tell the holder what was changed; where no letter can go out, the change stands all the same."""
        try:
            super().send_notification_mail(template_prefix, user, *given, **named)
        except (OSError, SMTPException):
            log.exception("account_change_not_told", user=user.pk, change=template_prefix)


def _hour(instant: datetime) -> str:
    return f"{instant.astimezone(clock.LEGAL_ZONE):%H:%M}"


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # the library carries no types
    """Keeps the secrets of second factors encrypted, and the last one of whoever needs one in place."""

    @cached_property
    def _boxes(self) -> list[Fernet]:
        """The keys hang on the secrets of the installation, which lie outside the database; the present one first."""
        secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
        digests = (hashlib.sha256(f"second factor {secret}".encode()).digest() for secret in secrets)
        return [Fernet(base64.urlsafe_b64encode(digest)) for digest in digests]

    def encrypt(self, text: str) -> str:
        """For the database."""
        return self._boxes[0].encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """From the database."""
        return MultiFernet(self._boxes).decrypt(encrypted_text.encode()).decode()

    def rewrapped(self, encrypted_text: str) -> str:
        """The same under the present secret; as it is where it lies under that already."""
        try:
            self._boxes[0].decrypt(encrypted_text.encode())
        except InvalidToken:
            return MultiFernet(self._boxes).rotate(encrypted_text.encode()).decode()
        return encrypted_text

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """The last factor of staff stays; another may be set up first."""
        if not second_factor.is_asked_of(actor_of(authenticator.user, clock.today())):
            return True
        others = Authenticator.objects.filter(user=authenticator.user, type__in=second_factor.FACTORS)
        return bool(others.exclude(pk=authenticator.pk).exists())


class StateAccountAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # the library carries no types
    """Accounts of VNeID or of a province, by OpenID Connect.

    An account of the State is tied to one of ours by its holder, signed in; an address that happens to be the same
    ties nothing. Of what the provider tells only the name is kept: no number of an identity card, no birthday.
    """

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:  # noqa: ARG002
        """Forget what nobody needs."""
        told = sociallogin.account.extra_data
        told = told.get("userinfo") or told.get("id_token") or told
        sociallogin.account.extra_data = {"name": str(told.get("name", ""))}
        if sociallogin.account.pk:
            sociallogin.account.save(update_fields=["extra_data"])
