"""`makemigrations`, writing the steps that draw only the model they change."""

from typing import Any

from django.core.management.commands import makemigrations

from gieo.core import migrating


class Command(makemigrations.Command):
    """Write the migrations of changed models."""

    def write_migration_files(self, changes: dict[str, list[Any]], *args: Any, **kwargs: Any) -> None:
        """Write each step in its quick form, if it has one."""
        for migrations in changes.values():
            for migration in migrations:
                migration.operations = [migrating.quickened(step) for step in migration.operations]
        super().write_migration_files(changes, *args, **kwargs)
