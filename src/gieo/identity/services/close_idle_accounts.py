"""An account of staff that nobody used for 45 days is closed (NĐ 331/2026); an administrator opens it again."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from gieo.identity.models import SignInEvent, User
from gieo.identity.services.record_sign_in import record_sign_in


@transaction.atomic
def close_idle_accounts(*, at: datetime) -> list[User]:
    """Close what lay idle, and write down why.

    Only seats that need a second factor count: a proposer may come back once a year.
    """
    rule = settings.SECURITY_RULES.idle
    since = at - timedelta(days=rule.days)
    today = at.date()
    idle = (
        User.objects.filter(is_active=True, date_joined__lt=since)
        .filter(Q(last_login__isnull=True) | Q(last_login__lt=since))
        .filter(
            Q(person__appointments__valid_to__isnull=True) | Q(person__appointments__valid_to__gte=today),
            person__appointments__role__in=settings.SECOND_FACTOR_ROLES,
        )
        .exclude(sign_ins__event=SignInEvent.REOPENED, sign_ins__at__gte=since)
        .distinct()
        .order_by("pk")
    )
    closed = list(idle)
    for user in closed:
        user.is_active = False
        user.save(update_fields=["is_active"])
        reason = _("Không đăng nhập trong %(days)s ngày") % {"days": rule.days}
        record_sign_in(event=SignInEvent.CLOSED, at=at, user=user, reason=reason)
    return closed
