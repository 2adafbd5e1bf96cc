"""What is recorded of a result in the years after its acceptance. Rows are added, never changed."""

import pgtrigger
from django.conf import settings
from django.db import models

from gieo.identity.models import Organisation
from gieo.outcomes.models.outcome import Outcome
from gieo.outcomes.outcome.choices import EventKind, Protection, UserKind


class Recorded(models.Model):
    """Something about an outcome that somebody recorded."""

    recorded_at = models.DateTimeField("ghi lúc")
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người ghi"
    )

    class Meta:
        abstract = True
        ordering = ("outcome_id", "pk")


class DisseminationEvent(Recorded):
    """A conference, a training or something published on a result (CT-5-1b, CT-5-2a)."""

    outcome = models.ForeignKey(Outcome, models.PROTECT, related_name="disseminations", verbose_name="hiệu quả kết quả")
    kind = models.CharField("hình thức", max_length=12, choices=[(kind.value, kind.label) for kind in EventKind])
    on = models.DateField("ngày")
    title = models.CharField("tên", max_length=500)
    outlet = models.CharField("nơi tổ chức, cơ quan đăng", max_length=300)
    link = models.URLField("liên kết", max_length=500, blank=True)

    class Meta(Recorded.Meta):
        verbose_name = verbose_name_plural = "hoạt động phổ biến"

    def __str__(self) -> str:
        return f"{self.on:%d/%m/%Y} {self.title}"


class ResultUse(Recorded):
    """Somebody uses a result: who, where, on what scale, since when, with which product (CT-9-2, BP-I-2g)."""

    outcome = models.ForeignKey(Outcome, models.PROTECT, related_name="uses", verbose_name="hiệu quả kết quả")
    body = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="nơi báo cáo"
    )
    user_kind = models.CharField(
        "loại nơi dùng", max_length=16, choices=[(kind.value, kind.label) for kind in UserKind]
    )
    user_name = models.CharField("nơi dùng", max_length=300)
    place = models.CharField("địa điểm", max_length=300)
    scale = models.CharField("quy mô", max_length=300)
    since = models.DateField("dùng từ ngày")
    product = models.CharField("sản phẩm cụ thể", max_length=300, blank=True)

    class Meta(Recorded.Meta):
        verbose_name = verbose_name_plural = "ứng dụng kết quả"

    def __str__(self) -> str:
        return f"{self.user_name}, {self.place}"


class ApplicationReport(Recorded):
    """The report on the use of a result in one period of twelve months (TT 14/2014, article 19)."""

    outcome = models.ForeignKey(Outcome, models.PROTECT, related_name="reports", verbose_name="hiệu quả kết quả")
    period = models.PositiveSmallIntegerField("kỳ")
    is_applied = models.BooleanField("có ứng dụng")
    summary = models.TextField("tình hình ứng dụng")
    revenue = models.BigIntegerField("doanh thu, lợi ích", default=0)

    class Meta(Recorded.Meta):
        verbose_name = verbose_name_plural = "báo cáo ứng dụng"
        constraints = (models.UniqueConstraint("outcome", "period", name="one_application_report_of_a_period"),)

    def __str__(self) -> str:
        return f"{self.outcome_id}/{self.period}"


class ProfitShare(Recorded):
    """A line of the ledger of profit: what a result brought in a year, and who got what of it. Lines are only added.

    A line for a year that has one corrects it; the last one counts.
    """

    outcome = models.ForeignKey(Outcome, models.PROTECT, related_name="profits", verbose_name="hiệu quả kết quả")
    year = models.PositiveSmallIntegerField("năm")
    profit = models.BigIntegerField("lợi nhuận sau thuế")
    state_percent = models.PositiveSmallIntegerField("phần ngân sách nhà nước, %")
    protection = models.CharField("bảo hộ", max_length=12, choices=[(kind.value, kind.label) for kind in Protection])
    authors = models.BigIntegerField("chia cho tác giả")
    organisers = models.BigIntegerField("thưởng người tổ chức thương mại hóa", default=0)
    reinvested = models.BigIntegerField("tái đầu tư", default=0)
    decision = models.CharField("văn bản phân chia", max_length=300)
    least = models.BigIntegerField("mức tối thiểu cho tác giả", help_text="tính theo quy tắc của ngày ghi")

    class Meta(Recorded.Meta):
        verbose_name = verbose_name_plural = "phân chia lợi nhuận"
        constraints = (
            models.CheckConstraint(
                name="no_more_is_shared_than_was_made",
                condition=models.Q(profit__gte=models.F("authors") + models.F("organisers") + models.F("reinvested"))
                & models.Q(authors__gte=models.F("least")),
                violation_error_message="Tổng chia vượt lợi nhuận, hoặc phần của tác giả dưới mức tối thiểu.",
            ),
        )
        triggers = (pgtrigger.Protect(name="as_entered", operation=pgtrigger.Update | pgtrigger.Delete),)

    def __str__(self) -> str:
        return f"{self.outcome_id}/{self.year}"


class Commendation(Recorded):
    """A body or person commended for a result (CT-5-2b)."""

    outcome = models.ForeignKey(Outcome, models.PROTECT, related_name="commendations", verbose_name="hiệu quả kết quả")
    subject = models.CharField("tập thể, cá nhân", max_length=300)
    merit = models.TextField("thành tích")
    form = models.CharField("hình thức", max_length=200)
    decision = models.CharField("quyết định", max_length=200)
    on = models.DateField("ngày quyết định")

    class Meta(Recorded.Meta):
        verbose_name = verbose_name_plural = "khen thưởng"

    def __str__(self) -> str:
        return f"{self.subject}: {self.form}"
