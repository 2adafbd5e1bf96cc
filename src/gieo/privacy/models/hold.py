"""What keeps data beyond their time, and what was erased when their time was over."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from gieo.identity.models import Person, ProvinceOwned
from gieo.rulebooks import library


class LegalHold(ProvinceOwned):
    """An inspection, a complaint, a court: data of a person, or a whole class of records, stay until it is lifted."""

    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="holds", verbose_name="chủ thể dữ liệu"
    )
    record_class = models.CharField("lớp dữ liệu", max_length=40, blank=True)
    reason = models.CharField("lý do", max_length=300)
    document = models.CharField("văn bản", max_length=200)
    placed_at = models.DateTimeField("đặt lúc")
    placed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người đặt")
    lifted_at = models.DateTimeField("gỡ lúc", null=True, blank=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người gỡ"
    )

    class Meta:
        verbose_name = verbose_name_plural = "giữ theo yêu cầu của pháp luật"
        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(
                name="a_hold_is_on_a_person_or_a_class",
                condition=Q(person__isnull=False, record_class="") | Q(person__isnull=True) & ~Q(record_class=""),
                violation_error_message="Nêu một người hoặc một lớp dữ liệu.",
            ),
        )

    def __str__(self) -> str:
        return self.document

    @property
    def what(self) -> str:
        """Whose data, or which class of records, in words; a class that left the rules by its key."""
        if self.person is not None:
            return str(self.person)
        return next(
            (rule.what for rule in library.privacy().retention if rule.key == self.record_class), self.record_class
        )


class RetentionDecision(ProvinceOwned):
    """How many years a province keeps the personal fields of a class; the latest counts, before it nothing goes."""

    record_class = models.CharField("lớp dữ liệu", max_length=40)
    years = models.PositiveSmallIntegerField("số năm")
    document = models.CharField("văn bản", max_length=200)
    decided_on = models.DateField("ngày quyết định")
    entered_at = models.DateTimeField("nhập lúc")
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người nhập"
    )

    class Meta:
        verbose_name = verbose_name_plural = "quyết định thời hạn lưu"
        ordering = ("pk",)
        constraints = (models.CheckConstraint(name="kept_for_a_year_at_least", condition=Q(years__gte=1)),)
        triggers = (pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),)

    def __str__(self) -> str:
        return f"{self.record_class}: {self.years}"


class ErasureRun(models.Model):
    """One class of records of which the time was over: how many rows were blanked, up to which day."""

    record_class = models.CharField("lớp dữ liệu", max_length=40)
    up_to = models.DateField("dữ liệu đến ngày")
    rows = models.PositiveIntegerField("số dòng")
    at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = verbose_name_plural = "lần xóa theo thời hạn"
        ordering = ("-pk",)
        triggers = (pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),)

    def __str__(self) -> str:
        return f"{self.record_class} {self.up_to:%d/%m/%Y}"
