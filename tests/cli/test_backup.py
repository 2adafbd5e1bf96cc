"""A backup goes back onto an empty machine and is what it was, or is refused and leaves nothing."""

import os
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from psycopg import sql

from gieo.cli.archive import ArchiveError, look_through
from gieo.embedded import as_application
from gieo.environment import env
from tests.conftest import REPOSITORY
from tests.plugins.database import TEMPLATE

pytestmark = [pytest.mark.db, pytest.mark.requirement("P-30"), pytest.mark.long]

PROGRAM = str(Path(sys.executable).with_name("gieo"))
FILLED = """
from gieo.cli import framework
framework.start()
from gieo.core import clock
from gieo.demo.load import load
load(clock.now())
"""


@dataclass
class Machine:
    """A database of its own and a home of its own."""

    name: str
    home: Path

    @property
    def owner(self) -> str:
        return urlsplit(env.owner_url)._replace(path=f"/{self.name}").geturl()

    @property
    def told(self) -> dict[str, str]:
        addresses = {"DATABASE_URL": as_application(self.owner), "GIEO_OWNER_URL": self.owner}
        own = {"DJANGO_SETTINGS_MODULE": "gieo.settings"}
        return {**os.environ, **addresses, **own, "GIEO_HOME": str(self.home), "PYTHONPATH": str(REPOSITORY / "src")}

    def gieo(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([PROGRAM, *words], env=self.told, capture_output=True, text=True, check=False)

    def count(self, table: str) -> int:
        with psycopg.connect(self.owner) as connection:
            found = connection.execute(sql.SQL("select count(*) from {}").format(sql.Identifier(table))).fetchone()
        assert found
        return int(found[0])


@contextmanager
def a_machine(home: Path, template: str) -> Iterator[Machine]:
    machine = Machine(f"gieo_sao_luu_{os.getpid()}_{home.name}", home)
    named = sql.Identifier(machine.name)
    with psycopg.connect(env.owner_url, autocommit=True) as server:
        server.execute(sql.SQL("create database {} template {}").format(named, sql.Identifier(template)))
        try:
            yield machine
        finally:
            server.execute(sql.SQL("drop database if exists {} with (force)").format(named))


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    """With the demonstration."""
    with a_machine(tmp_path_factory.mktemp("cu"), TEMPLATE) as machine:
        subprocess.run([sys.executable, "-c", FILLED], env=machine.told, check=True, capture_output=True)
        yield machine


@pytest.fixture
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    """With nothing."""
    with a_machine(tmp_path_factory.mktemp("moi"), "template1") as machine:
        yield machine


@pytest.fixture(scope="module")
def archive(full: Machine, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("luu") / "gieo.tar"
    done = full.gieo("backup", str(target))
    assert done.returncode == 0, done.stderr
    return target


def altered(archive: Path, folder: Path) -> Path:
    """One byte of the last file is another."""
    content = bytearray(archive.read_bytes())
    with tarfile.open(archive) as read:
        last = [member for member in read if member.isreg() and member.size][-1]
    content[last.offset_data] ^= 1
    target = folder / "sua.tar"
    target.write_bytes(content)
    return target


def test_what_was_changed_or_is_something_else_is_refused_and_leaves_nothing(
    empty: Machine, archive: Path, tmp_path: Path
) -> None:
    other = tmp_path / "khac.tar"
    other.write_bytes(b"khong phai")
    for wrong, words in ((altered(archive, tmp_path), "is not what was made"), (other, "is no archive")):
        refused = empty.gieo("restore", str(wrong))
        assert refused.returncode != 0
        assert words in refused.stderr
    with psycopg.connect(empty.owner) as connection:
        assert connection.execute("select count(*) from pg_tables where schemaname = 'public'").fetchone() == (0,)
    assert not list((empty.home / "files").rglob("*"))


def test_the_archive_is_its_owners_alone_and_holds_no_secret(archive: Path, full: Machine) -> None:
    assert archive.stat().st_mode & 0o077 == 0
    contents = look_through(archive)
    assert len(contents.hashes) > 2, "the database and some files"
    assert {name.split("/")[0] for name in contents.hashes} == {"database.dump", "files"}
    assert set(contents.ends) >= {"LS", "BG"}
    again = full.gieo("backup", str(archive))
    assert (again.returncode != 0, "is there already" in again.stderr) == (True, True)


def test_it_goes_back_whole_and_the_wall_stands_again(full: Machine, empty: Machine, archive: Path) -> None:
    done = empty.gieo("restore", str(archive))
    assert done.returncode == 0, done.stdout + done.stderr
    for table in ("core_transitionlog", "proposals_proposal", "files_storedfile", "identity_appointment"):
        assert empty.count(table) == full.count(table) > 0
    assert empty.gieo("audit", "verify").returncode == 0
    with psycopg.connect(as_application(empty.owner)) as application:
        assert application.execute("select count(*) from proposals_proposal").fetchone() == (0,), "nothing told"
    second = empty.gieo("restore", str(archive))
    assert (second.returncode != 0, "tables here already" in second.stderr) == (True, True)


@pytest.mark.unit
def test_a_name_that_leads_out_of_the_archive_is_refused(tmp_path: Path) -> None:
    source = tmp_path / "xau.tar"
    (tmp_path / "list.json").write_text('{"made_at": "", "ends": {}, "sizes": {}, "hashes": {}}')
    (tmp_path / "x").write_text("x")
    with tarfile.open(source, "w") as written:
        written.add(tmp_path / "list.json", "list.json")
        written.add(tmp_path / "x", "files/../../x")
    with pytest.raises(ArchiveError, match="which no archive of this program does"):
        look_through(source)
