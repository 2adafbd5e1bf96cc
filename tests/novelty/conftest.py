"""A province with proposals, an officer, a council, and an index of the register of its own."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gieo.environment import env
from gieo.overlap import keeping
from tests.councils.chamber import Chamber


@pytest.fixture
def chamber(db: None, at: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Any) -> Iterator[Chamber]:
    settings.MEDIA_ROOT = str(tmp_path / "files")
    monkeypatch.setattr(env, "home", tmp_path)
    keeping._of_database.clear()
    at("2024-06-12 09:00")
    yield Chamber()
    keeping._of_database.clear()
