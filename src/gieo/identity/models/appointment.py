"""Who sits where, from when to when, by which decision: files belong to seats, not to persons."""

import pghistory
from django.db import models

from gieo.identity.models.organisation import Organisation
from gieo.identity.models.person import Person
from gieo.identity.models.territory import ProvinceOwned
from gieo.identity.models.validity import Dated, DatedQuerySet
from gieo.kernel.actors import Role, Seat

ROLE_LABELS: dict[Role, str] = {
    Role.PROPOSER: "Người đề xuất",
    Role.COUNTER_CLERK: "Cán bộ một cửa",
    Role.FOCAL_OFFICER: "Cán bộ đầu mối",
    Role.SCIENCE_OFFICER: "Chuyên viên quản lý khoa học",
    Role.RECORDS_CLERK: "Văn thư",
    Role.FINANCE_OFFICER: "Cán bộ tài chính",
    Role.INSPECTOR: "Thanh tra viên",
    Role.DIRECTOR: "Lãnh đạo Sở",
    Role.CHAIRMAN: "Lãnh đạo UBND tỉnh",
    Role.COUNCIL_MEMBER: "Thành viên hội đồng",
    Role.COUNCIL_SECRETARY: "Thư ký hội đồng",
    Role.HOST: "Tổ chức chủ trì",
    Role.PRESS: "Cơ quan báo chí",
    Role.ADMINISTRATOR: "Quản trị",
    Role.AUDITOR: "Kiểm toán",
    Role.SYSTEM: "Hệ thống",
}


@pghistory.track()
class Appointment(ProvinceOwned, Dated):
    """A person holds a seat.

    Attributes:
        asked_body: the body a person says they propose for, which was known here already: until an officer confirms it
            the seat is of no body, and opens nothing of it.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="appointments", verbose_name="người")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="appointments", verbose_name="tổ chức"
    )
    role = models.CharField("vai trò", max_length=24, choices=[(role.value, ROLE_LABELS[role]) for role in ROLE_LABELS])
    post = models.CharField("chức danh", max_length=150, blank=True)
    decision = models.CharField("quyết định số", max_length=80, blank=True)
    asked_body = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="askers", verbose_name="tổ chức tự khai"
    )
    is_deputy = models.BooleanField("cấp phó, ký thay cấp trưởng (KT.)", default=False)

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = verbose_name_plural = "bổ nhiệm"
        ordering = ("person_id", "valid_from", "pk")

    def __str__(self) -> str:
        return f"{self.person}: {self.post or self.get_role_display()}"

    @property
    def seat(self) -> Seat:
        """The seat as policies see it."""
        return Seat(Role(self.role), self.province_id, self.organisation_id)
