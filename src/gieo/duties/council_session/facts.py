"""What is asked and recorded of a session of a grass-roots council."""

from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from gieo.kernel.asking import Amount, Ask, Kept, Picked
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Facts

Said = Annotated[str, Field(min_length=1)]


class SeatRow(Facts):
    """A member of the council of a body, as its decision names them."""

    name: Annotated[Said, Ask(label=_("Họ và tên"))]
    seat: Annotated[Said, Ask(label=_("Tư cách: chủ tịch, thư ký, ủy viên"))]
    workplace: Annotated[str, Ask(label=_("Nơi công tác"))] = ""


class CallFacts(Facts):
    """The council sits on the tasks of a year."""

    plan_year: Annotated[int, Field(ge=2000, le=2100), Ask(label=_("Năm kế hoạch"))]
    council_decision: Annotated[Said, Ask(label=_("Quyết định thành lập hội đồng: số, ngày"))]
    members: Annotated[tuple[SeatRow, ...], Field(min_length=1), Ask(label=_("Thành viên hội đồng cơ sở"))]
    held_at: Annotated[datetime, Ask(label=_("Họp lúc"))]
    agenda: Annotated[Said, Ask(label=_("Chương trình"), long=True)]


class TaskRow(Facts):
    """A task at the grass roots that the council advises to carry out."""

    title: Annotated[Said, Ask(label=_("Tên nhiệm vụ"))]
    lead: Annotated[Said, Ask(label=_("Đơn vị thực hiện"))]
    budget: Annotated[Amount, Ask(label=_("Kinh phí đề nghị"), money=True)] = 0


class HoldFacts(Facts):
    """The minutes: who was there, what was concluded, which tasks are advised."""

    present: Annotated[tuple[Picked, ...], Ask(label=_("Thành viên có mặt"), choices="members")]
    conclusions: Annotated[Said, Ask(label=_("Kết luận"), long=True)]
    tasks: Annotated[tuple[TaskRow, ...], Ask(label=_("Danh mục đề nghị"))] = ()
    minutes: Annotated[Kept | None, Ask(label=_("Biên bản đã ký"))] = None


class ApproveFacts(Facts):
    """The head of the body signs the list."""

    signer: Annotated[Said, Ask(label=_("Thủ trưởng ký"))]
    decision: Annotated[Said, Ask(label=_("Quyết định phê duyệt danh mục: số"))]
    decided_on: Annotated[date, Ask(label=_("Ngày quyết định"))]


class ReasonFacts(Facts):
    """Why not."""

    reason: Annotated[Said, Ask(label=_("Lý do"), long=True)]
