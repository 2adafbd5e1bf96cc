"""An order: what a body wants researched, with its grounds (directive CT 02/2022, section 1)."""

import pghistory
from django.db import models

from gieo.core.models import Pausable
from gieo.dossiers.audience import Party, party
from gieo.dossiers.models import Dossier
from gieo.identity.models import Organisation
from gieo.kernel.actors import Role
from gieo.matters.models import Matter
from gieo.orientation.models.content import OrientationItem


@pghistory.track()
class Order(Pausable, Dossier):
    """One written order of a department, district or other body for the orientation of a plan year.

    `is_late` says that it came after the standing window (C-01); a late order is kept and shown as such, and rolls
    into the next draft when nobody used it.
    """

    body = models.ForeignKey(Organisation, models.PROTECT, related_name="orders", verbose_name="cơ quan đặt hàng")
    science_field = models.CharField("lĩnh vực", max_length=60, blank=True)
    grounds = models.JSONField("căn cứ đặt hàng", default=list, help_text="khóa và tên trong bộ quy tắc")
    citation = models.CharField("văn bản làm căn cứ", max_length=300, blank=True)
    need = models.TextField("sự cần thiết")
    expected_result = models.TextField("kết quả cần có")
    application_address = models.CharField("địa chỉ ứng dụng", max_length=300, blank=True)
    product = models.CharField("sản phẩm chủ lực", max_length=200, blank=True)
    local_product = models.ForeignKey(
        Matter, models.PROTECT, null=True, blank=True, related_name="orders", verbose_name="sản phẩm trong danh mục"
    )
    document = models.CharField("văn bản đặt hàng", max_length=200, blank=True)
    sent_at = models.DateTimeField("gửi lúc", null=True, editable=False)
    is_late = models.BooleanField("quá hạn", default=False, editable=False)
    items = models.ManyToManyField(
        OrientationItem, blank=True, related_name="orders", verbose_name="nội dung định hướng"
    )

    READ_WITH = ("body",)

    class Meta(Dossier.Meta):
        verbose_name = verbose_name_plural = "đặt hàng"

    def parties(self) -> dict[Role, Party]:
        """The body that orders."""
        return {Role.FOCAL_OFFICER: party(bodies=[self.body_id], name=self.body.name)}
