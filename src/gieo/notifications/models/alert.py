"""Something a person should know, shown in the application and sent by e-mail."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from gieo.rulebooks.models import Topic


class Alert(models.Model):
    """One message to one account; `key` keeps a repeated event from saying it twice.

    Its mail leaves at once, or waits until `held_until` and leaves bundled with what else waited; `unmailed` says that
    its reader wants no mail of its topic.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="alerts", verbose_name="người nhận")
    key = models.CharField("khóa chống lặp", max_length=120)
    subject = models.CharField("tiêu đề", max_length=250)
    topic = models.CharField("về việc", max_length=10, default=Topic.ANSWER.value)
    body = models.TextField("nội dung")
    url = models.CharField("địa chỉ", max_length=250, blank=True)
    at = models.DateTimeField("lúc")
    read_at = models.DateTimeField("đã đọc lúc", null=True, blank=True)
    held_until = models.DateTimeField("thư chờ đến", null=True, blank=True)
    unmailed = models.BooleanField("không gửi thư theo lựa chọn", default=False)
    mailed_at = models.DateTimeField("đã gửi thư lúc", null=True, blank=True)
    mail_error = models.CharField("lỗi gửi thư", max_length=250, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "thông báo"
        ordering = ("-at", "-pk")
        constraints = (models.UniqueConstraint("user", "key", name="one_alert_of_a_key"),)
        indexes = (models.Index(fields=("held_until",), condition=Q(held_until__isnull=False), name="mails_that_wait"),)

    def __str__(self) -> str:
        return self.subject
