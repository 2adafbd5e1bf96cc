"""Migrations keep to the steps that draw one model, so that an empty database is ready in seconds."""

from typing import Any

import pytest
from django.apps import apps
from django.core.management import get_commands, load_command_class
from django.db import migrations
from django.db.migrations.loader import MigrationLoader

from gieo.core import migrating


@pytest.mark.unit
def test_every_step_is_as_quick_as_it_can_be() -> None:
    ours = {config.label for config in apps.get_app_configs() if config.name.startswith("gieo.")}
    loader = MigrationLoader(None)
    slow = {
        f"{app}.{name}: {type(step).__name__}"
        for (app, name), migration in loader.disk_migrations.items()
        if app in ours
        for step in migration.operations
        if type(step) in migrating._QUICK
    }
    assert slow == set()


@pytest.mark.unit
def test_the_framework_writes_quick_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    command: Any = load_command_class(get_commands()["makemigrations"], "makemigrations")
    migration = migrations.Migration("0009_more", "core")
    migration.operations = [migrations.RemoveIndex("series", "some_index"), migrations.RunSQL("select 1")]
    written = []
    monkeypatch.setattr(type(command).__base__, "write_migration_files", lambda _self, changes: written.append(changes))
    command.write_migration_files({"core": [migration]})
    assert [type(step) for step in written[0]["core"][0].operations] == [migrating.RemoveIndex, migrations.RunSQL]
