"""That the PDF of a Word version was asked for, and how it went."""

from django.db import models

from gieo.records.models.version import DocumentVersion


class PdfDrawing(models.Model):
    """One request; the PDF becomes a version of its own, for versions never change.

    `ended_at` is empty while the job has not come to it; `fault` says in words why there is no PDF.
    """

    version = models.OneToOneField(
        DocumentVersion, models.PROTECT, primary_key=True, related_name="drawing", verbose_name="bản Word"
    )
    asked_at = models.DateTimeField("yêu cầu lúc")
    ended_at = models.DateTimeField("xong lúc", null=True)
    fault = models.CharField("lỗi", max_length=500, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "lập PDF từ bản Word"

    def __str__(self) -> str:
        return f"{self.version_id}"
