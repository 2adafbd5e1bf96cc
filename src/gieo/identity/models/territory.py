"""Provinces. They end and have successors: Bắc Giang became part of Bắc Ninh on 01/07/2025."""

from django.db import models

from gieo.identity.models.validity import Dated, DatedQuerySet
from gieo.rulebooks import library
from gieo.rulebooks.models import Rulebook


class Province(Dated):
    """A province that runs its programme here. Everything peculiar to it is data of its rulebook family."""

    code = models.CharField("mã", max_length=8, primary_key=True)
    slug = models.SlugField("địa chỉ", unique=True)
    name = models.CharField("tên", max_length=100)
    family = models.CharField("họ quy tắc", max_length=40, help_text="thư mục trong rulebooks/data")
    successor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="predecessors", verbose_name="tỉnh kế thừa"
    )

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = verbose_name_plural = "tỉnh"
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    @property
    def latest_rulebook(self) -> Rulebook:
        """The newest rulebook of the province, whatever the date: for looks and names, never for decisions."""
        return library.latest(self.family)


class ProvinceOwned(models.Model):
    """Belongs to a province; every unique key of such a table includes it."""

    province = models.ForeignKey(Province, models.PROTECT, related_name="+", verbose_name="tỉnh")

    class Meta:
        abstract = True
