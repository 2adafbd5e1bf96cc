"""What cites what."""

import pghistory
from django.db import models

from gieo.law.models.document import LegalDocument


class CitationKind(models.TextChoices):
    """How one document rests on another."""

    FOUNDING = "founding", "Căn cứ"
    CARRYING_OUT = "carrying_out", "Thực hiện"
    NESTED = "nested", "Dẫn trong căn cứ"
    FOOTNOTE = "footnote", "Chú thích"
    IN_TEXT = "in_text", "Dẫn trong nội dung"
    SENT_WITH = "sent_with", "Ban hành kèm theo"
    AMENDING = "amending", "Sửa đổi, bổ sung"


@pghistory.track()
class Citation(models.Model):
    """A document cites a document at a place."""

    source = models.ForeignKey(LegalDocument, models.CASCADE, related_name="cites", verbose_name="văn bản dẫn")
    target = models.ForeignKey(LegalDocument, models.PROTECT, related_name="cited_by", verbose_name="văn bản được dẫn")
    kind = models.CharField("cách dẫn", max_length=20, choices=CitationKind.choices)
    place = models.CharField("vị trí", max_length=120, blank=True, help_text="dòng hoặc mục trong văn bản dẫn")

    class Meta:
        verbose_name = verbose_name_plural = "trích dẫn"
        ordering = ("source_id", "pk")
        constraints = (models.UniqueConstraint("source", "target", "kind", "place", name="one_citation_at_a_place"),)

    def __str__(self) -> str:
        return f"{self.source} → {self.target}"
