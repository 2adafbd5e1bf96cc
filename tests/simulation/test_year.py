"""A small programme year, from the first order to the last report, keeps every invariant."""

import pytest

from gieo.simulation.year import run

pytestmark = [pytest.mark.db, pytest.mark.django_db]


def test_everything_holds_when_the_year_is_over() -> None:
    result = run(province="bac-giang", plan_year=2025, scale=2, seed=1, tell=lambda _words: None)
    assert result.faults == []
    assert set(result.invariants) == {"2", "3", "4", "5", "6", "7", "8"}
    assert {"duty.met", "duty.unmet", "return.received"} <= set(result.counts)
