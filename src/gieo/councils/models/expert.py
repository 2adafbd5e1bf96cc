"""The provincial bank of experts (directive CT 02/2022, section 3.4)."""

from datetime import date
from enum import IntEnum
from typing import ClassVar

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse

from gieo.identity.models import Organisation, Person, ProvinceOwned
from gieo.kernel import text


class Reach(models.TextChoices):
    """Whether an expert can be had: councils are offered nobody who cannot be reached or does not want to sit."""

    REACHED = "reached", "Liên lạc được"
    UNREACHABLE = "unreachable", "Không liên lạc được"
    REFUSING = "refusing", "Từ chối tham gia"


class Level(IntEnum):
    """How well somebody knows a field of science."""

    NONE = 0
    KNOWS = 1
    WORKS = 2


@pghistory.track()
class Expert(ProvinceOwned):
    """Somebody a council can be made of.

    `reviewed_on` is the day an officer last looked the entry through, `confirmed_on` the day the expert last said that
    it still holds. Of the `science_fields` an expert knows, the `main_fields` are those worked in. `search` and
    `sort_key` are kept by the services that write the entry (`note_words`).
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="expertise", verbose_name="người")
    degree = models.CharField("học hàm, học vị", max_length=80)
    speciality = models.CharField("chuyên môn", max_length=300)
    keywords = models.CharField("từ khóa chuyên môn", max_length=500, blank=True)
    place = models.CharField("địa bàn", max_length=200, blank=True)
    science_fields = ArrayField(models.CharField(max_length=60), default=list, verbose_name="lĩnh vực")
    main_fields = ArrayField(
        models.CharField(max_length=60), default=list, blank=True, verbose_name="lĩnh vực chuyên sâu"
    )
    employer = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="nơi công tác"
    )
    consented_on = models.DateField("đồng ý có tên trong ngân hàng ngày", null=True, blank=True)
    reviewed_on = models.DateField("rà soát ngày")
    confirmed_on = models.DateField("tự xác nhận ngày", null=True, blank=True)
    is_active = models.BooleanField("đang tham gia", default=True)
    away_until = models.DateField("bận đến hết ngày", null=True, blank=True)
    reach = models.CharField("liên lạc", max_length=12, choices=Reach.choices, default=Reach.REACHED)
    reach_note = models.CharField("ghi chú liên lạc", max_length=300, blank=True)
    reach_on = models.DateField("ghi nhận liên lạc ngày", null=True, blank=True)
    search = models.TextField("chữ để tìm", blank=True, editable=False)
    sort_key = models.TextField("khóa sắp xếp", blank=True, editable=False, db_collation="C")

    class Meta:
        verbose_name = verbose_name_plural = "chuyên gia"
        ordering = ("person__full_name", "pk")
        constraints = (models.UniqueConstraint("province", "person", name="one_expert_entry_of_a_person"),)
        indexes = (models.Index(fields=("province", "sort_key", "id"), name="experts_by_name"),)

    def __str__(self) -> str:
        return f"{self.degree} {self.person.full_name}".strip()

    def get_absolute_url(self) -> str:
        """The page of the entry."""
        return reverse("councils:expert", args=[self.pk])

    def is_available_on(self, day: date) -> bool:
        """Whether a council of that day may be offered this expert."""
        is_away = self.away_until is not None and self.away_until >= day
        return self.is_active and not is_away and self.reach == Reach.REACHED

    def level_in(self, field: str) -> Level:
        """How well the expert knows a field, by its code."""
        if field in self.main_fields:
            return Level.WORKS
        return Level.KNOWS if field in self.science_fields else Level.NONE

    def note_words(self) -> None:
        """Write anew what the entry is found and sorted by."""
        employer = self.employer.name if self.employer else ""
        said = (self.degree, self.person.full_name, self.speciality, self.keywords, employer, self.place)
        self.search = text.search_key(" ".join(said))
        given = self.person.full_name.split()  # Vietnamese lists go by the given name, which stands last
        self.sort_key = text.sort_key(" ".join([*given[-1:], *given[:-1]]))


@pghistory.track()
class ExpertRefusal(models.Model):
    """An expert said no to an invitation; several within a time are a reason to look the entry through."""

    expert = models.ForeignKey(Expert, models.CASCADE, related_name="refusals", verbose_name="chuyên gia")
    on = models.DateField("từ chối ngày")
    words = models.CharField("lời mời, lý do", max_length=300)
    noted_at = models.DateTimeField("ghi lúc")
    noted_by_name = models.CharField("người ghi", max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "lần từ chối lời mời"
        ordering = ("expert_id", "on", "pk")

    def __str__(self) -> str:
        return f"{self.expert_id}: {self.on:%d/%m/%Y}"


class ChangeAnswer(models.TextChoices):
    """What became of a change an expert asked for."""

    WAITING = "waiting", "Chờ duyệt"
    ACCEPTED = "accepted", "Đã cập nhật"
    REFUSED = "refused", "Không cập nhật"


class ExpertChange(models.Model):
    """What an expert wants changed in the own entry; nothing changes before an officer says so (CT-3-4a)."""

    expert = models.ForeignKey(Expert, models.CASCADE, related_name="changes", verbose_name="chuyên gia")
    wanted = models.JSONField("nội dung đề nghị")
    asked_at = models.DateTimeField("đề nghị lúc")
    answer = models.CharField("kết quả", max_length=10, choices=ChangeAnswer.choices, default=ChangeAnswer.WAITING)
    decided_at = models.DateTimeField("xử lý lúc", null=True, blank=True)
    decided_by_name = models.CharField("người xử lý", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "đề nghị cập nhật chuyên gia"
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.expert_id} {self.get_answer_display()}"


class Origin(models.TextChoices):
    """How a person came to be put forward for the bank."""

    SELF = "self", "Tự đăng ký"
    NOMINATED = "nominated", "Cơ quan đề cử"


@pghistory.track()
class ExpertApplication(ProvinceOwned):
    """Somebody is put forward for the bank: of the own accord, or by a body. An officer decides once the person agrees.

    Personal data (purpose: to ask for consent): `email`, `phone`. Nobody sees them but the officers and the sender.
    """

    origin = models.CharField("cách vào", max_length=12, choices=Origin.choices)
    full_name = models.CharField("họ và tên", max_length=150)
    email = models.EmailField("thư điện tử")
    phone = models.CharField("điện thoại", max_length=30, blank=True)
    degree = models.CharField("học hàm, học vị", max_length=80, blank=True)
    speciality = models.CharField("chuyên môn", max_length=300)
    keywords = models.CharField("từ khóa chuyên môn", max_length=500, blank=True)
    science_fields = ArrayField(models.CharField(max_length=60), default=list, verbose_name="lĩnh vực")
    main_fields = ArrayField(
        models.CharField(max_length=60), default=list, blank=True, verbose_name="lĩnh vực chuyên sâu"
    )
    employer = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="nơi công tác"
    )
    place = models.CharField("địa bàn", max_length=200, blank=True)
    nominated_by = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="cơ quan đề cử"
    )
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người gửi")
    sent_at = models.DateTimeField("gửi lúc")
    consented_on = models.DateField("đồng ý ngày", null=True, blank=True)
    declined_at = models.DateTimeField("từ chối lúc", null=True, blank=True)
    answer = models.CharField("kết quả", max_length=10, choices=ChangeAnswer.choices, default=ChangeAnswer.WAITING)
    answer_words = models.CharField("lý do", max_length=500, blank=True)
    decided_at = models.DateTimeField("xử lý lúc", null=True, blank=True)
    decided_by_name = models.CharField("người xử lý", max_length=200, blank=True)

    PERSONAL_DATA: ClassVar[frozenset[str]] = frozenset({"email", "phone"})

    class Meta:
        verbose_name = verbose_name_plural = "đăng ký vào ngân hàng chuyên gia"
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                "province", "email", condition=models.Q(answer="waiting"), name="one_waiting_application_of_a_person"
            ),
        )

    def __str__(self) -> str:
        return f"{self.full_name}: {self.get_answer_display()}"
