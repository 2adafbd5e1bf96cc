"""The files that take longest go first: drawn last, one would keep one worker busy while the other has nothing left."""

from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]
LONG = ("e2e", "demo", "simulation", "stories")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long ones first; among themselves, and after them, in the random order of the run."""
    items.sort(key=lambda item: item.path.relative_to(TESTS).parts[0] not in LONG)
