"""When the mail of a message leaves: at once, or with the mail of the morning (no Django)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, time

from gieo.kernel.working_days import LEGAL_ZONE, ONE_DAY
from gieo.rulebooks.models import NoticeRule, Pace, TopicRule


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """How one reader is written to.

    Attributes:
        rule: of the reader's province.
        quiet_from: since then only what is urgent leaves; the same hour as `quiet_until`: there are no quiet hours.
        quiet_until: until then.
        pace: chosen for everything that is not urgent; None leaves it to the topic.
        stopped: topics the reader wants no mail of.
    """

    rule: NoticeRule
    quiet_from: time
    quiet_until: time
    pace: Pace | None = None
    stopped: Collection[str] = ()

    def wants(self, topic: TopicRule) -> bool:
        """Whether there is a mail at all; what may not be stopped is sent, whatever was chosen before."""
        return not (topic.may_stop and topic.key in self.stopped)

    @property
    def morning_at(self) -> time:
        """When what waited leaves: at the hour of the province, or when the reader's quiet hours end after it."""
        return self.quiet_until if self._is_quiet(self.rule.morning_at) else self.rule.morning_at

    def waits_by_day(self, topic: TopicRule) -> bool:
        """Whether the mail waits for the morning outside the quiet hours, too."""
        return not topic.urgent and (self.pace or topic.pace) is Pace.MORNING

    def held_until(self, topic: TopicRule, at: datetime) -> datetime | None:
        """Until when the mail waits; None where it leaves at once.

        Args:
            topic: of the message.
            at: the instant of what is told.
        """
        local = at.astimezone(LEGAL_ZONE)
        if topic.urgent or not (self.waits_by_day(topic) or self._is_quiet(local.time())):
            return None
        morning = datetime.combine(local.date(), self.morning_at, tzinfo=LEGAL_ZONE)
        return morning if local < morning else morning + ONE_DAY

    def _is_quiet(self, hour: time) -> bool:
        if self.quiet_from <= self.quiet_until:
            return self.quiet_from <= hour < self.quiet_until
        return hour >= self.quiet_from or hour < self.quiet_until
