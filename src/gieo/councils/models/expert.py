"""The provincial bank of experts (directive CT 02/2022, section 3.4)."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models

from gieo.identity.models import Organisation, Person, ProvinceOwned


@pghistory.track()
class Expert(ProvinceOwned):
    """Somebody a council can be made of. `reviewed_on` is the day the entry was last looked through."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="expertise", verbose_name="người")
    degree = models.CharField("học hàm, học vị", max_length=80)
    speciality = models.CharField("chuyên môn", max_length=300)
    science_fields = ArrayField(models.CharField(max_length=60), default=list, verbose_name="lĩnh vực")
    employer = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="nơi công tác"
    )
    consented_on = models.DateField("đồng ý có tên trong ngân hàng ngày", null=True, blank=True)
    reviewed_on = models.DateField("rà soát ngày")
    is_active = models.BooleanField("đang tham gia", default=True)

    class Meta:
        verbose_name = verbose_name_plural = "chuyên gia"
        ordering = ("person__full_name", "pk")
        constraints = (models.UniqueConstraint("province", "person", name="one_expert_entry_of_a_person"),)

    def __str__(self) -> str:
        return f"{self.degree} {self.person.full_name}".strip()


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
