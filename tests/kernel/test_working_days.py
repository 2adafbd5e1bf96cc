"""Legal periods and windows, against counting day by day on the fingers."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gieo.kernel.working_days import (
    LEGAL_ZONE,
    ONE_DAY,
    Boundary,
    Calendar,
    Deadline,
    Unit,
    Window,
    add_months,
    closing_instant,
    days_left,
    due,
    end_of_day,
    latest_before,
    legal_day,
)

pytestmark = pytest.mark.unit

# Tết 2024 and the exchange of Monday 29/04 for Saturday 04/05.
CALENDAR = Calendar(
    holidays=frozenset(date(2024, 2, day) for day in (8, 9, 12, 13, 14)) | {date(2024, 4, 29)},
    worked=frozenset({date(2024, 5, 4)}),
)
MICROSECOND = timedelta(microseconds=1)

days = st.dates(min_value=date(2024, 1, 1), max_value=date(2024, 12, 31))
calendars = st.builds(
    Calendar,
    holidays=st.frozensets(days, max_size=25),
    worked=st.frozensets(days.filter(lambda day: day.weekday() == 5)),
)


def legal(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LEGAL_ZONE)


@pytest.mark.parametrize(
    ("event", "count", "unit", "last"),
    [
        ("2024-03-01", 5, Unit.WORKING_DAYS, "2024-03-08"),  # Friday: a week on
        ("2024-03-02", 1, Unit.WORKING_DAYS, "2024-03-04"),  # Saturday: Monday is the first
        ("2024-02-07", 1, Unit.WORKING_DAYS, "2024-02-15"),  # across Tết
        ("2024-05-03", 1, Unit.WORKING_DAYS, "2024-05-04"),  # a worked Saturday counts
        ("2024-04-26", 1, Unit.WORKING_DAYS, "2024-04-30"),  # an exchanged Monday does not
        ("2024-03-01", 15, Unit.CALENDAR_DAYS, "2024-03-18"),  # day 15 is Saturday 16
        ("2024-03-01", 14, Unit.CALENDAR_DAYS, "2024-03-15"),
        ("2024-01-31", 1, Unit.MONTHS, "2024-02-29"),  # the shorter month's last day
        ("2024-05-15", 1, Unit.MONTHS, "2024-06-17"),  # 15/6 is a Saturday
        ("2024-03-02", 0, Unit.WORKING_DAYS, "2024-03-04"),
    ],
)
def test_periods_worked_out_by_hand(event, count, unit, last):
    assert due(date.fromisoformat(event), Deadline(count, unit), CALENDAR) == date.fromisoformat(last)


@given(days, st.integers(min_value=0, max_value=40), calendars)
def test_working_days_agree_with_counting_on_the_fingers(event, count, calendar):
    day, counted = event, 0
    while counted < count or not calendar.is_working(day):
        day += ONE_DAY
        counted += calendar.is_working(day)
    assert due(event, Deadline(count, Unit.WORKING_DAYS), calendar) == day


@given(days, st.integers(min_value=1, max_value=40), calendars)
def test_counting_back_agrees_with_counting_on_the_fingers(event, count, calendar):
    day, counted = event, 0
    while counted < count:
        day -= ONE_DAY
        counted += calendar.is_working(day)
    assert latest_before(event, Deadline(count, Unit.WORKING_DAYS), calendar) == day


@given(days, st.integers(min_value=0, max_value=400), st.sampled_from(Unit), calendars)
def test_a_period_ends_on_a_working_day_and_never_early(event, count, unit, calendar):
    last = due(event, Deadline(count, unit), calendar)
    assert calendar.is_working(last)
    assert last >= event
    assert latest_before(event, Deadline(count, unit), calendar) <= event


@pytest.mark.parametrize(
    ("stopped", "last", "unit", "left"),
    [
        ("2024-05-22", "2024-05-27", Unit.WORKING_DAYS, 4),  # Wednesday to Monday, the weekend between them
        ("2024-05-27", "2024-05-27", Unit.WORKING_DAYS, 1),  # the last day, whole
        ("2024-05-28", "2024-05-27", Unit.WORKING_DAYS, 0),  # over
        ("2024-05-25", "2024-05-27", Unit.WORKING_DAYS, 1),  # stopped on a Saturday
        ("2024-05-22", "2024-05-27", Unit.CALENDAR_DAYS, 6),
        ("2024-05-22", "2024-05-27", Unit.MONTHS, 6),
    ],
)
def test_what_is_left_when_a_clock_is_stopped(stopped, last, unit, left):
    assert days_left(date.fromisoformat(stopped), date.fromisoformat(last), unit, CALENDAR) == left


@given(event=days, count=st.integers(1, 30), stopped_after=st.integers(1, 45), calendar=calendars)
def test_a_clock_that_goes_on_at_once_ends_when_it_would_have_or_a_day_later(event, count, stopped_after, calendar):
    """The day of the stop is left whole, and counting goes on the day after."""
    last = due(event, Deadline(count, Unit.WORKING_DAYS), calendar)
    stopped = event + timedelta(days=stopped_after)
    left = days_left(stopped, last, Unit.WORKING_DAYS, calendar)
    goes_on = due(stopped, Deadline(left, Unit.WORKING_DAYS), calendar)
    latest = next(calendar.working_days_from(last, ONE_DAY))
    assert stopped > last or last <= goes_on <= latest


@given(days, st.integers(min_value=-60, max_value=60))
def test_months_keep_the_day_or_take_the_last_one(day, count):
    later = add_months(day, count)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == count
    assert later.day == day.day or (later + ONE_DAY).day == 1


def test_the_day_of_an_instant_is_the_legal_one():
    in_hanoi_already_the_sixteenth = datetime(2024, 5, 15, 17, 0, tzinfo=UTC)
    assert legal_day(in_hanoi_already_the_sixteenth) == date(2024, 5, 16)
    assert due(in_hanoi_already_the_sixteenth, Deadline(1, Unit.WORKING_DAYS), CALENDAR) == date(2024, 5, 17)


def test_an_instant_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="zone"):
        legal_day(datetime(2024, 5, 15, 17, 0))  # noqa: DTZ001  (the fault under test)


def test_a_negative_period_is_refused():
    with pytest.raises(ValueError, match="negative"):
        Deadline(-1, Unit.MONTHS)


def test_the_last_instant_of_a_day_is_followed_by_the_next_day():
    assert end_of_day(date(2024, 5, 31)) == legal("2024-05-31T23:59:59.999999")
    assert end_of_day(date(2024, 5, 31)) + MICROSECOND == closing_instant(date(2024, 5, 31), "through")


def test_an_unknown_boundary_is_refused():
    with pytest.raises(ValueError, match="until"):
        closing_instant(date(2024, 5, 31), "until")


BAC_GIANG = Window(date(2024, 4, 15), date(2024, 5, 31))
LANG_SON = Window(date(2024, 3, 5), date(2024, 5, 15))
DIRECTIVE = Window(date(2023, 1, 1), date(2023, 11, 15), Boundary.BEFORE)


@pytest.mark.requirement("BG25-III-1", "BG25-III-2", "LS25-III-2")
@pytest.mark.parametrize(
    ("window", "instant", "in_time"),
    [
        (BAC_GIANG, "2024-04-14T23:59:59.999999", False),
        (BAC_GIANG, "2024-04-15T00:00:00", True),
        (BAC_GIANG, "2024-05-31T23:59:59.999999", True),
        (BAC_GIANG, "2024-06-01T00:00:00", False),
        (LANG_SON, "2024-05-15T23:59:59.999999", True),
        (LANG_SON, "2024-05-16T00:00:00", False),
        (DIRECTIVE, "2023-11-14T23:59:59.999999", True),
        (DIRECTIVE, "2023-11-15T00:00:00", False),
    ],
)
def test_the_instants_on_both_sides_of_a_boundary(window, instant, in_time):
    assert window.is_open(legal(instant)) is in_time


def test_too_early_is_not_too_late():
    early, late = legal("2024-04-14T12:00"), legal("2024-06-01T12:00")
    assert (BAC_GIANG.has_opened(early), BAC_GIANG.is_past(early)) == (False, False)
    assert (BAC_GIANG.has_opened(late), BAC_GIANG.is_past(late)) == (True, True)


def test_the_same_instant_counts_the_same_in_every_zone():
    first_late_instant = legal("2024-06-01T00:00").astimezone(UTC)
    assert BAC_GIANG.is_past(first_late_instant)
    assert not BAC_GIANG.is_past(first_late_instant - MICROSECOND)
