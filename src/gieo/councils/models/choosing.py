"""Choosing members: suspected conflicts somebody looked into, panels proposed, candidates drawn."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models

from gieo.dossiers.models import DocketEntry
from gieo.identity.models import Person


class Verdict(models.TextChoices):
    """What an officer found of a suspicion."""

    CONFIRMED = "confirmed", "Có xung đột"
    DISMISSED = "dismissed", "Không có xung đột"


@pghistory.track()
class SuspicionReview(models.Model):
    """A link that may be a conflict, looked into: confirmed it keeps the person out, dismissed it is not raised again.

    `cause` is what the link rests on; another cause is another suspicion.
    """

    entry = models.ForeignKey(DocketEntry, models.PROTECT, related_name="+", verbose_name="hồ sơ")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="người")
    kind = models.CharField("loại", max_length=24)
    cause = models.CharField("do", max_length=200)
    verdict = models.CharField("kết luận", max_length=10, choices=Verdict.choices)
    words = models.CharField("lý do", max_length=500)
    at = models.DateTimeField("lúc")
    by_name = models.CharField("người kết luận", max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "kết luận về nghi vấn xung đột"
        ordering = ("entry_id", "pk")
        constraints = (models.UniqueConstraint("entry", "person", "kind", "cause", name="one_review_of_a_suspicion"),)

    def __str__(self) -> str:
        return f"{self.entry_id} {self.person_id}: {self.verdict}"


class PanelProposal(models.Model):
    """A panel computed for a dossier, seat by seat with what spoke for each; the founder may change it."""

    entry = models.ForeignKey(DocketEntry, models.PROTECT, related_name="+", verbose_name="hồ sơ")
    rows = models.JSONField("thành viên", help_text="tư cách, người, độ phù hợp, số hội đồng ba năm")
    at = models.DateTimeField("lúc")
    by_name = models.CharField("người lập", max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "dự kiến thành phần hội đồng"
        ordering = ("entry_id", "pk")

    def __str__(self) -> str:
        return f"{self.entry_id}: {self.at:%d/%m/%Y}"


class CandidateDraw(models.Model):
    """Candidates drawn at three times the seats: with pool and seed anybody draws the same again.

    The seed is shown once the council was founded, so that nobody can tell beforehand who is asked next.
    """

    entry = models.ForeignKey(DocketEntry, models.PROTECT, related_name="+", verbose_name="hồ sơ")
    seed = models.CharField("hạt giống", max_length=64)
    pool = ArrayField(models.BigIntegerField(), verbose_name="danh sách được bốc")
    drawn = ArrayField(models.BigIntegerField(), verbose_name="thứ tự bốc được")
    seats = models.PositiveSmallIntegerField("số ghế")
    at = models.DateTimeField("lúc")
    by_name = models.CharField("người bốc", max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "bốc thăm ứng viên"
        ordering = ("entry_id", "pk")

    def __str__(self) -> str:
        return f"{self.entry_id}: {len(self.drawn)}"


@pghistory.track()
class DrawAnswer(models.Model):
    """Whether somebody who was drawn would sit; asked in the order of the draw."""

    draw = models.ForeignKey(CandidateDraw, models.PROTECT, related_name="answers", verbose_name="lần bốc thăm")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="người")
    accepts = models.BooleanField("nhận lời")
    words = models.CharField("trả lời thế nào", max_length=300, blank=True)
    at = models.DateTimeField("lúc")
    by_name = models.CharField("người ghi", max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "trả lời của người được bốc thăm"
        ordering = ("draw_id", "pk")
        constraints = (models.UniqueConstraint("draw", "person", name="one_answer_of_a_candidate"),)

    def __str__(self) -> str:
        return f"{self.draw_id} {self.person_id}: {self.accepts}"
