"""For a while as the owner of the tables: migrations, and benches that fill scratch databases."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import unquote, urlsplit

from django.db import connection

from gieo.core import wall
from gieo.environment import env


@contextmanager
def as_owner() -> Iterator[None]:
    """Turn the connection of this thread into one of the owner's, outside any transaction, to the same database."""
    owner = urlsplit(env.owner_url)
    if not env.owner_url or connection.settings_dict["USER"] == unquote(owner.username or ""):
        yield
        return
    connection.close()
    before = dict(connection.settings_dict)
    connection.settings_dict.update(
        USER=unquote(owner.username or ""),
        PASSWORD=unquote(owner.password or ""),
        PORT=str(owner.port or before["PORT"]),
    )
    try:
        with wall.seen_as(wall.NOTHING):  # the owner passes by every policy, and is told nothing
            yield
    finally:
        connection.close()
        connection.settings_dict.update({key: before[key] for key in ("USER", "PASSWORD", "PORT")})
