"""How accounts are written to: by the rule of their province, and by what each chose."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from gieo.core.clock import LEGAL_ZONE
from gieo.core.lookups import keys, spelled
from gieo.core.prepared import Prepared
from gieo.identity.models import Person, User
from gieo.notifications.models import MailSettings
from gieo.notifications.rules.holding import Habits
from gieo.rulebooks import library
from gieo.rulebooks.models import NoticeRule, Pace

NATIONAL = "vn-2025"  # of an account that belongs to no province


def habits_of(users: Iterable[User], *, at: datetime) -> dict[int, Habits]:
    """The habits of accounts on a day, by primary key; two questions, however many they are."""
    asked = [user.pk for user in users]
    listed = spelled(asked)
    families = dict(_FAMILIES.ask(users=listed))
    chosen = {each.user_id: each for each in _CHOSEN.ask(users=listed)}
    return {pk: _habits(rule_of(families.get(pk) or NATIONAL, at), chosen.get(pk)) for pk in asked}


def _families(users: str) -> QuerySet[Person, tuple[int, str]]:
    return Person.objects.filter(user__any_of=keys(users)).order_by().values_list("user", "province__family")


_FAMILIES: Prepared[Any] = Prepared(_families, users="{-1}")
_CHOSEN = Prepared(lambda users: MailSettings.objects.filter(user__any_of=keys(users)).order_by("pk"), users="{-1}")


def rule_of(family: str, at: datetime) -> NoticeRule:
    """The rule of a family on the day of an instant; before its first rulebook, that of its latest."""
    try:
        rulebook = library.in_force(family, on=at.astimezone(LEGAL_ZONE).date())
    except LookupError:
        rulebook = library.latest(family)
    rule = rulebook.notices or library.latest(NATIONAL).notices
    if rule is None:
        raise LookupError(f"{rulebook.id} and {NATIONAL} say nothing of notices")
    return rule


def _habits(rule: NoticeRule, chosen: MailSettings | None) -> Habits:
    if chosen is None:
        return Habits(rule=rule, quiet_from=rule.quiet_from, quiet_until=rule.quiet_until)
    return Habits(
        rule=rule,
        quiet_from=chosen.quiet_from or rule.quiet_from,
        quiet_until=chosen.quiet_until or rule.quiet_until,
        pace=Pace(chosen.pace) if chosen.pace else None,
        stopped=frozenset(chosen.stopped),
    )
