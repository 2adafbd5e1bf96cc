"""A priority list as it stood when somebody gave it a name: frozen, with its hash."""

import hashlib
import json

import pgtrigger
from django.db import models

from gieo.identity.models import Province


class PriorityListVersion(models.Model):
    """What was decided upon: the rows in their order, the line of money, and the hash of both.

    Decisions name the version; what happens to the dossiers afterwards does not change it.
    """

    province = models.ForeignKey(Province, models.PROTECT, related_name="+", verbose_name="tỉnh")
    plan_year = models.PositiveSmallIntegerField("năm kế hoạch")
    name = models.CharField("tên bản", max_length=200)
    line = models.BigIntegerField("mức kinh phí", null=True, blank=True)
    rows = models.JSONField("danh mục")
    hash = models.CharField("mã băm", max_length=64)
    at = models.DateTimeField("chốt lúc")
    by_name = models.CharField("người chốt", max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "bản chốt danh mục ưu tiên"
        ordering = ("-pk",)
        constraints = (models.UniqueConstraint("province", "plan_year", "name", name="one_list_of_a_name"),)
        triggers = (pgtrigger.Protect(name="frozen_for_good", operation=pgtrigger.Update | pgtrigger.Delete),)

    def __str__(self) -> str:
        return self.name

    def compute_hash(self) -> str:
        """SHA-256 of year, name, line and rows in a fixed spelling."""
        said = [self.province_id, self.plan_year, self.name, self.line, self.rows]
        spelled = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(spelled.encode()).hexdigest()

    @property
    def is_whole(self) -> bool:
        """Whether nobody changed it behind the system's back."""
        return self.hash == self.compute_hash()
