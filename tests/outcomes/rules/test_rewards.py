"""Three questions in turn: what the State paid, when the task was assigned, whether the result is protected."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gieo.outcomes.rules.rewards import Made, reward_for
from gieo.rulebooks import library

pytestmark = pytest.mark.unit

OLD, NEW = library.get("vn-2013/2023-11-27"), library.get("vn-2025/2025-10-14")
BEFORE, BETWEEN, LAST, AFTER = date(2022, 12, 31), date(2023, 1, 1), date(2025, 9, 30), date(2025, 10, 1)


def made(profit: int = 1_000_000_000, percent: int = 100, on: date = BEFORE, *, protected: bool = False) -> Made:
    return Made(profit=profit, state_percent=percent, assigned_on=on, is_protected=protected)


@pytest.mark.parametrize(
    ("book", "on", "protected", "article"),
    [
        (OLD, BEFORE, True, "ND08-2014:42"),
        (OLD, BETWEEN, False, "ND08-2014:42"),
        (OLD, BETWEEN, True, "LUAT93-2025:73.7"),
        (OLD, LAST, True, "LUAT93-2025:73.7"),
        (NEW, AFTER, False, "LUAT93-2025:28"),
        (NEW, AFTER, True, "LUAT93-2025:28"),
    ],
)
def test_the_article_follows_the_day_of_assignment_and_the_protection(book, on, protected, article) -> None:
    reward = reward_for(made(on=on, protected=protected), book)
    assert reward.basis[0] == article
    assert (reward.percent, reward.least) == (30, 300_000_000)


def test_where_the_state_paid_nothing_the_owner_decides() -> None:
    reward = reward_for(made(percent=0, on=AFTER), NEW)
    assert (reward.least, reward.rule) == (0, None)


def test_only_the_part_that_state_money_paid_counts() -> None:
    assert reward_for(made(percent=60, on=AFTER), NEW).least == 180_000_000


@given(profit=st.integers(0, 10**13), percent=st.integers(0, 100))
def test_the_least_is_the_next_whole_dong(profit, percent) -> None:
    exact = Fraction(profit * percent * 30, 100 * 100)
    least = reward_for(made(profit, percent, AFTER), NEW).least
    assert exact <= least < exact + 1
