"""Say in time what is owed (CT-1-1c, CT-10-3)."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from gieo.core.clock import LEGAL_ZONE
from gieo.duties.duty.states import DutyState
from gieo.duties.models import Duty
from gieo.identity.models import Appointment, User
from gieo.kernel.actors import Role
from gieo.notifications.models import Alert
from gieo.notifications.services.notify import Message, notify_all
from gieo.rulebooks import library
from gieo.rulebooks.models import Topic

Holder = tuple[str, int | str]  # a body or a role, in a province


@dataclass(frozen=True, slots=True)
class Reminder:
    """What is to be said of one duty now."""

    duty: Duty
    day: date
    days_left: int
    is_last: bool

    @property
    def key(self) -> str:
        """Said once to each account."""
        return f"duty-{self.duty.pk}-{self.day:%Y%m%d}"


def remind(*, at: datetime) -> int:
    """Remind the holder of every open duty whose reminder has come; each reminder is said once.

    A reminder whose day was missed is made up for until the next one comes. What was said to everybody already costs
    nothing more.

    Returns:
        How many people were told something new.
    """
    today = at.astimezone(LEGAL_ZONE).date()
    duties = Duty.objects.filter(state=DutyState.OPEN, closes_at__gt=at).select_related("body", "member__user")
    due = [reminder for duty in duties.order_by("pk") if (reminder := _reminder(duty, today))]
    accounts = accounts_of([reminder.duty for reminder in due], today)
    told = set(Alert.objects.filter(key__in=[each.key for each in due]).order_by().values_list("key", "user_id"))
    waiting = (
        (reminder, [user for user in accounts[reminder.duty.pk] if (reminder.key, user.pk) not in told])
        for reminder in due
    )
    messages = [_message(reminder, users) for reminder, users in waiting if users]
    return len(notify_all(messages, at=at)) if messages else 0


def _reminder(duty: Duty, today: date) -> Reminder | None:
    last_day = duty.last_day
    days = library.get(duty.rulebook).reminders(last_day) if last_day else ()
    passed = [day for day in days if day <= today]
    if last_day is None or not passed:
        return None
    return Reminder(duty, max(passed), (last_day - today).days, is_last=max(passed) == max(days))


def _message(reminder: Reminder, users: list[User]) -> Message:
    duty = reminder.duty
    return Message(
        users=users,
        key=reminder.key,
        subject=f"{duty.title}: còn {reminder.days_left} ngày",
        body=f"{duty.number} — {duty.holder_name}\n{duty.rule.in_words}\nCăn cứ: {', '.join(duty.rule.basis)}",
        url=duty.get_absolute_url(),
        topic=Topic.LAST_DAY if reminder.is_last else Topic.REMINDER,
    )


def accounts_of(duties: Sequence[Duty], on: date) -> dict[int, list[User]]:
    """The accounts that act for the holders of duties on a day, by primary key of the duty; one query for all."""
    focal = Q(role=Role.FOCAL_OFFICER, organisation__in={duty.body_id for duty in duties if duty.body_id})
    office = Q(role__in={duty.role for duty in duties if duty.role})
    seats = Appointment.objects.filter(focal | office, province__in={duty.province_id for duty in duties})
    held = seats.valid_on(on).filter(person__user__is_active=True).select_related("person__user")
    acting: dict[Holder, dict[int, User]] = defaultdict(dict)
    for seat in held.order_by("person__user_id"):
        if user := seat.person.user:
            acting[seat.province_id, seat.role][user.pk] = user
            if seat.role == Role.FOCAL_OFFICER and seat.organisation_id:
                acting[seat.province_id, seat.organisation_id][user.pk] = user
    return {
        duty.pk: _own_account(duty) or list(acting[duty.province_id, duty.body_id or duty.role].values())
        for duty in duties
    }


def _own_account(duty: Duty) -> list[User]:
    """Of a member, who owes in person."""
    return [duty.member.user] if duty.member and duty.member.user else []
