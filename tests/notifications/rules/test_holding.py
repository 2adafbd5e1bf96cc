"""When a mail leaves, by the rule of the province and by what its reader chose."""

from datetime import time

import pytest

from gieo.notifications.rules.holding import Habits
from gieo.rulebooks import library
from gieo.rulebooks.models import NoticeRule, Pace, Topic
from tests.conftest import moment

pytestmark = [pytest.mark.unit, pytest.mark.requirement("X-13")]

BOOK = library.latest("lang-son")
assert BOOK.notices
RULE = BOOK.notices
ANSWER, REMINDER, RECEIPT, NEWS = (
    RULE.topic(each) for each in (Topic.ANSWER, Topic.REMINDER, Topic.RECEIPT, Topic.NEWS)
)
PROVINCE = Habits(rule=RULE, quiet_from=time(21), quiet_until=time(6, 30))


@pytest.mark.parametrize(
    ("instant", "leaves"),
    [
        ("2026-11-27 20:59:59", None),
        ("2026-11-27 21:00", "2026-11-28 07:00"),
        ("2026-11-27 23:59:59", "2026-11-28 07:00"),
        ("2026-11-28 00:00", "2026-11-28 07:00"),
        ("2026-11-28 06:29:59", "2026-11-28 07:00"),
        ("2026-11-28 06:30", None),
    ],
)
def test_what_comes_in_the_quiet_hours_waits_for_the_morning(instant: str, leaves: str | None) -> None:
    assert PROVINCE.held_until(ANSWER, moment(instant)) == (moment(leaves) if leaves else None)


@pytest.mark.parametrize("instant", ["2026-11-27 10:00", "2026-11-27 23:00", "2026-11-28 03:00"])
def test_what_is_urgent_is_never_held_back(instant: str) -> None:
    choosy = Habits(rule=RULE, quiet_from=time(0), quiet_until=time(23, 59), pace=Pace.MORNING, stopped={"receipt"})
    for habits in (PROVINCE, choosy):
        for topic in (rule for rule in RULE.topics if rule.urgent):
            assert habits.held_until(topic, moment(instant)) is None
            assert habits.wants(topic)


@pytest.mark.parametrize(
    ("instant", "leaves"),
    [("2026-11-27 06:59:59", "2026-11-27 07:00"), ("2026-11-27 07:00", "2026-11-28 07:00")],
)
def test_what_is_bundled_leaves_each_morning(instant: str, leaves: str) -> None:
    assert PROVINCE.held_until(REMINDER, moment(instant)) == moment(leaves)


def test_a_reader_may_want_everything_at_once_or_everything_in_the_morning() -> None:
    at_once = Habits(rule=RULE, quiet_from=time(21), quiet_until=time(6, 30), pace=Pace.AT_ONCE)
    assert at_once.held_until(REMINDER, moment("2026-11-27 10:00")) is None
    assert at_once.held_until(REMINDER, moment("2026-11-27 22:00")) == moment("2026-11-28 07:00")
    morning = Habits(rule=RULE, quiet_from=time(21), quiet_until=time(6, 30), pace=Pace.MORNING)
    assert morning.held_until(ANSWER, moment("2026-11-27 10:00")) == moment("2026-11-28 07:00")


def test_who_sleeps_longer_gets_the_morning_mail_later_and_who_never_sleeps_has_no_quiet_hours() -> None:
    late = Habits(rule=RULE, quiet_from=time(22), quiet_until=time(9))
    assert late.held_until(ANSWER, moment("2026-11-28 06:00")) == moment("2026-11-28 09:00")
    day = Habits(rule=RULE, quiet_from=time(8), quiet_until=time(17))  # works at night
    assert day.held_until(ANSWER, moment("2026-11-28 02:00")) is None
    assert day.held_until(ANSWER, moment("2026-11-28 08:00")) == moment("2026-11-29 07:00")
    none = Habits(rule=RULE, quiet_from=time(0), quiet_until=time(0))
    assert none.held_until(ANSWER, moment("2026-11-28 02:00")) is None


def test_only_what_the_data_leaves_to_the_reader_is_stopped() -> None:
    habits = Habits(rule=RULE, quiet_from=time(21), quiet_until=time(6, 30), stopped=frozenset(Topic))
    assert not habits.wants(NEWS)
    assert [rule.key for rule in RULE.topics if not habits.wants(rule)] == [Topic.WORK, Topic.NEWS]


def test_every_province_has_its_hours_and_what_is_urgent_as_data() -> None:
    for book in library.rulebooks():
        assert book.notices, book.id
        urgent = [rule.key for rule in book.notices.topics if rule.urgent]
        assert urgent == ["receipt", "last_day", "sitting", "letter", "safety"]
    said = RULE.model_dump()
    said["topics"] = list(said["topics"])
    said["topics"][0] |= {"may_stop": True}
    with pytest.raises(ValueError, match="urgent leaves at once"):
        NoticeRule.model_validate(said)
    said["topics"] = said["topics"][1:]
    with pytest.raises(ValueError, match="each there is stands once"):
        NoticeRule.model_validate(said)
