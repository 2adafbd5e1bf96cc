"""The cast of a province."""

import pytest

from tests.selection.cast import Cast


@pytest.fixture
def cast(db: None) -> Cast:
    """People of Bắc Giang, under the law of 2013."""
    return Cast()
