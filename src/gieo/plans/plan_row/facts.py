"""What is asked and recorded of a plan's row."""

from datetime import date
from typing import Annotated

from pydantic import Field

from gieo.kernel.asking import Ask, Picked
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Facts
from gieo.plans.plan_row.states import ActivityKind


class FillFacts(Facts):
    """What the printed row leaves out."""

    leads: Annotated[tuple[Picked, ...], Field(min_length=1), Ask(label=_("Cơ quan chủ trì"), choices="bodies")]
    period: Annotated[str, Field(min_length=1), Ask(label=_("Thời gian thực hiện"))]
    document: Annotated[str, Ask(label=_("Văn bản giao bổ sung"))] = ""


class ActivityFacts(Facts):
    """One activity; it counts for this row and for no other."""

    kind: Annotated[ActivityKind, Ask(label=_("Loại hoạt động"))]
    title: Annotated[str, Field(min_length=1), Ask(label=_("Tên hoạt động"))]
    on: Annotated[date, Ask(label=_("Ngày"))]
    place: Annotated[str, Ask(label=_("Nơi tổ chức, kênh phát"))] = ""
    participants: Annotated[int, Field(ge=0), Ask(label=_("Số người tham gia"))] = 0


class CheckFacts(Facts):
    """One look at how the row is carried out (CNSH-I-2b)."""

    on: Annotated[date, Ask(label=_("Ngày kiểm tra"))]
    by: Annotated[str, Field(min_length=1), Ask(label=_("Người, đoàn kiểm tra"))]
    found: Annotated[str, Field(min_length=1), Ask(label=_("Kết quả kiểm tra"), long=True)]
    asked: Annotated[str, Ask(label=_("Yêu cầu sau kiểm tra"), long=True)] = ""


class ResultFacts(Facts):
    """What came of the row."""

    outcome: Annotated[str, Field(min_length=1), Ask(label=_("Kết quả thực hiện"), long=True)]


class ReasonFacts(Facts):
    """Why the row was not done."""

    reason: Annotated[str, Field(min_length=1), Ask(label=_("Lý do"), long=True)]
