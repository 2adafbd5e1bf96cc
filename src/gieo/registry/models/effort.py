"""How much of their time people give to an own task."""

from django.db import models

from gieo.identity.models import ProvinceOwned
from gieo.registry.models.task import Task


class Effort(ProvinceOwned):
    """One person's months of full work on one task, as its approved description says them.

    Personal data (purpose: whether people can do what they promise): who works on what is for the office alone.

    Attributes:
        name: without degrees, so that a person is found again.
        months: of full work over the whole term.
    """

    PERSONAL_DATA = frozenset({"name"})

    task = models.ForeignKey(Task, models.CASCADE, related_name="efforts", verbose_name="nhiệm vụ")
    name = models.CharField("họ tên", max_length=200)
    part = models.CharField("chức danh, công việc", max_length=200, blank=True)
    months = models.DecimalField("số tháng quy đổi", max_digits=5, decimal_places=1)

    class Meta:
        verbose_name = verbose_name_plural = "thời gian quy đổi"
        ordering = ("task_id", "pk")
        constraints = (models.UniqueConstraint("task", "name", name="one_effort_of_a_person_on_a_task"),)
        indexes = (models.Index(fields=("name",), name="efforts_of_a_person"),)

    def __str__(self) -> str:
        return f"{self.name}: {self.months}"
