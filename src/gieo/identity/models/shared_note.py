"""What the sign-in has to know in every process: which code was used, how often a machine tried. Gone after minutes."""

from django.db import models


class SharedNote(models.Model):
    """One note until its end; the key is a fingerprint, so that neither machine nor code can be read off the table."""

    key = models.CharField("dấu", max_length=64, primary_key=True)
    value = models.JSONField("nội dung")
    expires = models.DateTimeField("hết lúc", null=True, db_index=True)

    class Meta:
        verbose_name = verbose_name_plural = "ghi nhớ chung"

    def __str__(self) -> str:
        return self.key[:12]
