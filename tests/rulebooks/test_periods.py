"""Periods, windows and holidays of the rulebooks."""

from datetime import date, datetime, timedelta

import pytest

from gieo.kernel.working_days import LEGAL_ZONE
from gieo.rulebooks import library
from gieo.rulebooks.models.holidays import vietnamese_calendar, vietnamese_years

pytestmark = pytest.mark.unit

LAW = library.get("vn-2013/2023-11-27")


def legal(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LEGAL_ZONE)


@pytest.mark.parametrize(
    ("key", "event", "last"),
    [
        ("proposal.screening", "2024-05-31T23:59", "2024-06-07"),
        ("proposal.screening", "2024-02-07T08:00", "2024-02-21"),  # Tết lies between
        ("proposal.screening", "2024-04-26T16:00", "2024-05-07"),  # 29/4 to 1/5 off, Saturday 4/5 worked
        ("determination.review", "2024-08-16T09:00", "2024-09-04"),  # day 15 is Saturday 31/8, then Quốc khánh
        ("determination.publish", "2024-08-12T09:00", "2024-08-27"),
        ("orientation.publish", "2024-03-08T17:30", "2024-03-11"),
        ("determination.papers", "2024-07-15T08:00", "2024-07-08"),  # back from a session on a Monday
        ("determination.papers", "2024-02-16T08:00", "2024-02-02"),  # 15/2, 7/2, 6/2, 5/2, 2/2: Tết is skipped
    ],
)
def test_periods_of_the_rulebook_worked_out_by_hand(key, event, last):
    assert LAW.deadline(key).due(legal(event)) == date.fromisoformat(last)


def test_the_standing_windows_of_bac_giang_end_before_their_day():
    windows = library.latest("bac-giang").windows
    assert windows["orders"].closes_at(2023) == legal("2023-11-15T00:00")
    assert windows["proposals"].closes_at(2024) == legal("2024-05-31T00:00")


@pytest.mark.requirement("BG25-III-2")
def test_the_dated_notice_gives_one_day_more_than_the_standing_rule():
    """IR-X-01: "through 31/5" in the notice, "before 31/5" in the directive; the notice of the year wins."""
    standing = library.latest("bac-giang").windows["proposals"]
    through = standing.model_copy(update={"boundary": "through"})
    assert through.closes_at(2024) - standing.closes_at(2024) == timedelta(days=1)
    assert through.closes_at(2024) == legal("2024-06-01T00:00")
    assert "31/5" in standing.note


def test_the_years_that_dossiers_live_in_are_held():
    assert [year.year for year in vietnamese_years()] == [2022, 2023, 2024, 2025, 2026, 2027]


@pytest.mark.parametrize("year", vietnamese_years(), ids=lambda year: str(year.year))
def test_every_year_has_its_eleven_days_of_rest(year):
    """Article 112: 1 + 5 + 1 + 1 + 1 + 2 days; one that falls on a weekend has its day in lieu."""
    rest = [day for entry in year.rest for day in entry.days() if entry.kind != "exchanged"]
    assert len([day for day in rest if day.weekday() < 5]) == 11
    assert all(entry.day.weekday() == 5 for entry in year.worked)


@pytest.mark.parametrize("year", vietnamese_years(), ids=lambda year: str(year.year))
def test_every_exchange_is_marked_as_to_be_confirmed_and_has_its_saturday(year):
    exchanged = {day: entry.status for entry in year.rest if entry.kind == "exchanged" for day in entry.days()}
    assert set(exchanged) == {entry.instead_of for entry in year.worked}
    assert set(exchanged.values()) <= {"to_confirm"}


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2024-02-12", False),
        ("2024-04-18", False),
        ("2024-05-04", True),
        ("2024-05-11", False),
        ("2024-09-04", True),
        ("2025-05-02", False),
    ],
)
def test_days_everybody_remembers(day, works):
    assert vietnamese_calendar().is_working(date.fromisoformat(day)) is works
