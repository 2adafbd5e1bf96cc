"""One list of tasks that was brought into the register."""

from django.conf import settings
from django.db import models
from django.urls import reverse

from gieo.files.models import StoredFile
from gieo.identity.models import ProvinceOwned


class RegisterImport(ProvinceOwned):
    """A file, what each of its lines came to, and whether it was taken in or taken back.

    Attributes:
        report: of each line: place, outcome, number and title, remarks; after it was taken in also the entry and, of an
            entry that was completed, what stood there before.
        counts: lines by outcome.
    """

    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name="tệp")
    source = models.CharField("nguồn", max_length=200)
    at = models.DateTimeField("lúc")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người nhập"
    )
    by_name = models.CharField("tên người nhập", max_length=200)
    report = models.JSONField("biên bản từng dòng", default=list)
    counts = models.JSONField("số dòng", default=dict)
    applied_at = models.DateTimeField("đã nhập lúc", null=True, blank=True)
    undone_at = models.DateTimeField("đã rút lại lúc", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "lần nhập sổ"
        ordering = ("-pk",)
        indexes = (models.Index(fields=("province", "-id"), name="imports_of_a_province"),)

    def __str__(self) -> str:
        return f"{self.file.name} ({self.source})"

    def get_absolute_url(self) -> str:
        """Its report."""
        return reverse("registry:import", args=[self.pk])

    @property
    def is_waiting(self) -> bool:
        """Looked at, not taken in yet."""
        return self.applied_at is None

    @property
    def is_in_force(self) -> bool:
        """Taken in and not taken back."""
        return self.applied_at is not None and self.undone_at is None
