"""The life-long register of an installation that had tasks before it had a register."""

from importlib import import_module

import pytest
from django.db import connection

from gieo.registry.models import RegisterEntry, Task
from tests.factories import province_of

pytestmark = [pytest.mark.db, pytest.mark.django_db]

MIGRATION = import_module("gieo.registry.migrations.0003_enter_standing_tasks")


def test_tasks_that_stood_before_are_entered_once() -> None:
    tasks = [
        Task.objects.create(province=province_of("BG"), number=f"NV.2022.{at}", title=f"Vải số {at}", plan_year=2022)
        for at in range(2)
    ]
    RegisterEntry.objects.all().delete()  # as it was before the register
    for _once_more in range(2):
        with connection.cursor() as cursor:
            cursor.execute(MIGRATION.ENTER_ALL)
        assert set(RegisterEntry.objects.values_list("task", "title")) == {(task.pk, task.title) for task in tasks}
