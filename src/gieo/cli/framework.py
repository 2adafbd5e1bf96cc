"""Starting Django for a command that needs the database."""

import os

from gieo.embedded import ensure_database


def start() -> None:
    """Find or start the database, then load the applications."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gieo.settings")
    ensure_database()
    import django

    django.setup()


def load_without_database() -> None:
    """Load the applications only: enough for tables, diagrams and checks of the code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gieo.settings")
    import django

    django.setup()
