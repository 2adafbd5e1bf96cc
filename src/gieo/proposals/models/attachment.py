"""Papers that go with a proposal."""

from django.db import models

from gieo.files.models import StoredFile
from gieo.proposals.models.proposal import Proposal


class AttachmentKind(models.TextChoices):
    """What the paper is."""

    SIGNED_FORM = "signed_form", "Phiếu đã ký, đóng dấu"
    ORDER_DOCUMENT = "order_document", "Văn bản đặt hàng"
    AGREEMENT = "agreement", "Văn bản thống nhất của địa phương, đơn vị"
    APPLICATION_PLAN = "application_plan", "Phương án ứng dụng kết quả"
    TECHNOLOGY_PROOF = "technology_proof", "Minh chứng công nghệ chuyển giao đã được đánh giá có hiệu quả"
    OTHER = "other", "Tài liệu khác"


class Attachment(models.Model):
    """One paper. Taking it off leaves the row, so that an older receipt still names what it received."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="attachments", verbose_name="đề xuất")
    kind = models.CharField("loại", max_length=20, choices=AttachmentKind.choices)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name="tệp")
    added_at = models.DateTimeField("thêm lúc")
    removed_at = models.DateTimeField("gỡ lúc", null=True, blank=True)
    page_faults = models.JSONField("điểm lệch của trang", default=list, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "tài liệu kèm theo"
        ordering = ("proposal_id", "pk")

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.file}"
