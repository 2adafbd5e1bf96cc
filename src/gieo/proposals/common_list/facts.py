"""What is asked and recorded of a common list."""

from datetime import date
from typing import Annotated

from pydantic import Field

from gieo.kernel.asking import Ask, Picked
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Facts

Said = Annotated[str, Field(min_length=1, max_length=500)]


class OpenFacts(Facts):
    """For which round."""

    window: Annotated[Picked, Ask(label=_("Đợt nhận"), choices="windows")]


class CallFacts(Facts):
    """The call of a body, inside the window of the province."""

    opens_on: Annotated[date, Ask(label=_("Nhận từ ngày"))]
    closes_on: Annotated[date, Ask(label=_("Đến hết ngày"), help=_("Trước ngày đợt nhận của tỉnh đóng."))]
    own_people: Annotated[
        bool,
        Ask(
            label=_("Chỉ nhận của người trong cơ quan"),
            help=_("Bỏ trống thì tổ chức, cá nhân, doanh nghiệp của ngành, địa phương đều gửi được."),
        ),
    ] = False


class CollectFacts(Facts):
    """Forms that join the list, behind those that stand on it."""

    forms: Annotated[
        tuple[Picked, ...],
        Field(min_length=1),
        Ask(
            label=_("Phiếu"),
            help=_("Phiếu của cơ quan và phiếu mà người đề xuất chọn gửi kèm danh mục chung của cơ quan."),
            choices="candidates",
        ),
    ]


class DropFacts(Facts):
    """A form that leaves the list, and why; the trail keeps it."""

    form: Annotated[Picked, Ask(label=_("Phiếu"), choices="listed")]
    reason: Annotated[Said, Ask(label=_("Lý do bỏ"), long=True)]


class PlaceFacts(Facts):
    """A form moves to a place; the others close up."""

    form: Annotated[Picked, Ask(label=_("Phiếu"), choices="listed")]
    place: Annotated[int, Field(ge=1, le=500), Ask(label=_("Thứ tự ưu tiên"))]


class SendFacts(Facts):
    """The letter that carries the list, and the session of the body's council that made it."""

    session: Annotated[
        Picked | None,
        Ask(
            label=_("Phiên họp hội đồng của cơ quan"),
            help=_("Bắt buộc khi cơ quan đã mở đợt nhận riêng: hội đồng của cơ quan chọn."),
            choices="sessions",
        ),
    ] = None
    document: Annotated[Said, Ask(label=_("Văn bản gửi danh mục: số, ngày"))]
    opinion: Annotated[str, Field(max_length=4000), Ask(label=_("Ý kiến của hội đồng"), long=True)] = ""


class ReasonFacts(Facts):
    """Why not."""

    reason: Annotated[Said, Ask(label=_("Lý do"), long=True)]
