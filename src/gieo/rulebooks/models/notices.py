"""How people are told: what is urgent, what waits for the morning, what a reader may stop."""

from datetime import time
from enum import StrEnum

from pydantic import model_validator

from gieo.rulebooks.models.values import Sourced


class Topic(StrEnum):
    """What a message is about; the words stand in the files."""

    RECEIPT = "receipt"
    LAST_DAY = "last_day"
    SITTING = "sitting"
    LETTER = "letter"
    ANSWER = "answer"
    TURN = "turn"
    REMINDER = "reminder"
    WORK = "work"
    NEWS = "news"
    SAFETY = "safety"


class Pace(StrEnum):
    """When the mail of a message leaves."""

    AT_ONCE = "at_once"
    MORNING = "morning"


class TopicRule(Sourced):
    """One topic.

    Attributes:
        what: the topic in words.
        pace: for whoever chose nothing.
        urgent: leaves at once, in quiet hours too, whatever its reader chose.
        may_stop: its reader may want no mail of it; the application shows it all the same.
    """

    key: Topic
    what: str
    pace: Pace = Pace.AT_ONCE
    urgent: bool = False
    may_stop: bool = False

    @model_validator(mode="after")
    def _urgent_is_never_held_back(self) -> "TopicRule":
        if self.urgent and (self.may_stop or self.pace is not Pace.AT_ONCE):
            raise ValueError("what is urgent leaves at once and cannot be stopped")
        return self

    @property
    def in_words(self) -> str:
        """E.g. "Giấy tiếp nhận: gửi ngay, kể cả giờ yên lặng"."""
        if self.urgent:
            return f"{self.what}: gửi ngay, kể cả giờ yên lặng"
        when = "gửi ngay, trong giờ yên lặng thì chờ thư sáng" if self.pace is Pace.AT_ONCE else "gộp vào thư sáng"
        return f"{self.what}: {when}" + ("; người nhận thôi nhận được" if self.may_stop else "")


class NoticeRule(Sourced):
    """The hours of the mails of a province; each of its people may choose otherwise.

    Attributes:
        quiet_from: since then only what is urgent leaves.
        quiet_until: until then.
        morning_at: when what waited leaves, bundled into one mail for each reader.
        topics: every topic there is.
    """

    quiet_from: time
    quiet_until: time
    morning_at: time
    topics: tuple[TopicRule, ...]

    @model_validator(mode="after")
    def _every_topic_once(self) -> "NoticeRule":
        if sorted(rule.key for rule in self.topics) != sorted(Topic):
            raise ValueError("topics: each there is stands once")
        return self

    @property
    def in_words(self) -> str:
        """E.g. "Từ 21:00 đến 06:30 chỉ gửi thư khẩn; thư chờ gộp làm một, gửi lúc 07:00"."""
        quiet = f"Từ {self.quiet_from:%H:%M} đến {self.quiet_until:%H:%M} chỉ gửi thư khẩn"
        return f"{quiet}; thư chờ gộp làm một, gửi lúc {self.morning_at:%H:%M}"

    def topic(self, key: str) -> TopicRule:
        """The rule of a topic."""
        return {rule.key: rule for rule in self.topics}[Topic(key)]
