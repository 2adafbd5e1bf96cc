"""The book of the one-stop counter: forms on paper or from the province's portal (BG25-IV-2, BG25-IV-3)."""

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from gieo.files.models import StoredFile
from gieo.identity.models import ProvinceOwned
from gieo.kernel.identifiers import DossierNumber
from gieo.orientation.models import IntakeWindow
from gieo.proposals.channels import Channel
from gieo.proposals.models.proposal import Proposal

STAGE = "MC"


class CounterBlock(ProvinceOwned):
    """A run of numbers a clerk takes along for the hours without a network; each has its code of proof already.

    A number of a closed block that stands in no entry was never given out and never will be.
    """

    year = models.PositiveSmallIntegerField("năm")
    first = models.PositiveIntegerField("từ số")
    last = models.PositiveIntegerField("đến số")
    codes = models.JSONField("mã kiểm tra của từng số")
    clerk = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người giữ")
    clerk_name = models.CharField("tên người giữ", max_length=200)
    reserved_at = models.DateTimeField("lấy lúc")
    closed_at = models.DateTimeField("đóng lúc", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "quyển số một cửa"
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint("province", "year", "first", name="one_block_from_a_number"),
            models.CheckConstraint(name="a_block_runs_forwards", condition=Q(first__lte=F("last"))),
        )

    def __str__(self) -> str:
        return f"{self.number_of(self.first)} – {self.last}"

    def number_of(self, serial: int) -> str:
        """A serial as it is printed."""
        return str(DossierNumber(self.province_id, STAGE, self.year, serial))

    @property
    def slots(self) -> dict[str, str]:
        """Number → code, in order."""
        serials = range(self.first, self.last + 1)
        return {self.number_of(serial): code for serial, code in zip(serials, self.codes, strict=True)}


class CounterEntry(ProvinceOwned):
    """One form received: who, what, when, under which number; bound to its scan and so to a proposal of its own.

    `arrived_at` is the instant of the handing over, by which the form is in time or late; it may lie before
    `entered_at`, when the book was kept without a network. `key` is the device's own name of the entry: the same key
    is the same entry, however often it is sent.

    Personal data (purpose: contact about the dossier): `phone`, `email`.
    """

    number = models.CharField("số tiếp nhận", max_length=30)
    code = models.CharField("mã kiểm tra", max_length=40, unique=True)
    key = models.CharField("khóa của thiết bị", max_length=80)
    block = models.ForeignKey(
        CounterBlock, models.PROTECT, null=True, blank=True, related_name="entries", verbose_name="quyển số"
    )
    given_number = models.CharField("số đã ghi trên giấy", max_length=30, blank=True)
    window = models.ForeignKey(IntakeWindow, models.PROTECT, related_name="+", verbose_name="đợt nhận")
    channel = models.CharField("cách nộp", max_length=10, choices=Channel.choices, default=Channel.COUNTER)
    portal_number = models.CharField("mã hồ sơ cổng dịch vụ công", max_length=60, blank=True)
    title = models.CharField("tên nhiệm vụ", max_length=500)
    proposer_name = models.CharField("người nộp", max_length=150)
    organisation_name = models.CharField("tổ chức đề xuất", max_length=250, blank=True)
    phone = models.CharField("điện thoại", max_length=30, blank=True)
    email = models.EmailField("thư điện tử", blank=True)
    pages = models.PositiveSmallIntegerField("số trang", default=1)
    arrived_at = models.DateTimeField("nhận lúc")
    claimed_at = models.DateTimeField("giờ của thiết bị", null=True, blank=True)
    entered_at = models.DateTimeField("vào sổ lúc")
    promised_on = models.DateField("hẹn trả lời ngày")
    clerk = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người nhận")
    clerk_name = models.CharField("tên người nhận", max_length=200)
    scan = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bản quét"
    )
    proposal = models.OneToOneField(
        Proposal, models.PROTECT, null=True, blank=True, related_name="counter_entry", verbose_name="đề xuất"
    )

    PERSONAL_DATA: ClassVar[frozenset[str]] = frozenset({"phone", "email"})

    class Meta:
        verbose_name = verbose_name_plural = "lượt tiếp nhận một cửa"
        ordering = ("-arrived_at", "-pk")
        constraints = (
            models.UniqueConstraint("province", "number", name="one_counter_entry_of_a_number"),
            models.UniqueConstraint("province", "key", name="one_counter_entry_of_a_key"),
            models.UniqueConstraint(
                "province", "portal_number", condition=~Q(portal_number=""), name="one_entry_of_a_portal_number"
            ),
            models.CheckConstraint(
                name="a_scan_makes_a_proposal",
                condition=Q(scan__isnull=True, proposal__isnull=True) | Q(scan__isnull=False, proposal__isnull=False),
            ),
        )
        indexes = (models.Index(fields=("province", "-arrived_at", "-id"), name="book_of_a_counter"),)

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def is_late(self) -> bool:
        """Whether it came after the window had closed."""
        return self.window.is_past_at(self.arrived_at)

    @property
    def last_instant(self) -> datetime | None:
        """Until when its window received."""
        return self.window.last_instant

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("proposals:counter-entry", args=[self.number])
