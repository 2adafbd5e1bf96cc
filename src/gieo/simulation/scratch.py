"""A database that lives as long as a simulation; what people work with is never touched."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

PACKAGE = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Scratch:
    """A database that is being made: it can be named at once, and reached when it `stands`.

    Attributes:
        address: of its owner.
    """

    address: str
    _made: "Future[None]"

    def stands(self) -> None:
        """Wait until it is there.

        Raises:
            psycopg.errors.InsufficientPrivilege: the account may not create databases.
        """
        self._made.result()


@contextmanager
def scratch_database(base: str) -> Iterator[Scratch]:
    """An empty, migrated database on the server of `base`; it is dropped on leaving.

    The server copies it while the caller loads the applications: each takes a second or more.

    Args:
        base: the address of the owner.
    """
    template = migrated_template(base)
    name = f"gieo_simulation_{os.getpid()}"
    with ThreadPoolExecutor(max_workers=1) as aside:
        try:
            yield Scratch(_other(base, name), aside.submit(_copy, base, name, template))
        finally:
            aside.shutdown()  # what is still being made could not be dropped
            with psycopg.connect(base, autocommit=True) as server:
                server.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name)))


def _copy(base: str, name: str, template: str) -> None:
    with psycopg.connect(base, autocommit=True) as server:
        server.execute(sql.SQL("create database {} template {}").format(sql.Identifier(name), sql.Identifier(template)))


def migrated_template(base: str) -> str:
    """The name of a migrated database to copy, on the server of `base`.

    It is kept under the hash of all migrations, so that only the first run of a version pays for migrating; the wall is
    cheap, so that another wall is raised in a copy. Two that come at once meet at a lock of the server: the second
    finds what the first has built.
    """
    tables = f"gieo_template_{_fingerprint('*/migrations/*.py')}"
    template = f"{tables}_{_fingerprint('core/wall/*.py', '*/apps.py')}"
    with psycopg.connect(base, autocommit=True) as server:
        if not _is_there(server, template):
            server.execute("select pg_advisory_lock(hashtext('gieo templates'))")  # until the connection ends
            if not _is_there(server, tables):
                _migrate(server, base, tables)
            if not _is_there(server, template):
                _migrate(server, base, template, copy_of=tables)
    return template


def _is_there(server: psycopg.Connection, template: str) -> bool:
    return bool(server.execute("select 1 from pg_database where datname = %s", [template]).fetchone())


def _fingerprint(*patterns: str) -> str:
    """Of files of the package: others make another template."""
    digest = hashlib.sha256()
    for path in sorted(path for pattern in patterns for path in PACKAGE.glob(pattern)):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def _migrate(server: psycopg.Connection, base: str, template: str, *, copy_of: str = "template1") -> None:
    """Build aside and rename: a template that is there is whole."""
    building = f"{template}_building"
    server.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(building)))
    copied = sql.SQL("create database {} template {}").format(sql.Identifier(building), sql.Identifier(copy_of))
    server.execute(copied)
    command = [sys.executable, "-m", "django", "migrate", "--no-input", "--verbosity=0"]
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "gieo.settings",
        "DATABASE_URL": _other(base, building),
        "GIEO_OWNER_URL": _other(base, building),
    }
    subprocess.run(command, check=True, env=environment)  # noqa: S603  (our own command)
    server.execute(sql.SQL("alter database {} rename to {}").format(sql.Identifier(building), sql.Identifier(template)))


def _other(base: str, name: str) -> str:
    """The address of another database of the same server."""
    return urlunsplit(urlsplit(base)._replace(path=f"/{name}"))  # noqa: SLF001  (a public name of named tuples)
