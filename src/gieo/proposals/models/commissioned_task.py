"""A task on the list that the province commissions."""

from datetime import datetime

import pghistory
from django.db import models

from gieo.dossiers.models import Dossier
from gieo.identity.models import Organisation
from gieo.orientation.models import Order
from gieo.proposals.models.determination import Determination
from gieo.registry.models import Assignment, Structure, Task, TaskGroup


@pghistory.track()
class CommissionedTask(Dossier):
    """What a council determined, on its way to the list: proposed, approved by the province, published.

    Approval makes the `registry.Task`, or several where the order was divided (`parts`). A task that no body
    commissioned says why (CT-2-3a).
    """

    determination = models.ForeignKey(
        Determination, models.PROTECT, related_name="commissioned", editable=False, verbose_name="xác định nhiệm vụ"
    )
    kind = models.CharField("loại hình", max_length=40, help_text="khóa trong bộ quy tắc")
    science_field = models.CharField("lĩnh vực", max_length=60, blank=True)
    objectives = models.TextField("mục tiêu", blank=True)
    requirements = models.TextField("yêu cầu đối với kết quả", blank=True)
    products = models.JSONField("sản phẩm", default=list, help_text="tên, chỉ tiêu, đơn vị, số lượng")
    is_key = models.BooleanField("trọng điểm", default=False)
    commissioning_body = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="cơ quan đặt hàng"
    )
    order = models.ForeignKey(
        Order, models.PROTECT, null=True, blank=True, related_name="commissioned", verbose_name="đặt hàng"
    )
    order_document = models.CharField("văn bản đặt hàng", max_length=200, blank=True)
    no_order_reason = models.TextField("lý do không có cơ quan đặt hàng", blank=True)
    proposing_body = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tổ chức đề xuất"
    )
    assignment = models.CharField("phương thức", max_length=24, choices=Assignment.choices)
    direct_ground = models.CharField("căn cứ giao trực tiếp", max_length=40, blank=True)
    structure = models.CharField("hình thức của nhóm", max_length=12, choices=Structure.choices, blank=True)
    parts = models.JSONField("các nhiệm vụ của nhóm", default=list, help_text="tên, cách tiếp cận, sản phẩm riêng")
    group = models.ForeignKey(
        TaskGroup, models.PROTECT, null=True, blank=True, related_name="+", editable=False, verbose_name="nhóm nhiệm vụ"
    )
    decision_number = models.CharField("số quyết định", max_length=80, blank=True)
    decision_date = models.DateField("ngày quyết định", null=True, blank=True)

    class Meta(Dossier.Meta):
        verbose_name = verbose_name_plural = "nhiệm vụ đặt hàng"

    @property
    def tasks(self) -> list[Task]:
        """What it became: one task, or those of its group in their order; none before the approval."""
        if self.group is not None:
            return list(self.group.tasks.order_by("pk"))
        return [self.task] if self.task else []

    def first_clock(self, at: datetime) -> tuple[datetime | None, str]:
        """The list is decided on in the period of the rulebook."""
        return self.term("determination.decision", at)
