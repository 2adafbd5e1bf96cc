"""Who held a duty from when to when: a duty passes on with the post, its history stays."""

from django.db import models
from django.db.models import F, Q

from gieo.duties.models.duty import Duty
from gieo.identity.models import Organisation, Person


class DutyTenure(models.Model):
    """One holder's time with a duty, from a day through a day; the last one is open."""

    duty = models.ForeignKey(Duty, models.PROTECT, related_name="tenures", verbose_name="nghĩa vụ")
    body = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+", verbose_name="cơ quan")
    member = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", verbose_name="thành viên")
    role = models.CharField("vai trò", max_length=24, blank=True)
    name = models.CharField("tên", max_length=250)
    since = models.DateField("từ ngày")
    until = models.DateField("đến hết ngày", null=True, blank=True)
    document = models.CharField("văn bản chuyển giao", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "người giữ nghĩa vụ"
        ordering = ("duty_id", "since", "pk")
        constraints = (
            models.UniqueConstraint("duty", condition=Q(until__isnull=True), name="one_present_holder_of_a_duty"),
            models.CheckConstraint(
                name="a_tenure_ends_after_it_begins",
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.name}, {self.since:%d/%m/%Y}"
