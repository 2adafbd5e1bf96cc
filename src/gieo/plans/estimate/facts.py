"""What is asked and recorded of a yearly estimate."""

from typing import Annotated

from pydantic import Field

from gieo.kernel.asking import Amount, Ask, Picked
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Facts
from gieo.plans.estimate.states import EstimateSource


class YearFacts(Facts):
    """Of which year."""

    plan_year: Annotated[int, Field(ge=2000, le=2100), Ask(label=_("Năm kế hoạch"))]


class LineFacts(Facts):
    """One more line (CT-7-1a)."""

    activity: Annotated[str, Field(min_length=1, max_length=300), Ask(label=_("Hoạt động, nhiệm vụ"))]
    source: Annotated[EstimateSource, Ask(label=_("Nguồn"))]
    proposed: Annotated[Amount, Field(gt=0), Ask(label=_("Đề nghị (đồng)"), money=True)]
    task: Annotated[
        Picked | None,
        Ask(label=_("Nhiệm vụ KH&CN"), help=_("Nhiệm vụ của năm, nếu tiền dành cho một nhiệm vụ."), choices="tasks"),
    ] = None
    plan_row: Annotated[
        Picked | None,
        Ask(
            label=_("Việc của kế hoạch"),
            help=_("Việc của năm, nếu tiền dành cho một việc đã giao."),
            choices="plan_rows",
        ),
    ] = None
    priority_field: Annotated[
        Picked | None, Ask(label=_("Lĩnh vực ưu tiên"), help=_("Để trống: lĩnh vực khác."), choices="priority_fields")
    ] = None


class DropFacts(Facts):
    """The line that goes."""

    line: Annotated[Picked, Ask(label=_("Dòng bỏ đi"), choices="lines")]


class RemarkFacts(Facts):
    """What Finance or Planning says about a line (CT-7-2)."""

    line: Annotated[Picked, Ask(label=_("Dòng"), choices="lines")]
    text: Annotated[str, Field(min_length=1), Ask(label=_("Ý kiến"), long=True)]


class AmountRow(Facts):
    """What is left of one line, and why where it differs."""

    line: Annotated[Picked, Ask(label=_("Dòng"), choices="lines")]
    amount: Annotated[Amount, Ask(label=_("Số tiền (đồng)"), money=True)]
    reason: Annotated[str, Ask(label=_("Lý do nếu khác đề nghị"))] = ""


class AppraisalFacts(Facts):
    """Cut or kept, line by line (BP-IV-3b)."""

    lines: Annotated[tuple[AmountRow, ...], Field(min_length=1), Ask(label=_("Thẩm định từng dòng"))]


class ApprovalFacts(Facts):
    """What the decision assigns, line by line."""

    decision: Annotated[str, Field(min_length=1, max_length=200), Ask(label=_("Số, ngày quyết định giao kinh phí"))]
    lines: Annotated[tuple[AmountRow, ...], Field(min_length=1), Ask(label=_("Kinh phí giao từng dòng"))]


class MoneyFacts(Facts):
    """How much of a line has come in and gone out so far, in the whole year."""

    line: Annotated[Picked, Ask(label=_("Dòng"), choices="lines")]
    received: Annotated[Amount, Ask(label=_("Đã nhận từ đầu năm (đồng)"), money=True)]
    spent: Annotated[Amount, Ask(label=_("Đã chi từ đầu năm (đồng)"), money=True)]


class SendBackFacts(Facts):
    """What the unit has to mend."""

    reason: Annotated[str, Field(min_length=1), Ask(label=_("Cần sửa gì"), long=True)]
