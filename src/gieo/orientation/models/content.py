"""Fields and items: what the province wants researched, each sentence tied to its lines in the source."""

from typing import ClassVar

import pghistory
from django.db import models

from gieo.identity.models import Organisation
from gieo.law.models import LegalDocument
from gieo.orientation.models.line import Line
from gieo.orientation.models.notice import OrientationNotice


@pghistory.track()
class OrientationField(Line):
    """A field of a notice under the number and title it was printed with."""

    notice = models.ForeignKey(OrientationNotice, models.CASCADE, related_name="fields", verbose_name="thông báo")
    order = models.PositiveSmallIntegerField("thứ tự")
    label = models.CharField("số in", max_length=20, blank=True, help_text="giữ nguyên như in, ví dụ III.")
    title = models.CharField("tên lĩnh vực", max_length=250)
    science_fields = models.JSONField("lĩnh vực chung", default=list, help_text="một hoặc nhiều mã của ScienceField")
    line = models.PositiveIntegerField("dòng", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "lĩnh vực"
        ordering = ("notice_id", "order")
        constraints = (
            models.UniqueConstraint(
                fields=("notice", "order"), name="one_field_of_a_place", deferrable=models.Deferrable.DEFERRED
            ),
        )

    def __str__(self) -> str:
        return f"{self.order}. {self.title}"


@pghistory.track()
class OrientationItem(Line):
    """One thing wanted. `code` is its name for life ("2.14" within its notice); proposals point at it.

    Orders it came from are its `orders`, guidance it follows its `documents` (CT-1-2a). `period`, `further_fields`,
    `localities` and `priority_fields` say for which years it is, and whether it crosses fields and places (CT-1-2b).
    """

    field = models.ForeignKey(OrientationField, models.CASCADE, related_name="items", verbose_name="lĩnh vực")
    order = models.PositiveSmallIntegerField("thứ tự")
    code = models.CharField("mã", max_length=12)
    text = models.TextField("nội dung")
    first_line = models.PositiveIntegerField("từ dòng", null=True, blank=True)
    last_line = models.PositiveIntegerField("đến dòng", null=True, blank=True)
    corrected = models.BooleanField("đã sửa so với nguồn", default=False)
    footnotes = models.JSONField("chú thích", default=list)
    footnotes_inferred = models.BooleanField("chú thích suy từ mục trước", default=False)
    documents = models.ManyToManyField(LegalDocument, blank=True, related_name="+", verbose_name="văn bản nguồn")
    organisations = models.ManyToManyField(Organisation, blank=True, related_name="+", verbose_name="tổ chức nêu tên")
    period = models.CharField("năm, giai đoạn", max_length=40, blank=True, help_text="bỏ trống: năm của thông báo")
    further_fields = models.JSONField("lĩnh vực khác", default=list, help_text="khóa trong bộ quy tắc: liên ngành")
    localities = models.JSONField("địa phương", default=list, help_text="tên các địa phương: liên vùng")
    priority_fields = models.JSONField("lĩnh vực trọng tâm", default=list, help_text="khóa trong bộ quy tắc")
    search = models.TextField("chữ để tìm", blank=True, editable=False)

    PUBLIC: ClassVar[bool] = True

    class Meta:
        verbose_name = verbose_name_plural = "nội dung định hướng"
        ordering = ("field_id", "order")
        constraints = (
            models.UniqueConstraint(
                fields=("field", "order"), name="one_item_of_a_place", deferrable=models.Deferrable.DEFERRED
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.text[:60]}"

    @property
    def is_interdisciplinary(self) -> bool:
        """Whether it asks for more than its own field."""
        return bool(self.further_fields)

    @property
    def is_interregional(self) -> bool:
        """Whether it is for more than one place."""
        return len(self.localities) > 1
