"""What a member says on a dossier beside the ballot: remarks, questions, the opinion of whoever cannot come."""

import pghistory
import pgtrigger
from django.db import models

from gieo.councils.models.council import Membership
from gieo.councils.notes import NoteKind
from gieo.dossiers.models import DocketEntry


@pghistory.track()
class MemberNote(models.Model):
    """Words of one member on one dossier, said once and kept; a question is answered by an officer, once.

    Colleagues read remarks and opinions only when no ballot can be changed any more or, where the rulebook shares them,
    after they have voted themselves (X-14); without the name once they were told to whom they are about
    (`RemarkRelease`). Answers are for everybody who may read the dossier and do not say who asked.
    """

    entry = models.ForeignKey(DocketEntry, models.PROTECT, related_name="member_notes", verbose_name="hồ sơ")
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="notes", verbose_name="thành viên")
    kind = models.CharField("loại", max_length=8, choices=[(kind.value, kind.label) for kind in NoteKind])
    words = models.TextField("nội dung")
    at = models.DateTimeField("lúc")
    answer = models.TextField("trả lời", blank=True)
    answered_at = models.DateTimeField("trả lời lúc", null=True, blank=True)
    answered_by_name = models.CharField("người trả lời", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "ý kiến của thành viên"
        ordering = ("entry_id", "pk")
        triggers = (pgtrigger.Protect(name="said_for_good", operation=pgtrigger.Delete),)

    def __str__(self) -> str:
        return f"{self.entry_id} {self.membership_id}: {self.kind}"
