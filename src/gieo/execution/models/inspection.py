"""An inspection by the department's inspectors: another thing than a check."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import pghistory
from django.db import models

from gieo.contracts.models import OfContract, host_of
from gieo.dossiers.audience import Party
from gieo.dossiers.models import Dossier
from gieo.kernel.actors import Role
from gieo.kernel.workflow import Transition
from gieo.kernel.working_days import end_of_day
from gieo.rulebooks import library


class Trigger(models.TextChoices):
    """Why there is an inspection."""

    PLAN = "plan", "Theo kế hoạch"
    SIGNS = "signs", "Có dấu hiệu vi phạm"


class Signal(models.TextChoices):
    """Where signs of a violation came from."""

    CHECK = "check", "Kiểm tra"
    REPORT = "report", "Báo cáo"
    CITIZEN = "citizen", "Phản ánh của công dân"
    OTHER = "other", "Nguồn khác"


@pghistory.track()
class Inspection(OfContract):
    """Planned for a day of the year, or due soon after signs of a violation (CT-4-2e, CT-4-2f)."""

    trigger = models.CharField("căn cứ tiến hành", max_length=8, choices=Trigger.choices)
    signal = models.CharField("nguồn tin", max_length=10, choices=Signal.choices, blank=True)
    signs = models.TextField("nội dung, dấu hiệu")
    planned_on = models.DateField("dự kiến ngày", null=True, blank=True)
    decision = models.CharField("quyết định thanh tra", max_length=120, blank=True)
    team = models.CharField("đoàn thanh tra", max_length=300, blank=True)
    started_on = models.DateField("bắt đầu ngày", null=True, blank=True)
    is_late = models.BooleanField("bắt đầu muộn", default=False)
    conclusion = models.TextField("kết luận", blank=True)
    violation_found = models.BooleanField("có vi phạm", null=True, blank=True)
    handling = models.TextField("xử lý", blank=True)

    class Meta(Dossier.Meta):
        verbose_name = verbose_name_plural = "thanh tra"

    def parties(self) -> Mapping[Role, Party]:
        """The host; it reads the inspection once it was announced (`inspection.kind`)."""
        return {Role.HOST: host_of(self.task)}

    def first_clock(self, at: datetime) -> tuple[datetime | None, str]:
        """The day of the plan, or the period after the signs."""
        rule = library.get(self.rulebook).deadline("inspection.start")
        return end_of_day(self.planned_on or rule.due(at)), rule.basis[0]

    def clock_after(self, row: Transition[Any, Any], at: datetime) -> tuple[datetime | None, str]:
        """What is overdue stays so until it starts."""
        return (None, "") if self.state == "overdue" else super().clock_after(row, at)
