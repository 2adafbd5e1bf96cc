"""Who needs a second factor, and who has shown one."""

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings

from gieo.identity.models import User
from gieo.kernel.actors import Actor

# What opens the door beside a password; recovery codes only stand in for one of these.
FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def is_asked_of(actor: Actor) -> bool:
    """Whether one of the seats held is closed to a password alone (NĐ 331/2026)."""
    return any(seat.role in settings.SECOND_FACTOR_ROLES for seat in actor.seats)


def is_set_up(user: User) -> bool:
    """Whether the account has one; the sign-in then asked for it."""
    return bool(is_mfa_enabled(user, FACTORS))
