"""The orientation notice of a province for a plan year."""

from typing import TYPE_CHECKING

import pghistory
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext

from gieo.core.models import Stateful
from gieo.files.models import StoredFile
from gieo.identity.models import ProvinceOwned
from gieo.law.models import LegalDocument
from gieo.orientation.states import NOTICE_STATE_LABELS, NoticeState

if TYPE_CHECKING:
    from gieo.orientation.models.window import IntakeWindow


@pghistory.track()
class OrientationNotice(ProvinceOwned, Stateful):
    """An official notice as read, corrected and confirmed by a person. The source text stays as it came."""

    plan_year = models.PositiveSmallIntegerField("năm kế hoạch")
    version = models.PositiveSmallIntegerField("phiên bản", default=1)
    supersedes = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="superseded_by", verbose_name="thay thế"
    )
    document = models.OneToOneField(
        LegalDocument, models.PROTECT, related_name="orientation_notice", verbose_name="văn bản"
    )
    title = models.CharField("tên thông báo", max_length=500)
    symbol = models.CharField("ký hiệu", max_length=40, blank=True)
    place = models.CharField("nơi ban hành", max_length=100, blank=True)
    issuer = models.CharField("cơ quan ban hành", max_length=200, blank=True)
    signatory_position = models.CharField("chức vụ người ký", max_length=120, blank=True)
    signatory_name = models.CharField("người ký", max_length=120, blank=True)
    signing_capacity = models.CharField("tư cách ký", max_length=10, blank=True)
    form_rulebook = models.CharField("bộ quy tắc của mẫu phiếu", max_length=60, blank=True)
    printed_form = models.JSONField(
        "mẫu phiếu in kèm", default=dict, help_text="mục, dòng và số trang của mẫu trong văn bản"
    )
    source_file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tệp nguồn"
    )
    source_lines = models.JSONField("dòng văn bản nguồn", default=list)
    unassigned_lines = models.JSONField("dòng chưa gán", default=list)
    revised_because = models.CharField("lý do lập phiên bản này", max_length=500, blank=True)
    own_questions = models.JSONField("câu hỏi riêng của đợt", default=list, blank=True, editable=False)
    snapshot = models.JSONField("bản công bố", null=True, editable=False)
    published_at = models.DateTimeField("công bố lúc", null=True, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "thông báo định hướng"
        ordering = ("-plan_year", "province_id", "-version")
        constraints = (
            models.UniqueConstraint("province", "plan_year", "version", name="one_notice_of_a_version"),
            models.UniqueConstraint(
                "province",
                "plan_year",
                condition=Q(state=NoticeState.PUBLISHED),
                name="one_notice_in_force_per_province_and_year",
                violation_error_message="Tỉnh đã có thông báo định hướng đang có hiệu lực cho năm kế hoạch này.",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def first_window(self) -> "IntakeWindow | None":
        """The round that comes first; those whose days are unknown stand behind."""
        return self.windows.order_by(F("opens_at").asc(nulls_last=True), "pk").first()

    @property
    def audit_chain(self) -> str:
        """The chain of its province."""
        return self.province_id

    @property
    def state_label(self) -> str:
        """The state in words."""
        return gettext(NOTICE_STATE_LABELS[NoticeState(self.state)])

    def get_absolute_url(self) -> str:
        """The public page."""
        return reverse("orientation:public", args=[self.province.slug, self.plan_year])
