"""Close an account, open it again."""

from datetime import datetime

from django.db import transaction

from gieo.identity.models import Appointment, SignInEvent, User
from gieo.identity.services.record_sign_in import record_sign_in
from gieo.kernel import text
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import Refusal, Refused, _


def close_account(*, user: User, reason: str, actor: Actor, at: datetime) -> User:
    """Nobody signs in with it from now on; seats and trail stay.

    Raises:
        Refused: not the actor's to close, or the actor's own.
    """
    return _turn(user, active=False, reason=reason, actor=actor, at=at)


def reopen_account(*, user: User, reason: str, actor: Actor, at: datetime) -> User:
    """It opens again, with the password and factors it had.

    Raises:
        Refused: not the actor's to open.
    """
    return _turn(user, active=True, reason=reason, actor=actor, at=at)


@transaction.atomic
def _turn(user: User, *, active: bool, reason: str, actor: Actor, at: datetime) -> User:
    provinces = Appointment.objects.filter(person__user=user).values_list("province", flat=True)
    if not any(actor.holds(Role.ADMINISTRATOR, province) for province in provinces):
        raise Refused([Refusal(code="not_yours", message=_("Chỉ quản trị của tỉnh khóa, mở tài khoản."))])
    if user.pk == actor.user:
        raise Refused([Refusal(code="own", message=_("Không khóa, mở tài khoản của chính mình."))])
    if user.is_active is active:
        return user
    user.is_active = active
    user.save(update_fields=["is_active"])
    event = SignInEvent.REOPENED if active else SignInEvent.CLOSED
    record_sign_in(event=event, at=at, user=user, reason=f"{actor.name}: {text.nfc(reason)}")
    return user
