"""To whom a document goes, and the proof that it arrived: one distribution list for whatever is issued."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from gieo.identity.models import Organisation, Person, ProvinceOwned


class Channel(models.TextChoices):
    """How a document reaches somebody."""

    EXCHANGE = "exchange", "Trục liên thông văn bản"
    EMAIL = "email", "Thư điện tử"
    POST = "post", "Bưu điện"
    HAND = "hand", "Giao tận tay"
    PUBLIC = "public", "Đăng công khai"
    INBOX = "inbox", "Hộp văn bản đến trong hệ thống"
    ARCHIVE = "archive", "Lưu"


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    """Questions about deliveries."""

    def of(self, kind: str, pk: int) -> "DeliveryQuerySet":
        """The list of one document."""
        return self.filter(subject_kind=kind, subject_id=pk)

    def unproved(self) -> "DeliveryQuerySet":
        """Those that nobody has shown to have arrived."""
        return self.filter(received_at__isnull=True)


class Delivery(ProvinceOwned):
    """One recipient of one document: sent when and how, received when and by whom, and what shows it.

    The document is whatever was issued: an orientation notice, a decision of the register. `proof_sha256` is the
    hash of the file that shows the receipt (a returned slip, a message of the exchange), which lies with the document.
    `entry` is the printed line that a group was counted out of; a member of the council is a `person` of its own.
    """

    subject_kind = models.CharField("loại văn bản", max_length=40)
    subject_id = models.BigIntegerField("mã văn bản")
    place = models.PositiveSmallIntegerField("thứ tự")
    name = models.CharField("nơi nhận", max_length=250)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tổ chức"
    )
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người nhận đích danh"
    )
    entry = models.CharField("nơi nhận như in", max_length=500, blank=True)
    channel = models.CharField("cách gửi", max_length=12, choices=Channel.choices)
    address = models.CharField("địa chỉ gửi", max_length=250, blank=True)
    copies = models.PositiveSmallIntegerField("số bản", default=1)
    sent_at = models.DateTimeField("gửi lúc", null=True, blank=True)
    received_at = models.DateTimeField("nhận lúc", null=True, blank=True)
    received_by = models.CharField("người nhận", max_length=200, blank=True)
    proof = models.CharField("bằng chứng nhận", max_length=250, blank=True)
    proof_sha256 = models.CharField("mã băm bằng chứng", max_length=64, blank=True)

    PERSONAL_DATA: ClassVar[frozenset[str]] = frozenset({"received_by", "address"})

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "nơi nhận văn bản"
        ordering = ("subject_kind", "subject_id", "place")
        constraints = (
            models.UniqueConstraint("subject_kind", "subject_id", "place", name="one_recipient_of_a_place"),
            models.UniqueConstraint("subject_kind", "subject_id", "name", name="one_delivery_to_a_recipient"),
            models.CheckConstraint(
                condition=Q(received_at__isnull=True) | Q(sent_at__isnull=False, received_at__gte=models.F("sent_at")),
                name="received_after_sent",
            ),
            models.CheckConstraint(
                condition=Q(received_at__isnull=True) | ~Q(proof=""), name="receipt_of_a_document_has_proof"
            ),
        )

    def __str__(self) -> str:
        return self.name
