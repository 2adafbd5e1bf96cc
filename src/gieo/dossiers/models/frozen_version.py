"""What was decided, as it was said at that moment: named, dated, with its hash."""

import hashlib
import json

import pgtrigger
from django.db import models

from gieo.dossiers.models.docket_entry import DocketEntry


class FrozenVersion(models.Model):
    """One paper of a decision as the act that took it said it; what happens to the dossier later does not change it.

    The hash covers the paper, the act that issued it and the version of the same trail before: a version that was
    changed, or taken out between others, is found (`gieo.dossiers.freezing.faults`).

    Attributes:
        sequence: of the act in the trail of the province.
        paper: key of the kind of document among those of the kind of dossier.
        content: the context of its layout.
    """

    entry = models.ForeignKey(DocketEntry, models.PROTECT, related_name="frozen_versions", verbose_name="hồ sơ")
    chain = models.CharField("chuỗi", max_length=20)
    sequence = models.PositiveBigIntegerField("việc số")
    act_hash = models.CharField("mã băm của việc", max_length=64)
    paper = models.CharField("văn bản", max_length=40)
    name = models.CharField("tên bản", max_length=200)
    content = models.JSONField("nội dung")
    at = models.DateTimeField("chốt lúc")
    by_name = models.CharField("người chốt", max_length=200)
    previous_hash = models.CharField("mã băm trước", max_length=64, blank=True)
    hash = models.CharField("mã băm", max_length=64)

    class Meta:
        verbose_name = verbose_name_plural = "bản chốt"
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint("entry", "sequence", "paper", name="one_version_of_a_paper_of_an_act"),
            models.UniqueConstraint("entry", "name", name="one_version_of_a_name_in_a_dossier"),
        )
        indexes = (models.Index(fields=("chain", "id"), name="versions_in_their_order"),)
        triggers = (pgtrigger.Protect(name="decided_for_good", operation=pgtrigger.Update | pgtrigger.Delete),)

    def __str__(self) -> str:
        return self.name

    def compute_hash(self) -> str:
        """SHA-256 over the paper, its act and the version before, in a fixed spelling."""
        place = [self.entry_id, self.chain, self.sequence, self.act_hash, self.previous_hash]
        said = [*place, self.paper, self.name, self.content, self.at.timestamp(), self.by_name]
        spelled = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(spelled.encode()).hexdigest()

    @property
    def is_whole(self) -> bool:
        """Whether nobody changed it behind the system's back."""
        return self.hash == self.compute_hash()
