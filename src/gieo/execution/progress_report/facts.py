"""What is asked and recorded of a progress report."""

from typing import Annotated

from pydantic import Field

from gieo.kernel.asking import Amount, Ask, Picked
from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Facts


class Pace(Choice):
    """How the host rates its own pace."""

    SLOW = "slow", _("Chậm")
    ON_TIME = "on_time", _("Đảm bảo")
    AHEAD = "ahead", _("Vượt tiến độ")


class WorkRow(Facts):
    """A piece of work of the period."""

    content: Annotated[str, Ask(label=_("Nội dung theo hợp đồng"))]
    done: Annotated[str, Ask(label=_("Kết quả đạt được"))]
    percent: Annotated[int, Field(ge=0, le=100), Ask(label=_("% hoàn thành"))]
    pace: Annotated[Pace, Ask(label=_("Tự đánh giá"))]


class CounterpartRow(Facts):
    """Money beside the State's that came in during the period."""

    line: Annotated[Picked, Ask(label=_("Nguồn, năm"), choices="counterpart")]
    amount: Annotated[int, Field(gt=0), Ask(label=_("Đã góp trong kỳ"), money=True)]


class ReportFacts(Facts):
    """A report (form A-1-BCĐK), with the statement that whoever signs answers for it (CT-8-1b)."""

    work: Annotated[tuple[WorkRow, ...], Ask(label=_("Công việc trong kỳ"))]
    products: Annotated[str, Ask(label=_("Sản phẩm đã hoàn thành, đã ứng dụng"), long=True)] = ""
    state_spent: Annotated[Amount, Ask(label=_("Kinh phí ngân sách đã chi đến hết kỳ"), money=True)] = 0
    counterpart: Annotated[tuple[CounterpartRow, ...], Ask(label=_("Vốn đối ứng đã góp"))] = ()
    staff: Annotated[str, Ask(label=_("Nhân lực đã bố trí"), long=True)] = ""
    facilities: Annotated[str, Ask(label=_("Cơ sở vật chất đã bố trí"), long=True)] = ""
    difficulties: Annotated[str, Ask(label=_("Khó khăn, kiến nghị"), long=True)] = ""
    next_steps: Annotated[str, Ask(label=_("Kế hoạch kỳ tới"), long=True)]
    signer: Annotated[str, Ask(label=_("Người ký, chức vụ"))]
    responsibility: Annotated[
        bool, Ask(label=_("Cam kết nội dung báo cáo đầy đủ, trung thực và chịu trách nhiệm về tính chính xác"))
    ] = False


class ReasonFacts(Facts):
    """Why."""

    reason: Annotated[str, Ask(label=_("Lý do"), long=True)]


class AcceptFacts(Facts):
    """What the officer says to it."""

    remark: Annotated[str, Ask(label=_("Nhận xét"), long=True)] = ""
