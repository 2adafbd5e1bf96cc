"""The people of one province."""

import pytest

from tests.contracts.makers import Cast, cast


@pytest.fixture
def people(db) -> Cast:
    return cast()
