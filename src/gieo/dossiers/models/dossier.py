"""What a dossier of any stage has beside its state: number, name, origin, parties."""

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse

from gieo.core.models import Stateful
from gieo.dossiers.audience import Party
from gieo.dossiers.models.docket_entry import DocketEntry
from gieo.identity.models import ProvinceOwned
from gieo.kernel.actors import Role
from gieo.registry.models import Task


class Dossier(ProvinceOwned, Stateful):
    """A small dossier of the chain. Its number and its address stay for life.

    `parent` is the docket entry of the dossier whose end was the birth of this one.
    """

    number = models.CharField("số hồ sơ", max_length=30, editable=False)
    title = models.CharField("tên", max_length=500)
    plan_year = models.PositiveSmallIntegerField("năm kế hoạch", null=True, blank=True)
    opened_at = models.DateTimeField("lập lúc", editable=False)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False, verbose_name="người lập"
    )
    parent = models.ForeignKey(
        DocketEntry, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="hồ sơ nguồn"
    )
    task = models.ForeignKey(
        Task, models.PROTECT, null=True, blank=True, related_name="%(class)s_dossiers", verbose_name="nhiệm vụ"
    )

    class Meta:
        abstract = True
        ordering = ("-pk",)
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.UniqueConstraint("province", "number", name="%(app_label)s_%(class)s_one_of_a_number"),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def audit_chain(self) -> str:
        """The chain of its province."""
        return self.province_id

    def first_clock(self, at: datetime) -> tuple[datetime | None, str]:  # noqa: ARG002  (kinds that have one override)
        """Until when the first state may last, and the article that says so."""
        return None, ""

    def parties(self) -> Mapping[Role, Party]:
        """Who stands in which role on this dossier beside the officers of the province."""
        return {}

    def get_absolute_url(self) -> str:
        """One address for life."""
        return reverse("dossiers:dossier", args=[self.number])
