"""What an acceptance writes of a task is what its contract reads."""

import pytest

from gieo.acceptance.rules.rating import OutcomeCode, Rating
from gieo.contracts.contract.ending_guards import PASSED

pytestmark = pytest.mark.unit


def test_a_contract_is_settled_on_every_rating_that_passes_under_either_law() -> None:
    passing = {Rating.EXCELLENT.value, Rating.MET.value, OutcomeCode.ACHIEVED.value}
    every = {each.value for each in (*Rating, *OutcomeCode)}
    assert every & PASSED == passing
