"""One embedded PostgreSQL for a whole run, shared by its workers; nothing needs to be installed."""

import os
import tempfile
from pathlib import Path

# When this plugin is imported, not in a hook: Django reads its settings in the first hook there is.
os.environ.setdefault("GIEO_HOME", str(Path(tempfile.gettempdir()) / f"gieo-tests-{os.getuid()}"))
os.environ.setdefault("GIEO_SECRET_KEY", "tests-only-not-a-secret")

from gieo.embedded import ensure_database
from gieo.simulation.scratch import migrated_template

TEMPLATE = migrated_template(ensure_database())  # built once by the controller; each worker copies it
