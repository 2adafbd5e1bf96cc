"""How often somebody without an account asked lately; what was asked is not kept."""

from django.db import models


class Allowance(models.Model):
    """One address on the network in one hour, as a keyed hash nobody can turn back; rows of past days are deleted."""

    asker = models.CharField("mã của nơi hỏi", max_length=64)
    hour = models.DateTimeField("giờ")
    times = models.PositiveIntegerField("số lần", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "lượt kiểm tra"
        ordering = ("pk",)
        constraints = (models.UniqueConstraint("asker", "hour", name="one_allowance_of_an_hour"),)

    def __str__(self) -> str:
        return f"{self.hour:%H} {self.times}"
