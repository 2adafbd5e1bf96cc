"""What is asked and recorded of an inspection."""

from datetime import date
from typing import Annotated

from gieo.kernel.asking import Ask, Picked
from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Facts


class TriggerChoice(Choice):
    """Why there is an inspection."""

    PLAN = "plan", _("Theo kế hoạch")
    SIGNS = "signs", _("Có dấu hiệu vi phạm")


class SignalChoice(Choice):
    """Where signs of a violation came from."""

    CHECK = "check", _("Kiểm tra")
    REPORT = "report", _("Báo cáo")
    CITIZEN = "citizen", _("Phản ánh của công dân")
    OTHER = "other", _("Nguồn khác")


class OpeningFacts(Facts):
    """An inspection in the plan of the year, or on signs of a violation."""

    contract: Annotated[Picked, Ask(label=_("Hợp đồng"), choices="contracts")]
    trigger: Annotated[TriggerChoice, Ask(label=_("Căn cứ tiến hành"))]
    planned_on: Annotated[
        date | None, Ask(label=_("Dự kiến ngày"), help=_("Bỏ trống khi có dấu hiệu vi phạm: hạn tính theo quy định."))
    ] = None
    signal: Annotated[SignalChoice | None, Ask(label=_("Nguồn tin"))] = None
    signs: Annotated[str, Ask(label=_("Nội dung thanh tra, dấu hiệu vi phạm"), long=True)]


class StartFacts(Facts):
    """The decision to inspect."""

    decision: Annotated[str, Ask(label=_("Số, ngày quyết định thanh tra"))]
    team: Annotated[str, Ask(label=_("Đoàn thanh tra"))]


class ConcludeFacts(Facts):
    """What the inspection concludes."""

    conclusion: Annotated[str, Ask(label=_("Kết luận"), long=True)]
    violation_found: Annotated[bool, Ask(label=_("Có vi phạm"))] = False


class HandleFacts(Facts):
    """What follows from the conclusion."""

    handling: Annotated[str, Ask(label=_("Xử lý theo kết luận"), long=True)]


class ReasonFacts(Facts):
    """Why."""

    reason: Annotated[str, Ask(label=_("Lý do"), long=True)]
