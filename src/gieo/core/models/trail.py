"""The trail: every legal act once, in a chain in which each link holds the hash of the one before."""

import hashlib
import json
from typing import Any

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models


class ChainHead(models.Model):
    """The last link of a chain. Locking this row is what makes links follow one another."""

    chain = models.CharField("chuỗi", max_length=20, primary_key=True)
    sequence = models.PositiveBigIntegerField("số thứ tự cuối", default=0)
    hash = models.CharField("mã băm cuối", max_length=64, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "đầu chuỗi nhật ký"

    def __str__(self) -> str:
        return f"{self.chain} #{self.sequence}"


class TransitionLog(models.Model):
    """One act on one dossier. Rows are added by `gieo.core.perform`, never changed, never removed."""

    chain = models.CharField("chuỗi", max_length=20)
    sequence = models.PositiveBigIntegerField("số thứ tự")
    subject_type = models.CharField("loại hồ sơ", max_length=80)
    subject_id = models.BigIntegerField("mã hồ sơ")
    workflow = models.CharField("quy trình", max_length=40)
    name = models.CharField("việc", max_length=60)
    source = models.CharField("từ trạng thái", max_length=40, blank=True)
    target = models.CharField("đến trạng thái", max_length=40)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người thực hiện"
    )
    actor_name = models.CharField("tên người thực hiện", max_length=200)
    at = models.DateTimeField("thời điểm")
    legal_basis = ArrayField(models.CharField(max_length=80), verbose_name="căn cứ")
    rulebook = models.CharField("bộ quy tắc", max_length=60)
    facts = models.JSONField("dữ kiện", default=dict)
    key = models.CharField("khóa chống lặp", max_length=80, blank=True)
    previous_hash = models.CharField("mã băm trước", max_length=64, blank=True)
    hash = models.CharField("mã băm", max_length=64)

    class Meta:
        verbose_name = verbose_name_plural = "nhật ký chuyển trạng thái"
        ordering = ("chain", "sequence")
        constraints = (
            models.UniqueConstraint("chain", "sequence", name="one_link_per_place"),
            models.UniqueConstraint(
                "subject_type", "subject_id", "key", condition=~models.Q(key=""), name="one_act_per_key"
            ),
        )
        indexes = (models.Index(fields=("subject_type", "subject_id", "sequence"), name="trail_of_subject"),)
        triggers = (pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),)

    def __str__(self) -> str:
        return f"{self.subject_type} {self.subject_id}: {self.name}"

    def compute_hash(self) -> str:
        """SHA-256 over everything the row says and the hash before it; canonical JSON, so that order is nothing."""
        content: dict[str, Any] = {
            field.attname: getattr(self, field.attname)
            for field in self._meta.concrete_fields
            if field.attname not in {"id", "hash", "at"}
        }
        content["at"] = self.at.timestamp()
        canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
        return hashlib.sha256(canonical.encode()).hexdigest()
