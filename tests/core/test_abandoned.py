"""A worker that is killed in the middle of a job: the job is given back, begun anew, and not for ever."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from subprocess import Popen
from time import monotonic, sleep
from typing import Any

import pytest
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import AlreadyEnqueued

from gieo.core.abandoned import MOST_ATTEMPTS

pytestmark = [pytest.mark.db, pytest.mark.django_db(transaction=True), pytest.mark.long]

# A real worker on the test's database. Its job says that it has begun and then, once, does not come to an end.
WORKER = """
import os, sys, time, django
from pathlib import Path
from django.conf import settings
settings.DATABASES["default"]["NAME"] = os.environ["TEST_DATABASE"]
django.setup()
from django.core.management import call_command
from procrastinate.contrib.django import app
from gieo.core import wall
wall.for_the_whole_process(wall.EVERYWHERE)

@app.task(name="tests.hang", queue="tests")
def hang(path):
    begun = Path(path)
    first = not begun.exists()
    begun.write_text("begun" if first else "done")
    while first:
        time.sleep(1)

call_command("procrastinate", "worker", "--queues", "tests,clocks", *sys.argv[1:])
"""


def worker(*arguments: str) -> "Popen[bytes]":
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "gieo.settings",
        "TEST_DATABASE": connection.settings_dict["NAME"],
    }
    return Popen([sys.executable, "-c", WORKER, *arguments], env=environment)


def wait_until(is_so: Callable[[], bool], *, seconds: float = 60) -> None:
    end = monotonic() + seconds
    while not is_so():
        assert monotonic() < end, "it never happened"
        sleep(0.05)


def silent_for_long() -> None:
    """As if more than the lease had gone by since any worker gave a sign of life."""
    with connection.cursor() as cursor:
        cursor.execute("update procrastinate_workers set last_heartbeat = now() - interval '61 seconds'")


def killed_in_the_middle_of(job: int, begun: Path) -> None:
    process = worker()
    try:
        wait_until(lambda: begun.exists() or process.poll() is not None)
    finally:
        process.kill()
        process.wait()
    assert state_of(job) == "doing", "nobody was there to say otherwise"


def state_of(job: int) -> str:
    return ProcrastinateJob.objects.get(pk=job).status


def give_back_and_work() -> None:
    """One round of a new worker: the clock that gives jobs back, then whatever waits."""
    with suppress(AlreadyEnqueued):  # by the worker that was killed, at its first minute
        app.configure_task("core.give_back", allow_unknown=False).defer(timestamp=0)
    assert worker("--one-shot").wait(timeout=90) == 0


def hang(begun: Path, **more: Any) -> int:
    return app.configure_task("tests.hang", queue="tests", allow_unknown=True, **more).defer(path=str(begun))


def test_a_killed_worker_loses_no_job(tmp_path: Path) -> None:
    job = hang(tmp_path / "a", lock="one at a time")
    killed_in_the_middle_of(job, tmp_path / "a")
    after = hang(tmp_path / "b", lock="one at a time")
    (tmp_path / "b").touch()
    give_back_and_work()
    assert [state_of(job), state_of(after)] == ["doing", "todo"], "it may still be alive, and keeps its lock"
    silent_for_long()
    give_back_and_work()
    assert [state_of(job), state_of(after)] == ["succeeded", "succeeded"]
    assert [(tmp_path / name).read_text() for name in "ab"] == ["done", "done"]


def test_a_job_that_was_begun_too_often_has_failed(tmp_path: Path) -> None:
    job = hang(tmp_path / "a")
    killed_in_the_middle_of(job, tmp_path / "a")
    silent_for_long()
    with connection.cursor() as cursor:
        cursor.execute("update procrastinate_jobs set attempts = %s where id = %s", [MOST_ATTEMPTS, job])
    give_back_and_work()
    assert state_of(job) == "failed"
    assert (tmp_path / "a").read_text() == "begun"


def test_a_job_in_whose_place_another_waits_is_dropped(tmp_path: Path) -> None:
    job = hang(tmp_path / "a", queueing_lock="only one waits")
    killed_in_the_middle_of(job, tmp_path / "a")
    other = hang(tmp_path / "a", queueing_lock="only one waits", schedule_in={"hours": 1})
    silent_for_long()
    give_back_and_work()
    assert [state_of(job), state_of(other)] == ["aborted", "todo"]
