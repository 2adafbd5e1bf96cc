"""Bodies: departments, districts, institutes, enterprises; with their names through time."""

from datetime import date

import pghistory
from django.db import models
from django.db.models import Q

from gieo.identity.models.territory import Province
from gieo.identity.models.validity import Dated, DatedQuerySet
from gieo.kernel import text


class OrganisationKind(models.TextChoices):
    """What kind of body it is; quotas, recipients and rights follow from it."""

    PEOPLES_COMMITTEE = "peoples_committee", "Ủy ban nhân dân"
    DEPARTMENT = "department", "Sở, ban, ngành"
    DIVISION = "division", "Phòng, đơn vị thuộc Sở"
    DISTRICT = "district", "UBND huyện, thành phố"
    COMMUNE = "commune", "UBND xã, phường"
    PARTY = "party", "Cơ quan Đảng"
    PEOPLES_COUNCIL = "peoples_council", "Hội đồng nhân dân"
    MASS_ORGANISATION = "mass_organisation", "Đoàn thể, hội"
    SCIENCE_ORGANISATION = "science_organisation", "Tổ chức KH&CN"
    UNIVERSITY = "university", "Trường, viện"
    HOSPITAL = "hospital", "Bệnh viện"
    ENTERPRISE = "enterprise", "Doanh nghiệp, hợp tác xã"
    PRESS = "press", "Cơ quan báo chí"
    MINISTRY = "ministry", "Bộ, cơ quan trung ương"
    COUNCIL = "council", "Hội đồng KH&CN"
    OTHER = "other", "Khác"


@pghistory.track()
class Organisation(Dated):
    """A body. It keeps one number for life; names, parents and even the province change around it."""

    kind = models.CharField("loại", max_length=24, choices=OrganisationKind.choices)
    name = models.CharField("tên hiện nay", max_length=250)
    letters = models.CharField("chữ viết tắt trên văn bản", max_length=20, blank=True, help_text="như HTXHV")
    province = models.ForeignKey(
        Province, models.PROTECT, null=True, blank=True, related_name="organisations", verbose_name="tỉnh"
    )
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="cơ quan chủ quản"
    )
    successor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="predecessors", verbose_name="tổ chức kế thừa"
    )
    has_council = models.BooleanField("có Hội đồng KH&CN", default=False)
    verified_at = models.DateTimeField("đã xác minh lúc", null=True, blank=True)
    search = models.TextField("chữ để tìm", blank=True, editable=False)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "tổ chức"
        ordering = ("name",)
        constraints = (
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                "province", "name", condition=Q(valid_to__isnull=True), name="one_living_body_of_a_name"
            ),
        )

    def __str__(self) -> str:
        return self.name

    def name_on(self, day: date) -> str:
        """The official name on a day: papers print the name valid on their date."""
        dated = OrganisationName.objects.filter(organisation=self, is_official=True).valid_on(day)
        return dated.values_list("name", flat=True).first() or self.name


@pghistory.track()
class OrganisationName(Dated):
    """A name a body had or goes by: official names with their dates, and the short forms found in papers."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="names", verbose_name="tổ chức")
    name = models.CharField("tên", max_length=250)
    is_official = models.BooleanField("tên chính thức", default=False)
    search = models.CharField("chữ để tìm", max_length=400, editable=False, db_index=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "tên gọi"
        ordering = ("organisation_id", "valid_from", "pk")
        constraints = (
            *Dated.Meta.constraints,
            models.UniqueConstraint("organisation", "name", "valid_from", name="one_name_of_a_body_from_a_day"),
        )

    def __str__(self) -> str:
        return self.name

    @staticmethod
    def key_of(name: str) -> str:
        """The key under which a name is looked up, however it is spelled."""
        return text.search_key(name)


@pghistory.track()
class OrganisationCode(Dated):
    """The code of a body in one list of codes; the same digits mean another body in another list."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="codes", verbose_name="tổ chức")
    code_list = models.CharField("danh mục", max_length=12)
    code = models.CharField("mã", max_length=12)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "mã trong danh mục"
        ordering = ("code_list", "code", "pk")
        constraints = (
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                "code_list", "code", condition=Q(valid_to__isnull=True), name="one_living_body_of_a_code_in_a_list"
            ),
        )

    def __str__(self) -> str:
        return f"{self.code_list}:{self.code}"
