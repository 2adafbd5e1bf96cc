"""Asking and answering on one core."""

import os
import sys
from collections.abc import Iterator

import pytest
from django.db import connection

from gieo.simulation.one_core import stay_on_one_core

pytestmark = [pytest.mark.db, pytest.mark.django_db, pytest.mark.skipif(sys.platform != "linux", reason="Linux only")]


@pytest.fixture
def cores() -> Iterator[set[int]]:
    """Those of this process and of its server; both are given back what they had."""
    connection.ensure_connection()
    server, usual = connection.connection.info.backend_pid, os.sched_getaffinity(0)
    yield usual
    os.sched_setaffinity(0, usual)
    os.sched_setaffinity(server, usual)


def test_both_stand_on_the_same_core(cores: set[int]) -> None:
    assert stay_on_one_core()
    server = connection.connection.info.backend_pid
    assert os.sched_getaffinity(0) == os.sched_getaffinity(server) == {min(cores)}


def test_a_server_that_may_not_be_moved_leaves_everything_as_it_was(
    cores: set[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_pid: int, _cores: set[int]) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "sched_setaffinity", refuse)
    stayed = stay_on_one_core()
    monkeypatch.undo()
    assert not stayed
    assert os.sched_getaffinity(0) == cores
