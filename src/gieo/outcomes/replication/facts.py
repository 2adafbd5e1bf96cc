"""What is asked and recorded of a replication."""

from datetime import date
from typing import Annotated

from pydantic import Field

from gieo.kernel.asking import Amount, Ask, Picked
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Facts
from gieo.outcomes.replication.choices import LineSource

Said = Annotated[str, Field(min_length=1)]
Number = Annotated[int, Field(ge=0)]


class PlaceRow(Facts):
    """One place a scheme proposes."""

    body: Annotated[Picked, Ask(label=_("Cơ quan, địa phương"), choices="bodies")]
    place: Annotated[Said, Ask(label=_("Địa điểm"))]
    quantity: Annotated[Number, Ask(label=_("Số lượng"))]
    unit: Annotated[Said, Ask(label=_("Đơn vị tính"))]
    cost: Annotated[Amount, Ask(label=_("Kinh phí dự kiến"), money=True)] = 0


class SchemeFacts(Facts):
    """A scheme: results, places and scale, technical support, cost, benefits (CT-6-1b)."""

    title: Annotated[Said, Ask(label=_("Tên phương án"))]
    plan_year: Annotated[int, Field(ge=2000, le=2100), Ask(label=_("Năm dự toán"))]
    results: Annotated[
        tuple[Picked, ...],
        Ask(label=_("Kết quả nhân rộng"), help=_("Kết quả có hiệu quả đã được đề xuất nhân rộng"), choices="results"),
    ]
    places: Annotated[tuple[PlaceRow, ...], Ask(label=_("Nơi nhân rộng"))]
    technical_support: Annotated[str, Ask(label=_("Hỗ trợ kỹ thuật"), long=True)] = ""
    benefits: Annotated[str, Ask(label=_("Hiệu quả dự kiến"), long=True)] = ""


class ReasonFacts(Facts):
    """Why something goes back, or is not done."""

    reason: Annotated[Said, Ask(label=_("Lý do"), long=True)]


class AssigneeRow(Facts):
    """What one body is charged with."""

    body: Annotated[Picked, Ask(label=_("Nơi được giao"), choices="bodies")]
    result: Annotated[Picked, Ask(label=_("Kết quả"), choices="own_results")]
    place: Annotated[Said, Ask(label=_("Địa điểm"))]
    quantity: Annotated[Number, Ask(label=_("Số lượng"))]
    unit: Annotated[Said, Ask(label=_("Đơn vị tính"))]
    deadline: Annotated[date, Ask(label=_("Hoàn thành trước"))]


class AssignFacts(Facts):
    """The Chairman's document (CT-6-1c)."""

    document: Annotated[Said, Ask(label=_("Số văn bản giao"))]
    assigned_on: Annotated[date, Ask(label=_("Ngày văn bản"))]
    assignees: Annotated[tuple[AssigneeRow, ...], Ask(label=_("Nơi được giao"))]


class ConfirmFacts(Facts):
    """A body takes on what it is charged with."""

    assignment: Annotated[Picked, Ask(label=_("Việc được giao"), choices="assignments")]
    contact: Annotated[Said, Ask(label=_("Người phụ trách"))]


class LineRow(Facts):
    """Money asked of one budget in one year."""

    source: Annotated[LineSource, Ask(label=_("Nguồn"))]
    year: Annotated[int, Field(ge=2000, le=2100), Ask(label=_("Năm"))]
    amount: Annotated[int, Field(gt=0), Ask(label=_("Đề nghị"), money=True)]


class PlanFacts(Facts):
    """The plan and estimate of one body (CT-6-2a, CT-6-2b); it replaces the one before."""

    assignment: Annotated[Picked, Ask(label=_("Việc được giao"), choices="assignments")]
    lines: Annotated[tuple[LineRow, ...], Ask(label=_("Dự toán"))]


class ApprovedRow(Facts):
    """What was approved of one line; 0 where it was refused."""

    line: Annotated[Picked, Ask(label=_("Dòng dự toán"), choices="lines")]
    approved: Annotated[Amount, Ask(label=_("Phê duyệt"), money=True)]


class BudgetFacts(Facts):
    """The approved estimate, written back to the lines (CT-6-2c)."""

    document: Annotated[Said, Ask(label=_("Số, ngày văn bản phê duyệt dự toán"))]
    approved: Annotated[tuple[ApprovedRow, ...], Ask(label=_("Số được duyệt"))]


class UsedRow(Facts):
    """What of one line has been used so far."""

    line: Annotated[Picked, Ask(label=_("Dòng dự toán"), choices="own_lines")]
    used: Annotated[Amount, Ask(label=_("Đã dùng, lũy kế"), money=True)]


class ProgressFacts(Facts):
    """How far one body has come."""

    assignment: Annotated[Picked, Ask(label=_("Việc được giao"), choices="assignments")]
    achieved: Annotated[Number, Ask(label=_("Đã thực hiện, lũy kế"))]
    progress: Annotated[Said, Ask(label=_("Tình hình"), long=True)]
    used: Annotated[tuple[UsedRow, ...], Ask(label=_("Kinh phí đã dùng"))] = ()


class FinishFacts(Facts):
    """What came of it."""

    conclusion: Annotated[Said, Ask(label=_("Kết luận"), long=True)]
