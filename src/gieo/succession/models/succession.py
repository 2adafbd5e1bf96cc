"""A decision by which bodies merge, split, are renamed or end."""

from datetime import date, timedelta

import pghistory
from django.db import models

from gieo.dossiers.models import Dossier
from gieo.identity.models import Province


class Change(models.TextChoices):
    """What happens to the bodies."""

    MERGE = "merge", "Hợp nhất, sáp nhập cơ quan"
    SPLIT = "split", "Chia, tách cơ quan"
    RENAME = "rename", "Đổi tên"
    END = "end", "Kết thúc hoạt động, có nơi kế thừa"
    PROVINCE = "province", "Sáp nhập cả tỉnh"
    LEFT = "left", "Đã kết thúc, chưa rõ nơi kế thừa: Sở KH&CN tạm giữ"


@pghistory.track()
class Succession(Dossier):
    """One decision with what each body becomes. Nothing moves before it is carried out.

    Attributes:
        from_day: first day of the new order; the bodies that end do so the day before.
        heir_province: where a whole province goes; empty for bodies within one.
        carried_out_at: when what they held passed on.
    """

    change = models.CharField("việc", max_length=12, choices=Change.choices)
    decision = models.CharField("quyết định số", max_length=120)
    decided_on = models.DateField("ngày quyết định")
    decided_by = models.CharField("cơ quan quyết định", max_length=250)
    from_day = models.DateField("từ ngày")
    heir_province = models.ForeignKey(
        Province, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tỉnh kế thừa"
    )
    carried_out_at = models.DateTimeField("thực hiện lúc", null=True, editable=False)

    class Meta(Dossier.Meta):
        verbose_name = verbose_name_plural = "kế thừa"

    @property
    def last_day(self) -> date:
        """The last day of the old order."""
        return self.from_day - timedelta(days=1)
