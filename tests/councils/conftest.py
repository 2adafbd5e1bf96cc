"""A council at work on a day on which its people are at their desks."""

from typing import Any

import pytest

from tests.councils.chamber import Chamber


@pytest.fixture
def chamber(at: Any) -> Chamber:
    at("2024-06-12 09:00")
    return Chamber()
