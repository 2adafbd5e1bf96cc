"""Say in time what is owed (CT-1-1c, CT-10-3)."""

from datetime import date, datetime

from gieo.core.clock import LEGAL_ZONE
from gieo.duties.duty.states import DutyState
from gieo.duties.models import Duty
from gieo.identity.models import Appointment, User
from gieo.kernel.actors import Role
from gieo.notifications.services.notify import notify
from gieo.rulebooks import library


def remind(*, at: datetime) -> int:
    """Remind the holder of every open duty whose reminder has come; each reminder is said once.

    A reminder whose day was missed is made up for until the next one comes.

    Returns:
        How many people were told something new.
    """
    duties = Duty.objects.filter(state=DutyState.OPEN, closes_at__gt=at).select_related("body", "member__user")
    return sum(_remind(duty, at) for duty in duties.order_by("pk"))


def _remind(duty: Duty, at: datetime) -> int:
    today = at.astimezone(LEGAL_ZONE).date()
    last_day = duty.last_day
    passed = [day for day in library.get(duty.rulebook).reminders(last_day) if day <= today] if last_day else []
    if last_day is None or not passed:
        return 0
    subject = f"{duty.title}: còn {(last_day - today).days} ngày"
    body = f"{duty.number} — {duty.holder_name}\n{duty.rule.in_words}\nCăn cứ: {', '.join(duty.rule.basis)}"
    key = f"duty-{duty.pk}-{max(passed):%Y%m%d}"
    told = notify(
        users=accounts_of(duty, today), key=key, subject=subject, body=body, at=at, url=duty.get_absolute_url()
    )
    return len(told)


def accounts_of(duty: Duty, on: date) -> list[User]:
    """The accounts that act for the holder on a day."""
    if duty.member:
        return [duty.member.user] if duty.member.user else []
    seats = Appointment.objects.filter(province=duty.province_id).valid_on(on)
    seats = seats.filter(organisation=duty.body, role=Role.FOCAL_OFFICER) if duty.body else seats.filter(role=duty.role)
    return list(User.objects.filter(person__appointments__in=seats, is_active=True).distinct())
