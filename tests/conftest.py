"""Fixtures for every test: the shared input where it stands, and a clock that can be set."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from gieo.core import clock

REPOSITORY = Path(__file__).resolve().parents[1]

# How long an example takes says how busy the machine is, not whether the code is right.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents beside the repository; tests that need it skip, saying why, without it."""
    folder = REPOSITORY.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the real documents (../shared) are not on this machine")
    return folder


@pytest.fixture
def at() -> Iterator[clock.Setter]:
    """Set the clock: `at("2024-04-15 00:00")` in legal time."""
    with clock.settable() as setter:
        yield setter


def moment(text: str) -> datetime:
    """An aware instant in legal time, from "2024-04-15 00:00"."""
    return datetime.fromisoformat(text).replace(tzinfo=clock.LEGAL_ZONE)
