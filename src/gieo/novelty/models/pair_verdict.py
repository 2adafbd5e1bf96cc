"""What a person decided about a dossier and something near to it."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_noop as _

from gieo.dossiers.models import DocketEntry
from gieo.registry.models import RegisterEntry


class VerdictClass(models.TextChoices):
    """How two pieces of work stand to each other."""

    DUPLICATE = "duplicate", _("Trùng")
    CONTINUES = "continues", _("Tiếp nối")
    COMPLEMENTS = "complements", _("Bổ sung")
    OTHER_PLACE = "other_place", _("Làm ở nơi khác")
    OTHER_SCALE = "other_scale", _("Làm ở quy mô khác")
    UNRELATED = "unrelated", _("Không liên quan")


@pghistory.track()
class PairVerdict(models.Model):
    """One pair is asked about once: the verdict holds for the dossier and for all that grow from it.

    Either `task`, a task of the register, or `other`, a dossier of the same round; what a verdict was before stands in
    its history.

    Attributes:
        percent: how near the check called the pair when it was decided.
    """

    entry = models.ForeignKey(DocketEntry, models.PROTECT, related_name="pair_verdicts", verbose_name="hồ sơ")
    task = models.ForeignKey(
        RegisterEntry, models.PROTECT, null=True, blank=True, related_name="pair_verdicts", verbose_name="nhiệm vụ"
    )
    other = models.ForeignKey(
        DocketEntry, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="hồ sơ kia"
    )
    verdict = models.CharField("kết luận", max_length=12, choices=VerdictClass.choices)
    reason = models.TextField("lý do")
    percent = models.PositiveSmallIntegerField("mức gần")
    decided_at = models.DateTimeField("lúc")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người kết luận"
    )
    decided_by_name = models.CharField("tên người kết luận", max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "kết luận về một cặp"
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint("entry", "task", name="one_verdict_of_a_dossier_and_a_task"),
            models.UniqueConstraint("entry", "other", name="one_verdict_of_two_dossiers"),
            models.CheckConstraint(
                name="a_pair_has_two_sides",
                condition=Q(task__isnull=False, other__isnull=True) | Q(task__isnull=True, other__isnull=False),
                violation_error_message="Một cặp gồm hồ sơ và đúng một nhiệm vụ hoặc một hồ sơ khác.",
            ),
            models.CheckConstraint(
                name="a_verdict_has_a_reason",
                condition=~Q(reason=""),
                violation_error_message="Kết luận nào cũng kèm lý do.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.entry_id} {self.get_verdict_display()}"
