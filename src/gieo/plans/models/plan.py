"""A plan of several years."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from gieo.dossiers.models import Dossier


@pghistory.track()
class Plan(Dossier):
    """A plan as its document says it: period, goals in figures, money, tasks.

    `envelope` is in đồng, 0 where the plan names none; `annex_missing` says that the document promises a list of
    tasks and costs that was not received. `science_fields` and `priorities` are the two ways in which the plan sorts
    what it wants: fields of science, and technologies that go first.
    """

    issuer = models.CharField("cơ quan ban hành", max_length=250, blank=True)
    document = models.CharField("số, ký hiệu văn bản", max_length=120, blank=True)
    first_year = models.PositiveSmallIntegerField("từ năm")
    last_year = models.PositiveSmallIntegerField("đến năm")
    standing_body = models.CharField("cơ quan thường trực", max_length=250, blank=True)
    envelope = models.BigIntegerField("kinh phí dự kiến", default=0)
    envelope_is_approximate = models.BooleanField("kinh phí ước tính", default=False)
    sources = ArrayField(models.TextField(), default=list, blank=True, verbose_name="nguồn kinh phí")
    science_fields = ArrayField(
        models.CharField(max_length=250), default=list, blank=True, verbose_name="lĩnh vực khoa học"
    )
    priorities = ArrayField(
        models.CharField(max_length=250), default=list, blank=True, verbose_name="công nghệ ưu tiên"
    )
    annex_missing = models.BooleanField("thiếu phụ lục", default=False)

    class Meta(Dossier.Meta):
        verbose_name = verbose_name_plural = "kế hoạch"
        constraints = (
            *Dossier.Meta.constraints,
            models.UniqueConstraint("province", "title", "first_year", name="one_plan_of_a_title_and_period"),
            models.CheckConstraint(
                name="a_plan_ends_after_it_begins",
                condition=Q(last_year__gte=F("first_year")),
                violation_error_message="Năm cuối phải sau năm đầu.",
            ),
        )

    @property
    def period(self) -> str:
        """E.g. "2021-2025"."""
        return f"{self.first_year}-{self.last_year}"
