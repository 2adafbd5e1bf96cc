"""A figure of a statistical table that an officer knows and the registers do not."""

import pghistory
from django.conf import settings
from django.db import models

from gieo.identity.models import ProvinceOwned


@pghistory.track()
class StatisticFigure(ProvinceOwned):
    """What stands in one cell of the table `form` of a year, as typed.

    `item` is the number of the item of the form, `row` the code of the line (empty outside tables), `column` the sign
    of the column, or the name of the line of a group. Emptied, the row stays, so that who emptied it is known; what it
    held before lies in the history.
    """

    form = models.CharField("biểu", max_length=40)
    year = models.PositiveSmallIntegerField("năm")
    item = models.CharField("mục", max_length=8)
    row = models.CharField("dòng", max_length=8, blank=True)
    column = models.CharField("cột", max_length=120, blank=True)
    value = models.CharField("giá trị", max_length=500, blank=True)
    entered_at = models.DateTimeField("ghi lúc")
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người ghi"
    )

    class Meta:
        verbose_name = verbose_name_plural = "số liệu thống kê ghi tay"
        ordering = ("form", "year", "item", "row", "column")
        constraints = (
            models.UniqueConstraint(
                "province", "form", "year", "item", "row", "column", name="one_figure_of_a_cell_and_year"
            ),
        )

    def __str__(self) -> str:
        return f"{self.form} {self.year} {self.item} {self.row} {self.column}"
