"""A server process is whole before its first page."""

import gc

import pytest

from gieo.portal.loaded import load_for_good

pytestmark = pytest.mark.unit


def test_what_is_loaded_is_not_walked_through_again() -> None:
    gc.unfreeze()  # a simulated year before it in the same process leaves everything frozen
    load_for_good()
    try:
        assert gc.get_freeze_count() > 100_000
    finally:
        gc.unfreeze()
