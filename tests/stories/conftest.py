"""The stage of every story."""

from collections.abc import Iterator
from typing import Any

import pytest

from gieo.core import clock, events
from tests.stories.stage import Stage


@pytest.fixture
def stage(db: None, at: clock.Setter, settings: Any, tmp_path: Any) -> Iterator[Stage]:
    """A clock that can be set, files of its own, sessions that last the year, events kept in this process."""
    settings.MEDIA_ROOT = str(tmp_path / "files")
    settings.SESSION_COOKIE_AGE = 10**9
    with events.in_this_process() as inbox:
        yield Stage(at, inbox)
