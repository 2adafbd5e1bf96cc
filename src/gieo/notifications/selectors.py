"""Questions about alerts. One sees one's own and nobody else's."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from gieo.identity.models import User
from gieo.kernel.actors import Actor
from gieo.notifications.habits import habits_of
from gieo.notifications.models import Alert, MailSettings
from gieo.notifications.rules.holding import Habits
from gieo.rulebooks.models import TopicRule

PAGE = 50


def visible_to(actor: Actor) -> QuerySet[Alert]:
    """One's own."""
    return Alert.objects.filter(user=actor.user) if actor.user else Alert.objects.none()


def unread_for(actor: Actor) -> QuerySet[Alert]:
    """One's own that are not read yet, the latest first."""
    return visible_to(actor).filter(read_at__isnull=True)


def unread_count(actor: Actor) -> int:
    """How many are not read yet; one cheap query, for the frame of every page."""
    return unread_for(actor).count()


@dataclass(frozen=True, slots=True)
class Page:
    """Some alerts, the latest first; `after` is where the next page begins, None on the last."""

    alerts: list[Alert]
    after: int | None


def page_of(actor: Actor, after: int | None = None) -> Page:
    """A page of one's alerts, by key: told later means a greater key."""
    alerts = visible_to(actor).order_by("-pk")
    if after is not None:
        alerts = alerts.filter(pk__lt=after)
    found = list(alerts[: PAGE + 1])
    return Page(found[:PAGE], found[PAGE - 1].pk if len(found) > PAGE else None)


@dataclass(frozen=True, slots=True)
class TopicLine:
    """One topic as its reader has it.

    Attributes:
        comes: whether there is mail of it.
        waits: whether its mail waits for the morning by day, too.
    """

    rule: TopicRule
    comes: bool
    waits: bool


@dataclass(frozen=True, slots=True)
class MailPage:
    """How the reader is written to: what was chosen, what holds, and of which topics."""

    chosen: MailSettings | None
    habits: Habits
    topics: list[TopicLine]

    @property
    def has_quiet_hours(self) -> bool:
        """The same hour twice is none."""
        return self.habits.quiet_from != self.habits.quiet_until


def mail_of(user: User, *, at: datetime) -> MailPage:
    """The settings of one account."""
    habits = habits_of([user], at=at)[user.pk]
    topics = [TopicLine(rule, habits.wants(rule), habits.waits_by_day(rule)) for rule in habits.rule.topics]
    return MailPage(MailSettings.objects.filter(user=user).first(), habits, topics)
