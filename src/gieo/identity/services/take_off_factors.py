"""A second factor is lost and its holder was recognised (docs/operations.md, 7): it is taken off, with the reason."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction

from gieo.identity.models import SignInEvent, User
from gieo.identity.services.record_sign_in import record_sign_in
from gieo.kernel import text
from gieo.kernel.refusal import Refusal, Refused, _


@transaction.atomic
def take_off_factors(*, user: User, reason: str, at: datetime) -> int:
    """All of an account, with its recovery codes, and every session ends; how many there were.

    Whoever must have one sets a new one up before anything opens (`SecondFactorFirst`).

    Raises:
        Refused: no reason is given.
    """
    said = text.collapse(reason)
    if not said:
        message = _("Ghi đã nhận diện người giữ tài khoản thế nào.")
        raise Refused([Refusal(code="no_reason", message=message, field="reason")])
    factors = Authenticator.objects.filter(user=user)
    taken: int = factors.count()
    factors.delete()
    for session in UserSession.objects.filter(user=user):
        session.end()
    record_sign_in(event=SignInEvent.FACTOR_REMOVED, at=at, user=user, method="operator", reason=said)
    return taken
