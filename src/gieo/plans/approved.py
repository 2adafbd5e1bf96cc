"""The tasks that a row of a plan wants approved, counted by level from the register of tasks (CNSH-2.1)."""

import re
from dataclasses import dataclass

from django.db.models import QuerySet

from gieo.kernel import text
from gieo.plans.models import PlanRow
from gieo.registry.models import Task, TaskLevel
from gieo.rulebooks import library
from gieo.selection.models import Application

_GENERIC = "cong nghe "
_APPROVED = re.compile(r"nhiệm vụ.*phê duyệt", re.IGNORECASE | re.DOTALL)
_TRAINING = re.compile(r"đào tạo sau đại học", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Level:
    """Tasks of one level."""

    label: str
    numbers: tuple[str, ...]


def wants_tasks(row: PlanRow) -> bool:
    """Whether the result of a row is tasks that were approved."""
    return bool(_APPROVED.search(row.expected_result))


def approved_for(row: PlanRow) -> list[Level]:
    """The tasks of the year that speak of what the plan is about, level by level.

    Of a row on training people beside research only those count whose winner trains somebody. Words decide which task a
    plan is about, as in the table of fields and technologies.
    """
    tasks = Task.objects.filter(province=row.province_id, plan_year=row.plan_year or 0).order_by("number")
    if _TRAINING.search(row.content):
        tasks = _that_train(tasks)
    subject = _subject(row)
    said = [
        (level, number)
        for level, number, title, aims in tasks.values_list("level", "number", "title", "objectives")
        if subject in text.search_key(f"{title} {aims}")
    ]
    return [Level(str(level.label), tuple(number for found, number in said if found == level)) for level in TaskLevel]


def _that_train(tasks: QuerySet[Task]) -> QuerySet[Task]:
    winners = Application.objects.filter(state="winner", trainees__gt=0)
    return tasks.filter(pk__in=winners.values("task"))


def _subject(row: PlanRow) -> str:
    """What is said of the priority field that the title of the plan names: "sinh hoc"; nothing where it names none."""
    title = text.search_key(row.plan.title)
    fields = (text.fold(field.text).split(_GENERIC)[-1] for field in library.get(row.plan.rulebook).priority_fields)
    return next((words for words in fields if words in title), "")
