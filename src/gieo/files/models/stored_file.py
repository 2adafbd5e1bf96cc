"""A file as it was received: kept under its hash, never changed."""

from pathlib import Path

from django.conf import settings
from django.db import models

from gieo.identity.models import ProvinceOwned
from gieo.kernel import media


class ScanState(models.TextChoices):
    """What the scanner said."""

    UNSCANNED = "unscanned", "Chưa quét (không có máy quét)"
    CLEAN = "clean", "Sạch"
    QUARANTINED = "quarantined", "Cách ly"


QUARANTINE = "quarantine"


class StoredFile(ProvinceOwned):
    """One received file. Content lies under `<first two of hash>/<hash>`, so equal content lies once.

    What the scanner found fault with lies apart, under `quarantine/<hash>`.
    """

    sha256 = models.CharField("mã băm SHA-256", max_length=64, db_index=True)
    size = models.PositiveBigIntegerField("dung lượng")
    name = models.CharField("tên tệp", max_length=255)
    media_type = models.CharField("kiểu", max_length=120)
    scan_state = models.CharField("quét mã độc", max_length=12, choices=ScanState.choices)
    received_at = models.DateTimeField("nhận lúc")
    received_from = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người gửi"
    )

    class Meta:
        verbose_name = verbose_name_plural = "tệp"
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.name

    @property
    def path(self) -> Path:
        """Where the content lies."""
        apart = self.scan_state == ScanState.QUARANTINED
        return Path(settings.MEDIA_ROOT) / (QUARANTINE if apart else self.sha256[:2]) / self.sha256

    @property
    def has_archive_copy(self) -> bool:
        """Whether a copy for the archive can be drawn from it."""
        return self.media_type in media.DRAWN and self.scan_state != ScanState.QUARANTINED

    def read(self) -> bytes:
        """The content."""
        return self.path.read_bytes()
