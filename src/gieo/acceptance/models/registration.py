"""The registration of a result, and the ledger of who holds which right on it."""

from datetime import datetime

import pghistory
import pgtrigger
from django.db import models

from gieo.acceptance.hosts import host_of
from gieo.acceptance.registration.choices import Right
from gieo.dossiers.audience import Party
from gieo.dossiers.models import Dossier
from gieo.identity.models import Organisation, ProvinceOwned
from gieo.kernel.actors import Role
from gieo.kernel.working_days import end_of_day
from gieo.registry.models import Task
from gieo.rulebooks import library


@pghistory.track()
class Registration(Dossier):
    """One registration of one result, owed by the host from the day the task was accepted (ND 11/2014, article 7.1).

    `is_late` says that the file came after the limit; a late file is taken in and shown as such.
    """

    accepted_on = models.DateField("nghiệm thu ngày")
    papers = models.JSONField("tài liệu trong hồ sơ", default=list, help_text="khóa và tên trong bộ quy tắc")
    filed_at = models.DateTimeField("nộp lúc", null=True, editable=False)
    is_late = models.BooleanField("quá hạn", default=False, editable=False)
    certificate = models.CharField("số giấy chứng nhận", max_length=60, blank=True)
    certified_on = models.DateField("ngày giấy chứng nhận", null=True, blank=True)
    address = models.URLField("nơi công bố", max_length=500, blank=True)
    published_on = models.DateField("công bố ngày", null=True, blank=True)

    READ_WITH = ("task__host", "task__principal_investigator")

    class Meta(Dossier.Meta):
        verbose_name = verbose_name_plural = "đăng ký kết quả"
        constraints = (
            *Dossier.Meta.constraints,
            models.UniqueConstraint(
                "province",
                "certificate",
                condition=~models.Q(certificate=""),
                name="one_registration_of_a_certificate",
            ),
        )

    def parties(self) -> dict[Role, Party]:
        """The host, who owes the registration."""
        return {Role.HOST: host_of(self.task)}

    def first_clock(self, at: datetime) -> tuple[datetime | None, str]:  # noqa: ARG002  (counted from the acceptance)
        """Until when the host has to file, counted from the acceptance."""
        rule = library.get(self.rulebook).deadline("registration.file")
        return end_of_day(rule.due(self.accepted_on)), rule.basis[0]


class RightsEntry(ProvinceOwned):
    """A line of the ledger: who holds a right on the result of a task, since when, by what. Lines are only added."""

    task = models.ForeignKey(Task, models.PROTECT, related_name="rights", verbose_name="nhiệm vụ")
    registration = models.ForeignKey(
        Registration, models.PROTECT, related_name="rights", verbose_name="đăng ký kết quả"
    )
    holder = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="bên giữ quyền")
    right = models.CharField("quyền", max_length=12, choices=[(right.value, right.label) for right in Right])
    since = models.DateField("từ ngày")
    basis = models.CharField("căn cứ", max_length=80)
    document = models.CharField("văn bản", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "sổ quyền đối với kết quả"
        ordering = ("task_id", "pk")
        triggers = (pgtrigger.Protect(name="as_entered", operation=pgtrigger.Update | pgtrigger.Delete),)

    def __str__(self) -> str:
        return f"{Right(self.right).label}: {self.holder}"
