"""The application of a body that wants to carry out a task (TT 20/2023, article 5)."""

from datetime import datetime
from typing import Any, ClassVar

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q

from gieo.dossiers.audience import Party, party
from gieo.dossiers.models import Dossier
from gieo.identity.models import Organisation, Person
from gieo.identity.selectors import bodies_named
from gieo.kernel.actors import Role
from gieo.kernel.workflow import Transition
from gieo.rulebooks import library
from gieo.selection.models.call import Call
from gieo.selection.rows import MoneyRow, state_money_of, total_of

GONE = ("withdrawn", "cancelled")


# The salt stays out of the history, which the office reads: with it the names under the seal could be guessed.
@pghistory.track(exclude=["seal_salt"])
class Application(Dossier):
    """What a host offers: who leads, with whom, what is done, what comes out, what it costs.

    Until the opening of its call only the people of the host read it; even its name on the docket says nothing.
    `sealed_sha256` is the hash of everything in it at the moment of sealing (`application.sealing`). `seal_salt`
    is shown to nobody: it keeps whom the host named as unwanted judges from being guessed out of that hash.

    Personal data (purpose: whether the leader may lead the task, and whether those who work on it have the time):
    `degree`, `speciality`, `career`, `members`.
    """

    call = models.ForeignKey(Call, models.PROTECT, related_name="applications", verbose_name="thông báo tuyển chọn")
    host = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="tổ chức đăng ký chủ trì")
    principal_investigator = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="chủ nhiệm"
    )
    principal_name = models.CharField("họ tên chủ nhiệm", max_length=150, blank=True)
    degree = models.CharField("trình độ chủ nhiệm", max_length=20, blank=True)
    speciality = models.CharField("chuyên ngành chủ nhiệm", max_length=200, blank=True)
    years_in_field = models.PositiveSmallIntegerField("số năm hoạt động trong lĩnh vực", default=0)
    career = models.TextField("lý lịch khoa học", blank=True)
    partners = models.JSONField("tổ chức phối hợp", default=list)
    members = models.JSONField("người thực hiện", default=list)
    objectives = models.TextField("mục tiêu", blank=True)
    content = models.TextField("nội dung", blank=True)
    products = models.JSONField("sản phẩm", default=list)
    money = models.JSONField("kinh phí đề nghị", default=list)
    lump_sum = models.CharField("phương thức khoán đề nghị", max_length=16, blank=True)
    months = models.PositiveSmallIntegerField("thời gian thực hiện (tháng)", default=0)
    trainees = models.PositiveSmallIntegerField("số người đào tạo sau đại học", default=0)
    sealed_at = models.DateTimeField("niêm phong lúc", null=True, editable=False)
    sealed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người niêm phong"
    )
    sealed_sha256 = models.CharField("mã băm niêm phong", max_length=64, blank=True, editable=False)
    seal_salt = models.CharField("chuỗi ngẫu nhiên của niêm phong", max_length=64, blank=True, editable=False)
    unsealed_at = models.DateTimeField("mở lúc", null=True, editable=False)
    findings = models.JSONField("kết quả kiểm tra", default=dict, editable=False)
    score = models.CharField("điểm", max_length=20, blank=True, editable=False)

    PERSONAL_DATA: ClassVar[frozenset[str]] = frozenset({"degree", "speciality", "career", "members"})

    READ_WITH = ("host", "call")

    class Meta(Dossier.Meta):
        verbose_name = verbose_name_plural = "hồ sơ đăng ký"
        constraints = (
            *Dossier.Meta.constraints,
            models.UniqueConstraint(
                "call", "host", condition=~Q(state__in=GONE), name="one_living_application_of_a_host"
            ),
            models.CheckConstraint(
                name="what_is_sealed_has_its_hash",
                condition=Q(state__in=("draft", *GONE)) | (~Q(sealed_sha256="") & Q(sealed_at__isnull=False)),
                violation_error_message="Hồ sơ đã niêm phong phải có mã băm.",
            ),
        )

    @property
    def was_opened(self) -> bool:
        """Whether anybody but its host may know what it says, or whose it is."""
        return self.unsealed_at is not None

    @property
    def leader(self) -> str:
        """The principal investigator's name."""
        return str(self.principal_investigator or self.principal_name)

    @property
    def team(self) -> list[tuple[str, str]]:
        """Who does the work, as written: name, and name with what each does."""
        return [(row["name"], ", ".join(filter(None, (row["name"], row.get("part", ""))))) for row in self.members]

    @property
    def partner_bodies(self) -> list[Organisation]:
        """Those of its partners that the register of bodies knows by name."""
        return list(bodies_named((row["name"] for row in self.partners), self.province_id).values())

    @property
    def money_rows(self) -> tuple[MoneyRow, ...]:
        """What is asked, by source and year."""
        return tuple(MoneyRow.model_validate(row) for row in self.money)

    @property
    def total(self) -> int:
        """All money it asks for, in đồng."""
        return total_of(self.money_rows)

    @property
    def state_money(self) -> int:
        """What it asks of the State budget, in đồng."""
        return state_money_of(self.money_rows)

    @property
    def host_proposed(self) -> bool:
        """Whether the host is the body that proposed the task (TT 20/2023, article 11: the bonus)."""
        return self.task is not None and self.task.proposing_body_id == self.host_id

    @property
    def trains(self) -> bool:
        """Whether it trains people of the province beyond their first degree (CNSH-II-4b: priority)."""
        return self.trainees > 0

    def first_clock(self, at: datetime) -> tuple[datetime | None, str]:  # noqa: ARG002  (the call sets the hour)
        """A draft lives until the call closes."""
        return self.call.closes_at, library.get(self.call.rulebook).deadline("call.open").basis[0]

    def clock_after(self, row: Transition[Any, Any], at: datetime) -> tuple[datetime | None, str]:
        """A draft lives until the hour of the call; once opened, the days the call has for checking run."""
        if row.name == "take_back":
            return self.first_clock(at)
        if row.name == "unseal":
            return self.call.due_at, self.call.due_basis
        return super().clock_after(row, at)

    def parties(self) -> dict[Role, Party]:
        """The body that applies."""
        return {Role.HOST: party(bodies=[self.host_id], name=self.host.name)}
