"""What is asked and recorded of an approval."""

from datetime import date
from typing import Annotated

from pydantic import Field

from gieo.kernel.asking import Ask, Picked
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Facts


class NoteFacts(Facts):
    """What is submitted for decision."""

    note: Annotated[str, Ask(label=_("Nội dung trình"), long=True)]
    starts_on: Annotated[date, Ask(label=_("Dự kiến bắt đầu"))]
    months: Annotated[
        int,
        Field(gt=0, le=120),
        Ask(label=_("Thời gian thực hiện (tháng)"), help=_("Gồm cả thời gian chuẩn bị hồ sơ nghiệm thu.")),
    ]


class ReturnFacts(Facts):
    """Why a note goes back."""

    reason: Annotated[str, Ask(label=_("Yêu cầu làm rõ, bổ sung"), long=True)]


class DecisionFacts(Facts):
    """The decision; the law and the rulebook of the task follow from its day (Law 93/2025, article 73.3)."""

    number: Annotated[str, Ask(label=_("Số quyết định"))]
    decided_on: Annotated[date, Ask(label=_("Ngày quyết định"))]


class LawFacts(Facts):
    """Another rulebook than the one that follows from the day, and why."""

    rulebook: Annotated[Picked, Ask(label=_("Bộ quy tắc"), choices="rulebooks")]
    reason: Annotated[str, Field(min_length=1), Ask(label=_("Lý do, căn cứ"), long=True)]


class PublicationFacts(Facts):
    """Where the result is posted."""

    publication: Annotated[str, Ask(label=_("Nơi đăng công khai"))]
