"""The process that does the jobs beside the pages: killed, it is replaced; ended, it is not."""

import os
import signal
import sys
from time import monotonic, sleep

import pytest

from gieo.cli import serve
from gieo.cli.serve import Worker

pytestmark = pytest.mark.unit


def test_a_worker_that_is_killed_is_replaced_until_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "PAUSE", 0.05)
    worker = Worker([sys.executable, "-c", "import time; time.sleep(600)"])
    first = running(worker, other_than=0)
    os.kill(first, signal.SIGKILL)
    second = running(worker, other_than=first)
    worker.end()
    assert (worker.process.pid, worker.process.returncode) == (second, -signal.SIGTERM)


def running(worker: Worker, *, other_than: int) -> int:
    end = monotonic() + 30
    while not (worker.process.pid != other_than and worker.process.poll() is None):
        assert monotonic() < end, "none began"
        sleep(0.02)
    return worker.process.pid
