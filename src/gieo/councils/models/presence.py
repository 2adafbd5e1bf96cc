"""What a member does on one dossier: declares, attends, votes. All of it hangs on the dossier's docket entry."""

import hashlib
import json
from typing import Any

import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from gieo.councils.models.council import Membership
from gieo.dossiers.models import DocketEntry


class Declaration(models.Model):
    """No conflict, or conflicts of these kinds (keys of the rulebook) with words; never taken back (X-14)."""

    entry = models.ForeignKey(DocketEntry, models.PROTECT, related_name="declarations", verbose_name="hồ sơ")
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="declarations", verbose_name="thành viên")
    kinds = ArrayField(models.CharField(max_length=24), default=list, verbose_name="loại xung đột")
    words = models.TextField("nội dung", blank=True)
    at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = verbose_name_plural = "kê khai xung đột lợi ích"
        ordering = ("entry_id", "pk")
        triggers = (pgtrigger.Protect(name="declared_for_good", operation=pgtrigger.Update | pgtrigger.Delete),)

    def __str__(self) -> str:
        return f"{self.membership_id}: {', '.join(self.kinds) or '-'}"


@pghistory.track()
class Attendance(models.Model):
    """Whether a member took part in the sitting on a dossier; written anew when the vote is opened.

    `came_late`: not there when the sitting was opened, there when the vote was.
    """

    entry = models.ForeignKey(DocketEntry, models.PROTECT, related_name="attendances", verbose_name="hồ sơ")
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="attendances", verbose_name="thành viên")
    is_present = models.BooleanField("có mặt")
    came_late = models.BooleanField("đến muộn", default=False)
    at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = verbose_name_plural = "dự họp"
        ordering = ("entry_id", "membership_id")
        constraints = (models.UniqueConstraint("entry", "membership", name="one_attendance_of_a_member"),)

    def __str__(self) -> str:
        return f"{self.membership_id}: {'có mặt' if self.is_present else 'vắng'}"


class Ballot(models.Model):
    """What a member decided on a dossier, kept for good; nobody else ever reads it.

    A member may vote anew until the ballots are opened. Every version stays, each naming the hash of the one before;
    the highest is in force.
    """

    entry = models.ForeignKey(DocketEntry, models.PROTECT, related_name="ballots", verbose_name="hồ sơ")
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="ballots", verbose_name="thành viên")
    content = models.JSONField("nội dung phiếu")
    cast_at = models.DateTimeField("bỏ phiếu lúc")
    version = models.PositiveSmallIntegerField("phiên bản", default=1)
    previous_hash = models.CharField("mã băm phiên bản trước", max_length=64, blank=True)
    hash = models.CharField("mã băm", max_length=64)

    class Meta:
        verbose_name = verbose_name_plural = "phiếu đánh giá"
        ordering = ("entry_id", "pk")
        constraints = (
            models.UniqueConstraint("entry", "membership", "version", name="one_ballot_of_a_version"),
            models.CheckConstraint(
                condition=Q(version=1, previous_hash="") | (Q(version__gt=1) & ~Q(previous_hash="")),
                name="a_revised_ballot_names_the_one_before",
            ),
        )
        triggers = (pgtrigger.Protect(name="cast_for_good", operation=pgtrigger.Update | pgtrigger.Delete),)

    def __str__(self) -> str:
        return f"{self.entry_id}: {self.membership_id}"

    def compute_hash(self) -> str:
        """SHA-256 of who, on what, what and when, and of the ballot it takes the place of."""
        before = (self.version, self.previous_hash) if self.is_revised else ()
        return hash_of(self.entry_id, self.membership_id, self.content, self.cast_at.timestamp(), *before)

    @property
    def is_revised(self) -> bool:
        """Whether it takes the place of another."""
        return self.version > 1


def hash_of(*parts: Any) -> str:
    """SHA-256 of plain values in a fixed spelling."""
    spelled = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(spelled.encode()).hexdigest()
