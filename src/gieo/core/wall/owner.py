"""For a while as the owner of the tables: migrations, and benches that fill scratch databases."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.db import connection

from gieo.core import wall
from gieo.environment import env

# What an address says of the way to a server; the database stays the one that was open.
_WAY = ("USER", "PASSWORD", "HOST", "PORT", "OPTIONS")


@contextmanager
def as_owner() -> Iterator[None]:
    """Turn the connection of this thread into one of the owner's, outside any transaction, to the same database.

    Whatever the address of the owner names holds: another host (past a pooler), another port, a certificate. It is a
    connection of its own beside any pool the process has, for those in the pool are the application's.
    """
    if not env.owner_url or connection.settings_dict["USER"] == owner_name():
        yield
        return
    connection.close()
    before = {key: connection.settings_dict[key] for key in _WAY}
    connection.settings_dict.update(_way_of_the_owner(before))
    try:
        with wall.seen_as(wall.NOTHING):  # the owner passes by every policy, and is told nothing
            yield
    finally:
        connection.close()
        connection.settings_dict.update(before)


def owner_name() -> str:
    """Who owns the tables; empty where nobody said."""
    return unquote(urlsplit(env.owner_url).username or "")


def _way_of_the_owner(before: dict[str, Any]) -> dict[str, Any]:
    owner = urlsplit(env.owner_url)
    options: dict[str, Any] = dict(parse_qsl(owner.query))
    host = options.pop("host", "") or owner.hostname or ""
    kept = {"prepare_threshold": before["OPTIONS"]["prepare_threshold"]}
    options.pop("prepare_threshold", None)
    return {
        "USER": unquote(owner.username or ""),
        "PASSWORD": unquote(owner.password or ""),
        "HOST": host or before["HOST"],
        "PORT": str(owner.port or ("" if host and host != before["HOST"] else before["PORT"])),
        "OPTIONS": {**options, **kept},
    }
