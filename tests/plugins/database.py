"""One embedded PostgreSQL for a whole run, shared by its workers; nothing needs to be installed."""

import os
import tempfile
from pathlib import Path

# When this plugin is imported, not in a hook: Django reads its settings in the first hook there is.
os.environ.setdefault("GIEO_HOME", str(Path(tempfile.gettempdir()) / f"gieo-tests-{os.getuid()}"))
os.environ.setdefault("GIEO_SECRET_KEY", "tests-only-not-a-secret")

import psycopg

from gieo.core.wall.roles import APPLICATION, EVERY_PROVINCE
from gieo.embedded import ensure_database
from gieo.environment import env
from gieo.simulation.scratch import migrated_template

ensure_database()
TEMPLATE = migrated_template(env.owner_url)  # built once by the controller; each worker copies it


def _let_the_application_copy_it() -> None:
    """Django makes the databases of the workers under the role the application signs in as; only here it may."""
    with psycopg.connect(env.owner_url, autocommit=True) as server:
        known = server.execute("select datistemplate from pg_database where datname = %s", [TEMPLATE]).fetchone()
        if known == (False,):
            server.execute(f'alter database "{TEMPLATE}" is_template true')
            server.execute(f"alter role {APPLICATION} createdb")
            # Tests of what happens when somebody writes past the triggers.
            server.execute(f"grant set on parameter session_replication_role to {APPLICATION}, {EVERY_PROVINCE}")


_let_the_application_copy_it()
