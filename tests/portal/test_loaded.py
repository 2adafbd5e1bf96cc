"""A server process is whole before its first page."""

import gc

import pytest

from gieo.portal.loaded import load_for_good

pytestmark = pytest.mark.unit


def test_what_is_loaded_is_not_walked_through_again() -> None:
    before = gc.get_freeze_count()
    load_for_good()
    try:
        assert gc.get_freeze_count() > before + 100_000
    finally:
        gc.unfreeze()
