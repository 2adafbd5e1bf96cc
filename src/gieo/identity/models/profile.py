"""What people and bodies say of themselves, typed once; each saying is a row, so that a day of the past can be read."""

from datetime import datetime
from typing import ClassVar, Self, TypeVar

from django.db import models

from gieo.identity.models.organisation import Organisation
from gieo.identity.models.person import Person, User

Row_co = TypeVar("Row_co", bound=models.Model, covariant=True)


class SaidQuerySet(models.QuerySet[Row_co]):
    """Sayings by when they were said."""

    def as_of(self, at: datetime) -> Self:
        """What had been said by an instant, the latest first."""
        return self.filter(said_at__lte=at).order_by("-said_at", "-pk")


class PersonProfile(models.Model):
    """What a person says of themselves, from an instant on."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="profiles", verbose_name="người")
    said_at = models.DateTimeField("ghi lúc")
    full_name = models.CharField("họ và tên", max_length=150)
    degree = models.CharField("học hàm, học vị", max_length=80, blank=True)
    orcid = models.CharField("mã định danh nhà nghiên cứu (ORCID)", max_length=19, blank=True)
    phone = models.CharField("điện thoại", max_length=30, blank=True)
    email = models.EmailField("thư điện tử", blank=True)
    address = models.CharField("địa chỉ", max_length=250, blank=True)

    PERSONAL_DATA: ClassVar[frozenset[str]] = frozenset({"phone", "email", "address"})

    objects = SaidQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "lý lịch người"
        ordering = ("person_id", "said_at", "pk")
        indexes = (models.Index(fields=("person", "-said_at"), name="profiles_of_a_person"),)

    def __str__(self) -> str:
        return self.full_name


class OrganisationProfile(models.Model):
    """What a body says of itself, from an instant on: where it is, who speaks for it, its tax code and account."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="profiles", verbose_name="tổ chức")
    said_at = models.DateTimeField("ghi lúc")
    said_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người ghi")
    address = models.CharField("địa chỉ", max_length=250, blank=True)
    phone = models.CharField("điện thoại", max_length=30, blank=True)
    email = models.EmailField("thư điện tử", blank=True)
    website = models.URLField("trang thông tin", blank=True)
    tax_code = models.CharField("mã số thuế", max_length=14, blank=True)
    account = models.CharField("số tài khoản", max_length=40, blank=True)
    bank = models.CharField("nơi mở tài khoản", max_length=150, blank=True)
    representative = models.CharField("người đại diện theo pháp luật", max_length=150, blank=True)
    position = models.CharField("chức vụ người đại diện", max_length=100, blank=True)

    objects = SaidQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "lý lịch tổ chức"
        ordering = ("organisation_id", "said_at", "pk")
        indexes = (models.Index(fields=("organisation", "-said_at"), name="profiles_of_a_body"),)

    def __str__(self) -> str:
        return self.organisation.name
