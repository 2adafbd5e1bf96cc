"""The receipt: what arrived, when, under which number; it can be checked by anybody who holds it."""

import pgtrigger
from django.db import models

from gieo.files.models import StoredFile
from gieo.identity.models import ProvinceOwned
from gieo.proposals.models.proposal import Proposal


class Receipt(ProvinceOwned):
    """One submission, sealed: rows are added, never changed. Numbers of a province and year have no gap, no repeat.

    `content` is what `content_hash` was taken of, so that the form can be edited again after a return while the
    officer goes on reading what was sent.
    """

    number = models.CharField("số giấy tiếp nhận", max_length=30)
    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="receipts", verbose_name="đề xuất")
    arrived_at = models.DateTimeField("thời điểm nhận", help_text="lúc bấm nộp, không phải lúc xử lý xong")
    late = models.BooleanField("quá hạn", default=False)
    content = models.JSONField("nội dung đã nộp")
    content_hash = models.CharField("mã băm nội dung", max_length=64)
    pages = models.PositiveSmallIntegerField("số trang")
    pdf = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name="bản in đã nộp")
    files = models.JSONField("tệp đã lưu", default=list, help_text="tên, dung lượng, mã băm của từng tệp")
    code = models.CharField("mã kiểm tra", max_length=40, unique=True)

    class Meta:
        verbose_name = verbose_name_plural = "giấy tiếp nhận"
        ordering = ("-arrived_at", "-pk")
        constraints = (models.UniqueConstraint("province", "number", name="one_receipt_of_a_number"),)
        triggers = (pgtrigger.Protect(name="sealed", operation=pgtrigger.Update | pgtrigger.Delete),)

    def __str__(self) -> str:
        return self.number
