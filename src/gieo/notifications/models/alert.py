"""Something a person should know, shown in the application and sent by e-mail."""

from django.conf import settings
from django.db import models


class Alert(models.Model):
    """One message to one account; `key` keeps a repeated event from saying it twice."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="alerts", verbose_name="người nhận")
    key = models.CharField("khóa chống lặp", max_length=120)
    subject = models.CharField("tiêu đề", max_length=250)
    body = models.TextField("nội dung")
    url = models.CharField("địa chỉ", max_length=250, blank=True)
    at = models.DateTimeField("lúc")
    read_at = models.DateTimeField("đã đọc lúc", null=True, blank=True)
    mailed_at = models.DateTimeField("đã gửi thư lúc", null=True, blank=True)
    mail_error = models.CharField("lỗi gửi thư", max_length=250, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "thông báo"
        ordering = ("-at", "-pk")
        constraints = (models.UniqueConstraint("user", "key", name="one_alert_of_a_key"),)

    def __str__(self) -> str:
        return self.subject
