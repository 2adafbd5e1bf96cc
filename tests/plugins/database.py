"""One embedded PostgreSQL for a whole run, shared by its workers; nothing needs to be installed."""

import os
import tempfile
from pathlib import Path


def pytest_load_initial_conftests() -> None:
    """Before Django reads its settings: a data folder of the tests' own and the address of its server."""
    home = Path(tempfile.gettempdir()) / f"gieo-tests-{os.getuid()}"
    os.environ.setdefault("GIEO_HOME", str(home))
    os.environ.setdefault("GIEO_SECRET_KEY", "tests-only-not-a-secret")
    if not os.environ.get("DATABASE_URL"):
        from gieo.settings.embedded import ensure_database

        ensure_database()
