"""Make the secret address of one's own calendar, or take it back."""

import hashlib
import secrets
from datetime import datetime

from gieo.calls.models import CalendarAddress
from gieo.identity.models import User
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _

BASIS = ("GIEO-MACDINH:92",)
BYTES = 32


def make_calendar_address(*, actor: Actor, at: datetime) -> str:
    """A new secret; whatever address there was ends with it.

    Returns:
        The secret, which is nowhere kept.

    Raises:
        Refused: nobody is signed in.
    """
    if actor.user is None:
        raise Refused([Refusal(code="nobody", message=_("Đăng nhập để lập địa chỉ lịch riêng."), basis=BASIS)])
    secret = secrets.token_urlsafe(BYTES)
    CalendarAddress.objects.update_or_create(user_id=actor.user, defaults={"hashed": hashed(secret), "made_at": at})
    return secret


def revoke_calendar_address(*, actor: Actor) -> bool:
    """End the address; whether there was one."""
    return bool(CalendarAddress.objects.filter(user=actor.user or 0).delete()[0])


def owner_of(secret: str) -> User | None:
    """Whose calendar an address opens; None for one that was taken back, or never was."""
    found = CalendarAddress.objects.select_related("user").filter(hashed=hashed(secret), user__is_active=True).first()
    return found.user if found else None


def hashed(secret: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()
