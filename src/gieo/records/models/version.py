"""The versions of a document: none is ever changed, each says why it is there."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from gieo.files.models import StoredFile
from gieo.records.models.outgoing import OutgoingDocument
from gieo.records.outgoing.states import Origin


class DocumentVersion(models.Model):
    """One state of the paper, as PDF, as Word or both.

    `bound_to` is the hash of the version that a scan shows signed in ink, that a copy was made of, or of the
    Word file that a PDF was made of.
    """

    document = models.ForeignKey(OutgoingDocument, models.PROTECT, related_name="versions", verbose_name="văn bản")
    ordinal = models.PositiveSmallIntegerField("phiên bản")
    origin = models.CharField("nguồn", max_length=10, choices=[(each.value, each.label) for each in Origin])
    reason = models.CharField("lý do", max_length=500, blank=True)
    pdf = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+", verbose_name="PDF")
    word = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+", verbose_name="Word")
    bound_to = models.CharField("gắn với mã băm", max_length=64, blank=True)
    made_at = models.DateTimeField("lập lúc")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người lập"
    )

    class Meta:
        verbose_name = verbose_name_plural = "phiên bản văn bản"
        ordering = ("document_id", "ordinal")
        constraints = (
            models.UniqueConstraint("document", "ordinal", name="one_version_of_an_ordinal"),
            models.CheckConstraint(condition=Q(pdf__isnull=False) | Q(word__isnull=False), name="version_has_a_file"),
        )
        triggers = (pgtrigger.Protect(name="versions_stay", operation=pgtrigger.Update | pgtrigger.Delete),)

    def __str__(self) -> str:
        return f"{self.ordinal}"
