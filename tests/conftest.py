"""Fixtures for every test: the shared input where it stands, and a clock that can be set."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation
from hypothesis import HealthCheck, settings

from gieo.core import clock, wall
from gieo.core.wall.roles import APPLICATION, EVERY_PROVINCE

REPOSITORY = Path(__file__).resolve().parents[1]

# How long an example takes says how busy the machine is, not whether the code is right.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")

# A test speaks for the installation, as a command does; what pages do inside it happens behind the wall.
wall.for_the_whole_process(wall.EVERYWHERE)


def pytest_runtest_setup() -> None:
    """A page that was asked for in English leaves its thread in English; every test begins in Vietnamese."""
    translation.deactivate()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents beside the repository; tests that need it skip, saying why, without it."""
    folder = REPOSITORY.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the real documents (../shared) are not on this machine")
    return folder


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Tests that commit are cleaned up by emptying the tables, which the application may not do elsewhere."""
    from django.db import connection

    from gieo.core.wall.owner import as_owner

    with django_db_blocker.unblock(), as_owner(), connection.cursor() as owner:
        owner.execute(f"grant truncate on all tables in schema public to {APPLICATION}, {EVERY_PROVINCE}")
        owner.execute(f"revoke all on gieo_named from {APPLICATION}, {EVERY_PROVINCE}")


@pytest.fixture
def at() -> Iterator[clock.Setter]:
    """Set the clock: `at("2024-04-15 00:00")` in legal time."""
    with clock.settable() as setter:
        yield setter


def moment(text: str) -> datetime:
    """An aware instant in legal time, from "2024-04-15 00:00"."""
    return datetime.fromisoformat(text).replace(tzinfo=clock.LEGAL_ZONE)
