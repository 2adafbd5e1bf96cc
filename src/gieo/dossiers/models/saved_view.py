"""A list as somebody likes to look at it."""

from django.conf import settings
from django.db import models


class SavedView(models.Model):
    """Filters and sorting of a list under a name of one's own."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="người")
    stage = models.CharField("khâu", max_length=40)
    name = models.CharField("tên", max_length=80)
    query = models.CharField("bộ lọc", max_length=400)

    class Meta:
        verbose_name = verbose_name_plural = "bộ lọc đã lưu"
        ordering = ("user_id", "stage", "name")
        constraints = (models.UniqueConstraint("user", "stage", "name", name="one_view_of_a_name"),)

    def __str__(self) -> str:
        return self.name
