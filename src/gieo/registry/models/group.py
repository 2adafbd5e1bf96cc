"""Tasks that one order was divided into: a cluster, a chain, or several hosts side by side (NĐ 260/2025, article 7)."""

import pghistory
from django.db import models

from gieo.identity.models import ProvinceOwned


class Structure(models.TextChoices):
    """How the tasks of one order belong together; the numbers are the rulebook's (`order_structures`)."""

    CLUSTER = "cluster", "Cụm nhiệm vụ"
    CHAIN = "chain", "Chuỗi nhiệm vụ"
    PARALLEL = "parallel", "Nhiều tổ chức cùng thực hiện song song"


@pghistory.track()
class TaskGroup(ProvinceOwned):
    """The tasks of one order that has more than one. Each has its own host, contract and money.

    Side by side, the tasks are ways to the same result: the weaker is stopped at a milestone, the other goes on.
    """

    title = models.CharField("tên đặt hàng", max_length=500)
    structure = models.CharField("hình thức", max_length=12, choices=Structure.choices)

    class Meta:
        verbose_name = verbose_name_plural = "nhóm nhiệm vụ của một đặt hàng"

    def __str__(self) -> str:
        return f"{self.get_structure_display()}: {self.title}"

    @property
    def is_parallel(self) -> bool:
        """Whether only one of the tasks is meant to reach the end."""
        return self.structure == Structure.PARALLEL
