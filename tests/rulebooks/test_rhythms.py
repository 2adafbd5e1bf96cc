"""What comes back again and again, and the limits that are no period."""

from datetime import date

import pytest

from gieo.rulebooks import library
from gieo.rulebooks.models import FigureRule, Mark

pytestmark = pytest.mark.unit

LAW_2013 = library.get("vn-2013/2023-11-27")
LAW_2025 = library.get("vn-2025/2025-10-14")


def days(*texts: str) -> tuple[date, ...]:
    return tuple(date.fromisoformat(text) for text in texts)


def test_half_yearly_reports_are_counted_from_the_contract_each_time():
    """30/11/2024 is a Saturday and 31/5/2025 too: neither moves the reports after it."""
    found = LAW_2013.occurrences("progress_report", start=date(2024, 5, 31), until=date(2026, 1, 1))
    assert found == days("2024-12-02", "2025-06-02", "2025-12-01")


def test_five_yearly_reports_on_use_and_no_sixth():
    found = LAW_2013.occurrences("outcome_report", start=date(2024, 6, 14), until=date(2040, 1, 1))
    assert [day.year for day in found] == [2025, 2026, 2027, 2028, 2029]
    assert found[-1] == LAW_2013.deadline("outcome.follow_years").due(date(2024, 6, 14))


def test_nothing_is_due_before_the_first_period_has_passed():
    assert LAW_2025.occurrences("check", start=date(2026, 1, 5), until=date(2026, 12, 31)) == ()
    assert LAW_2025.occurrences("check", start=date(2026, 1, 5), until=date(2027, 1, 5)) == days("2027-01-05")


def test_an_unknown_rhythm_is_a_key_error():
    with pytest.raises(KeyError):
        LAW_2013.occurrences("dance", start=date(2024, 1, 1), until=date(2025, 1, 1))


def test_both_laws_have_the_same_rhythms_but_for_the_platform():
    assert set(LAW_2025.rhythms) - set(LAW_2013.rhythms) == {"platform_update"}
    assert set(LAW_2013.rhythms) <= set(LAW_2025.rhythms)


# ---------------------------------------------------------------- limits


@pytest.mark.parametrize(
    ("key", "old", "new"),
    [
        ("application.quotation_age", "<= 90", "<= 90"),
        ("selection.experts", ">= 3", ">= 3"),
        ("approval.posted", ">= 60", ">= 60"),
        ("approval.acceptance_months", "<= 3", "<= 3"),
        ("progress_report.missed", ">= 2", ">= 2"),
        ("acceptance.posted", ">= 60", ">= 60"),
        ("acceptance.sat_before", ">= 1", ">= 1"),
        ("acceptance.experts", ">= 2", ">= 2"),
        ("rights.author_share", ">= 30", ">= 30"),
        ("archive.hand_over", "<= 1", "<= 1"),
    ],
)
def test_limits_of_both_laws(key, old, new):
    assert [f"{book.figures[key].operator} {book.figures[key].value}" for book in (LAW_2013, LAW_2025)] == [old, new]


def test_limits_of_2025_alone_are_borrowed_or_ours():
    alone = set(LAW_2025.figures) - set(LAW_2013.figures)
    assert alone == {"call.places", "selection.sat_before", "cluster.tasks", "application.horizon"}
    assert {LAW_2025.figures[key].mark for key in alone} == {Mark.BORROWED, Mark.DESIGN}


@pytest.mark.parametrize(
    ("operator", "kept", "broken"), [(">=", (3, 4), (2,)), ("<=", (3, 2), (4,)), ("=", (3,), (2, 4))]
)
def test_a_limit_is_kept_or_broken(operator, kept, broken):
    rule = FigureRule(what="Chuyên gia", operator=operator, value=3, unit="người", basis=("LAW",))
    assert all(rule.holds_for(number) for number in kept)
    assert not any(rule.holds_for(number) for number in broken)
