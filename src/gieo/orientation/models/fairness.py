"""What anybody may check about the windows: was the system there, and what was changed for whom."""

import hashlib
import json
from datetime import datetime

import pgtrigger
from django.db import models

from gieo.identity.models import ProvinceOwned
from gieo.orientation.models.window import IntakeWindow


class StatusNote(models.Model):
    """One look at the own pages from outside, once a minute: did they answer? Without a note nobody looked."""

    at = models.DateTimeField("lúc", unique=True)
    up = models.BooleanField("trả lời được")

    class Meta:
        verbose_name = verbose_name_plural = "ghi chú vận hành"
        ordering = ("at",)

    def __str__(self) -> str:
        return f"{self.at:%H:%M %d/%m/%Y} {'+' if self.up else '-'}"


class WindowEvent(models.TextChoices):
    """What happened to a window."""

    OPENED = "opened", "Mở nhận"
    CLOSED = "closed", "Đóng nhận"
    OUTAGE = "outage", "Hệ thống gián đoạn"
    EXTENDED = "extended", "Kéo dài"
    ADMITTED_LATE = "admitted_late", "Nhận phiếu quá hạn theo quyết định"


class FairnessRecord(ProvinceOwned):
    """One line of the public ledger of a province, holding the hash of the line before; never changed, never removed.

    `key` names what it tells of, so that the same is told once. Nobody's name stands here.
    """

    window = models.ForeignKey(IntakeWindow, models.PROTECT, related_name="fairness", verbose_name="đợt nhận")
    sequence = models.PositiveIntegerField("số thứ tự")
    event = models.CharField("việc", max_length=16, choices=WindowEvent.choices)
    key = models.CharField("khóa", max_length=120)
    at = models.DateTimeField("lúc")
    recorded_at = models.DateTimeField("ghi lúc")
    facts = models.JSONField("dữ kiện", default=dict)
    basis = models.CharField("căn cứ", max_length=80)
    previous_hash = models.CharField("mã băm trước", max_length=64, blank=True)
    hash = models.CharField("mã băm", max_length=64)

    class Meta:
        verbose_name = verbose_name_plural = "sổ công bằng"
        ordering = ("province_id", "sequence")
        constraints = (
            models.UniqueConstraint("province", "sequence", name="one_line_of_the_ledger_per_place"),
            models.UniqueConstraint("province", "key", name="one_line_of_the_ledger_per_key"),
        )
        triggers = (pgtrigger.Protect(name="ledger_only_grows", operation=pgtrigger.Update | pgtrigger.Delete),)

    def __str__(self) -> str:
        return f"{self.province_id} #{self.sequence}: {self.event}"

    @property
    def before(self) -> datetime | None:
        """Of an extension: the end as it was; None of other lines."""
        return self._instant("before")

    @property
    def after(self) -> datetime | None:
        """Of an extension: the end as it is."""
        return self._instant("after")

    def _instant(self, fact: str) -> datetime | None:
        return datetime.fromisoformat(self.facts[fact]) if fact in self.facts else None

    def compute_hash(self) -> str:
        """SHA-256 over what the line says and the hash before it; anybody can take it again from the public file."""
        content = {
            "province": self.province_id,
            "sequence": self.sequence,
            "window": self.window_id,
            "event": self.event,
            "key": self.key,
            "at": self.at.timestamp(),
            "recorded_at": self.recorded_at.timestamp(),
            "facts": self.facts,
            "basis": self.basis,
            "previous_hash": self.previous_hash,
        }
        canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()
