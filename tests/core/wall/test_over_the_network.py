"""A server of one's own that is reached over TCP and asks for a password: the wall stands there as on the embedded one."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
import pytest
from django.db import OperationalError

from gieo.core import wall
from gieo.core.wall.raising import raise_wall
from gieo.core.wall.roles import APPLICATION, make_roles
from gieo.settings.database import parse_database_url
from tests.core.wall.test_foreign_server import OWNER, WORD, Server, another_server, seen

pytestmark = [pytest.mark.db, pytest.mark.django_db, pytest.mark.requirement("X-8")]

HERE = "127.0.0.1"
# Nobody comes in from the network without the word; only the account of the machine itself comes in by the socket.
ADMISSION = f"local all postgres trust\nhost all all {HERE}/32 scram-sha-256\n"


class Reached(Server):
    """The other server, listening on a port."""

    def listen(self) -> None:
        """Start anew, with the port open and the password asked for."""
        with socket.socket() as free:
            free.bind((HERE, 0))
            self.port = int(free.getsockname()[1])
        info, data = self._server.get_postmaster_info(), self._server.pgdata
        (data / "pg_hba.conf").write_text(ADMISSION)
        options = f'-h {HERE} -p {self.port} -k "{info.socket_dir}"'
        command = [f"{self._server.bin_path}/pg_ctl", "-w", "-D", str(data), "-l", f"{data}/log", "-o", options]
        subprocess.run([*command, "restart"], check=True, capture_output=True, user=self._server.system_user)
        self._server._postmaster_info = type(info).read_from_pgdata(data)

    def url(self, user: str, database: str = OWNER, word: str = WORD) -> str:
        """As it would stand in `DATABASE_URL`."""
        known = f":{quote(word, safe='')}" if word else ""
        return f"postgresql://{user}{known}@{HERE}:{self.port}/{database}"


@pytest.fixture(scope="module")
def reached(django_db_setup: None, django_db_blocker: Any) -> Iterator[Reached]:
    """Roles, tables, wall and a row of two provinces, all over the network and by an owner who is no superuser."""
    with another_server(Reached) as server, django_db_blocker.unblock():
        server.listen()
        with server.enter(OWNER, OWNER) as connection:
            make_roles(connection, WORD)
        server.fill()
        as_owner = server.wrapper(OWNER)
        with wall.seen_as(wall.NOTHING):
            assert raise_wall(as_owner)
        as_owner.close()
        with server.enter(OWNER, OWNER) as connection:
            for code in ("LS", "BG"):
                connection.execute("insert into core_chainhead (chain, sequence, hash) values (%s, 0, '')", [code])
        yield server


@pytest.mark.parametrize("word", ["", "sai mat khau"])
def test_nobody_comes_in_without_the_password(reached: Reached, word: str) -> None:
    for user in (APPLICATION, OWNER):
        with pytest.raises(psycopg.OperationalError, match="password"):
            psycopg.connect(reached.url(user, word=word))


def test_a_province_is_not_shown_to_another_over_the_network(reached: Reached) -> None:
    told = {
        "nothing": wall.NOTHING, "one": wall.province("LS"), "public": wall.PUBLIC, "clocks": wall.EVERYWHERE
    }  # fmt: skip
    connection = reached.wrapper(APPLICATION)
    settings = parse_database_url(reached.url(APPLICATION))
    assert (settings["HOST"], settings["PORT"]) == (HERE, str(reached.port))
    assert settings["PASSWORD"] == WORD
    found, changed = {}, {}
    try:
        for name, view in told.items():
            with wall.seen_as(view):
                found[name] = seen(connection)
                with connection.cursor() as cursor:
                    cursor.execute("update core_chainhead set sequence = sequence where chain = 'BG'")
                    changed[name] = cursor.rowcount
        with connection.cursor() as cursor:
            cursor.execute("select inet_server_port()")
            assert cursor.fetchone() == (reached.port,), "by the network indeed"
    finally:
        connection.close()
    assert found == {"nothing": [], "one": ["LS"], "public": ["BG", "LS"], "clocks": ["BG", "LS"]}
    assert changed == {"nothing": 0, "one": 0, "public": 0, "clocks": 1}


def test_what_was_told_does_not_outlive_the_request_in_a_pool_over_the_network(reached: Reached) -> None:
    connection = reached.wrapper(APPLICATION, CONN_MAX_AGE=0)
    connection.settings_dict["OPTIONS"]["pool"] = {"min_size": 1, "max_size": 1}
    found = []
    try:
        for view in (wall.province("LS"), wall.NOTHING, wall.province("BG"), wall.NOTHING):
            with wall.seen_as(view):
                found.append(seen(connection))
            connection.close()
    finally:
        connection.close_pool()
    assert found == [["LS"], [], ["BG"], []]


def test_the_doctor_says_over_the_network_that_the_wall_stands(reached: Reached) -> None:
    """Another process, told by the environment alone, as an administrator would."""
    addresses = {"DATABASE_URL": reached.url(APPLICATION), "GIEO_OWNER_URL": reached.url(OWNER)}
    command = [str(Path(sys.executable).with_name("gieo")), "doctor"]
    done = subprocess.run(command, env={**os.environ, **addresses}, capture_output=True, text=True, check=False)
    assert f"the application signs in as {APPLICATION}" in done.stdout, done.stdout + done.stderr
    assert WORD not in done.stdout + done.stderr


def test_a_wrong_password_stops_the_pages_and_is_not_told(reached: Reached) -> None:
    connection = reached.wrapper(APPLICATION)
    connection.settings_dict["PASSWORD"] = "sai"
    with pytest.raises(OperationalError) as refused:
        seen(connection)
    assert "sai" not in str(refused.value).replace("gieo_app", "")
