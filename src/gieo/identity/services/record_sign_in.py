"""Write a line into the book of sign-ins, and read off it who is locked out."""

from datetime import datetime, timedelta

from django.conf import settings

from gieo.identity.models import SignInEvent, SignInRecord, User


def record_sign_in(
    *,
    event: SignInEvent,
    at: datetime,
    user: User | None = None,
    email: str = "",
    address: str = "",
    method: str = "",
    reason: str = "",
) -> SignInRecord:
    """Add one line. A failure is written under the address as it was typed, whether it has an account or not."""
    typed = (email or (user.email if user else "")).lower()[:254]
    return SignInRecord.objects.create(
        event=event, at=at, user=user, email=typed, address=address, method=method[:40], reason=reason[:250]
    )


def locked_until(*, email: str, at: datetime) -> datetime | None:
    """Until when an address is not heard, after too many failures in a row; None when it may try.

    Counted in the database, so that it holds for all processes and survives a restart; the same for addresses that
    have no account, so that nobody learns which do.
    """
    rule = settings.SECURITY_RULES.lock_out
    span = timedelta(minutes=rule.minutes)
    latest = list(
        SignInRecord.objects.filter(
            email=email.lower(), at__gt=at - span, event__in=(SignInEvent.FAILED, SignInEvent.SIGNED_IN)
        )
        .order_by("-at", "-pk")
        .values_list("event", "at")[: rule.failures]
    )
    failures = [when for event, when in latest if event == SignInEvent.FAILED]
    return failures[0] + span if len(failures) == rule.failures else None
