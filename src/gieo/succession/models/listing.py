"""A list of heirs that was handed in with a decision, and what became of each of its lines."""

from django.db import models

from gieo.files.models import StoredFile
from gieo.succession.models.succession import Succession


class SuccessionList(models.Model):
    """One file: which list of codes it follows, and its report line by line as the page shows it."""

    succession = models.ForeignKey(Succession, models.PROTECT, related_name="lists", verbose_name="kế thừa")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name="tệp")
    code_list = models.CharField("danh mục mã", max_length=12)
    at = models.DateTimeField("lúc")
    report = models.JSONField("kết quả từng dòng", default=list)

    class Meta:
        verbose_name = verbose_name_plural = "danh sách trong quyết định"
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.succession}: {self.file}"
