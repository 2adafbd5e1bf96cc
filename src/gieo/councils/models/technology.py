"""Technologies with priority for investment in a period, as the provincial council states them (CT-3-1e)."""

import pgtrigger
from django.db import models
from django.db.models import F, Q

from gieo.councils.models.council import Council


class TechnologyList(models.Model):
    """The list of one period; a later one of the same years takes its place, and the earlier stays readable."""

    council = models.ForeignKey(Council, models.PROTECT, related_name="technology_lists", verbose_name="hội đồng")
    first_year = models.PositiveSmallIntegerField("từ năm")
    last_year = models.PositiveSmallIntegerField("đến năm")
    document = models.CharField("văn bản thông qua", max_length=200)
    adopted_on = models.DateField("thông qua ngày")
    published_at = models.DateTimeField("công bố lúc")
    by_name = models.CharField("người công bố", max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "danh mục công nghệ ưu tiên"
        ordering = ("-first_year", "-pk")
        constraints = (
            models.CheckConstraint(
                name="a_period_of_technologies_ends_after_it_begins",
                condition=Q(last_year__gte=F("first_year")),
                violation_error_message="Năm cuối không được trước năm đầu.",
            ),
        )
        triggers = (pgtrigger.Protect(name="stated_for_good", operation=pgtrigger.Update | pgtrigger.Delete),)

    def __str__(self) -> str:
        return f"{self.first_year}-{self.last_year}"

    def covers(self, year: int) -> bool:
        """Whether a plan year lies in the period."""
        return self.first_year <= year <= self.last_year


class PriorityTechnology(models.Model):
    """One technology of a list."""

    list = models.ForeignKey(TechnologyList, models.PROTECT, related_name="technologies", verbose_name="danh mục")
    place = models.PositiveSmallIntegerField("thứ tự")
    name = models.CharField("công nghệ", max_length=300)
    aim = models.CharField("đầu tư cho", max_length=500, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "công nghệ ưu tiên"
        ordering = ("list_id", "place")
        constraints = (models.UniqueConstraint("list", "place", name="one_technology_of_a_place"),)
        triggers = (pgtrigger.Protect(name="named_for_good", operation=pgtrigger.Update | pgtrigger.Delete),)

    def __str__(self) -> str:
        return self.name
