"""A decision that is laid down but not taken yet."""

import pghistory
from django.conf import settings
from django.db import models

from gieo.dossiers.models.docket_entry import DocketEntry


@pghistory.track()
class PreparedAct(models.Model):
    """One act of somebody on one dossier, with everything its form asks, waiting to be done together with others.

    Whoever prepared it or has the power does it, as far as the table lets them at that moment; until then only they
    hear of it.
    """

    entry = models.ForeignKey(DocketEntry, models.PROTECT, related_name="prepared_acts", verbose_name="hồ sơ")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người")
    act = models.CharField("việc", max_length=60)
    facts = models.JSONField("nội dung", default=dict)
    at = models.DateTimeField("chuẩn bị lúc")
    applied_at = models.DateTimeField("thực hiện lúc", null=True, blank=True)
    dropped_at = models.DateTimeField("bỏ lúc", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "việc chuẩn bị"
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                "entry",
                "user",
                condition=models.Q(applied_at__isnull=True, dropped_at__isnull=True),
                name="one_prepared_act_of_a_person_on_a_dossier",
            ),
        )

    def __str__(self) -> str:
        return f"{self.entry_id}: {self.act}"
