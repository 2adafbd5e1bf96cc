"""The index beside the register: nothing is missed, whoever wrote it, whoever died."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from django.db import connection, connections, transaction

from gieo.environment import env
from gieo.identity.models import Province
from gieo.overlap import jobs, keeping, register
from gieo.overlap.engine.records import Part
from gieo.overlap.services.check_text import check_text
from gieo.registry.models import EntryState, RegisterEntry, Task
from tests.factories import province_of

pytestmark = pytest.mark.db
NUMBERS = count(1)
HOLD = """
import fcntl, sys, time
lock = open(sys.argv[1], "w")
fcntl.flock(lock, fcntl.LOCK_EX)
print("held", flush=True)
time.sleep(60)
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(env, "home", tmp_path)
    keeping._of_database.clear()
    yield tmp_path
    keeping._of_database.clear()


@pytest.fixture
def province(transactional_db: None) -> Province:
    return province_of("BN")


def entered(province: Province, title: str) -> RegisterEntry:
    return RegisterEntry.objects.create(province=province, number=f"X-{next(NUMBERS)}", title=title)


def found(title: str) -> list[int]:
    return [each.entry.pk for each in check_text(parts={Part.TITLE: title})]


def state() -> keeping.State:
    current = keeping.index().current()
    assert current is not None
    return current[0]


def indexed() -> int:
    current = keeping.index().current()
    assert current is not None
    return len(current[1])


def test_what_one_request_adds_the_next_one_finds(province: Province) -> None:
    """At once: no job ran in between."""
    keeping.index().refresh()
    eel = entered(province, "Nuôi lươn không bùn")
    assert found("Nuôi lươn trong bể không bùn") == [eel.pk]


def test_what_changed_is_found_by_its_new_words_only(province: Province) -> None:
    entry = entered(province, "Nuôi lươn không bùn")
    keeping.index().refresh()
    RegisterEntry.objects.filter(pk=entry.pk).update(title="Trồng cà phê chè")
    assert found("Trồng cà phê chè") == [entry.pk]
    assert found("Nuôi lươn không bùn") == []
    keeping.index().refresh()
    assert found("Trồng cà phê chè") == [entry.pk]


def test_a_transaction_that_ends_late_is_not_missed(province: Province) -> None:
    """Its entry was written before the index was refreshed and can be read only afterwards."""
    keeping.index().refresh()
    written, refreshed = threading.Event(), threading.Event()

    def slowly() -> None:
        with transaction.atomic():
            entered(province, "Nuôi ba ba gai")
            written.set()
            refreshed.wait(10)
        connections.close_all()

    writer = threading.Thread(target=slowly)
    writer.start()
    assert written.wait(10)
    entered(province, "Nuôi ếch")
    keeping.index().refresh()
    refreshed.set()
    writer.join()
    keeping.index().refresh()
    assert len(found("Nuôi ba ba gai")) == 1


def test_many_processes_read_while_one_writes(province: Province) -> None:
    """Another process holds the lock: this one leaves the writing to it and still finds what is new."""
    keeping.index().refresh()
    folder = keeping.index()._folder
    holder = subprocess.Popen([sys.executable, "-c", HOLD, str(folder / "lock")], stdout=subprocess.PIPE)
    try:
        assert holder.stdout.read(4) == b"held"
        entry = entered(province, "Nuôi lươn không bùn")
        before = state()
        assert keeping.index().refresh() == 0
        assert keeping.index().rebuild() == 0
        assert state() == before
        assert found("Nuôi lươn") == [entry.pk]
    finally:
        holder.kill()
        holder.communicate()
    assert keeping.index().refresh() == 1, "the system gave the lock back when its holder died"


def test_a_writer_that_died_halfway_is_made_good(province: Province, monkeypatch: pytest.MonkeyPatch) -> None:
    keeping.index().refresh()
    entry = entered(province, "Nuôi lươn không bùn")
    monkeypatch.setattr(keeping.Index, "_write", lambda *_: (_ for _ in ()).throw(SystemExit("killed")))
    with pytest.raises(SystemExit):
        keeping.index().refresh()
    monkeypatch.undo()
    monkeypatch.setattr(env, "home", keeping.index()._folder.parents[1])
    assert found("Nuôi lươn") == [entry.pk]
    keeping.index().refresh()
    assert found("Nuôi lươn") == [entry.pk]
    assert indexed() == 1


def test_a_lost_or_spoilt_index_is_built_from_the_register(province: Province) -> None:
    entry = entered(province, "Nuôi lươn không bùn")
    keeping.index().refresh()
    (keeping.index()._folder / "state.json").write_text("{")
    assert found("Nuôi lươn") == [entry.pk]
    first = state()
    RegisterEntry.objects.filter(pk=entry.pk).delete()
    assert found("Nuôi lươn") == []
    jobs.verify(0)
    assert state().generation == first.generation + 1
    assert indexed() == 0


def test_marks_of_another_server_are_not_believed(province: Province) -> None:
    """A database that was restored elsewhere: its transactions are numbered anew."""
    entry = entered(province, "Nuôi lươn không bùn")
    keeping.index().refresh()
    far = register.newest_mark() + 10**9
    RegisterEntry.objects.update(changed_in=far)
    keeping.index()._write(keeping.State(state().generation, far))
    jobs.keep(0)
    assert state().mark <= register.newest_mark()
    assert register.changed_since(register.newest_mark()) == []
    assert found("Nuôi lươn") == [entry.pk]


def test_an_own_task_is_in_the_register_from_its_first_day(province: Province) -> None:
    keeping.index().refresh()
    task = Task.objects.create(
        province=province,
        number="BN-NV-2026-0001",
        title="Nuôi lươn không bùn",
        plan_year=2026,
        products=[{"name": "Quy trình nuôi", "unit": "quy trình", "quantity": 2}],
    )
    entry = RegisterEntry.objects.get(task=task)
    assert (entry.number, entry.title, entry.year, entry.state) == (task.number, task.title, 2026, "commissioned")
    assert entry.products == "Quy trình nuôi, 2 quy trình"
    assert found("Nuôi lươn") == [entry.pk]
    with connection.cursor() as cursor:
        cursor.execute("update registry_task set title = 'Trồng sen lấy hạt', accepted_on = '2026-05-01'")
    entry.refresh_from_db()
    assert (entry.title, entry.state) == ("Trồng sen lấy hạt", EntryState.FINISHED)
    assert found("Trồng sen") == [entry.pk]
