"""What is asked and recorded of a budget appraisal."""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from gieo.councils.seats import CouncilSeat
from gieo.kernel.asking import Amount, Ask, Kept, Picked
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Facts
from gieo.selection.application.states import LumpSum


class PanelRow(Facts):
    """One member of the team; its head sits as chair, its deputy as vice chair."""

    person: Annotated[Picked, Ask(label=_("Thành viên"), choices="people")]
    seat: Annotated[CouncilSeat, Ask(label=_("Tư cách (tổ trưởng: chủ tịch, tổ phó: phó chủ tịch)"))]


class PanelFacts(Facts):
    """Who appraises."""

    members: Annotated[
        tuple[PanelRow, ...],
        Ask(
            inside=True,
            label=_("Thành viên tổ"),
            help=_("Có ít nhất một người là chủ tịch, phó chủ tịch hoặc phản biện của hội đồng."),
        ),
    ]
    reason: Annotated[str, Ask(inside=True, label=_("Căn cứ chọn thành viên"), long=True)] = ""


class SessionFacts(Facts):
    """When and where the team meets; its papers go out with the invitation."""

    session_at: Annotated[datetime, Ask(label=_("Họp lúc"))]
    place: Annotated[str, Ask(label=_("Nơi họp"))]


class LineRow(Facts):
    """What is left of one line, and why."""

    source: Annotated[Picked, Ask(label=_("Nguồn"), choices="sources")]
    year: Annotated[int, Field(ge=2000, le=2100), Ask(label=_("Năm"))]
    appraised: Annotated[Amount, Ask(label=_("Thẩm định (đồng)"), money=True)]
    reason: Annotated[str, Ask(label=_("Lý do cắt giảm"))] = ""


class CostRow(Facts):
    """State money of one kind of cost."""

    kind: Annotated[Picked, Ask(label=_("Khoản chi"), choices="costs")]
    amount: Annotated[Amount, Ask(label=_("Ngân sách (đồng)"), money=True)]


class ConclusionFacts(Facts):
    """What the team concluded."""

    present: Annotated[tuple[Picked, ...], Ask(inside=True, label=_("Thành viên có mặt"), choices="members")]
    lines: Annotated[tuple[LineRow, ...], Ask(label=_("Kinh phí theo nguồn và năm"))]
    costs: Annotated[tuple[CostRow, ...], Ask(label=_("Ngân sách theo khoản chi"))]
    lump_sum: Annotated[LumpSum, Ask(label=_("Phương thức khoán chi"))]
    shown: Annotated[
        tuple[Picked, ...], Ask(label=_("Điều kiện khoán đến sản phẩm cuối cùng đã có"), choices="conditions")
    ] = ()
    months: Annotated[int, Field(gt=0, le=120), Ask(label=_("Thời gian thực hiện (tháng)"))]
    conclusion: Annotated[str, Ask(label=_("Kết luận"), long=True)]
    dissent: Annotated[str, Ask(inside=True, label=_("Ý kiến bảo lưu"), long=True)] = ""


class RevisionFacts(Facts):
    """How the host answers each conclusion."""

    explanation: Annotated[str, Ask(label=_("Giải trình từng kết luận"), long=True)]
    description: Annotated[Kept | None, Ask(label=_("Thuyết minh, dự toán đã hoàn thiện"))] = None


class SendBackFacts(Facts):
    """What is still missing in the revision."""

    reason: Annotated[str, Ask(label=_("Cần hoàn thiện thêm"), long=True)]
