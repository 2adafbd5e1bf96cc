"""What is asked and recorded of a call."""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from gieo.kernel.asking import Ask, Picked
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Facts


class CallFacts(Facts):
    """What everybody must know to apply (NĐ 260/2025, article 7.6 names the four items)."""

    conditions: Annotated[str, Ask(label=_("Phạm vi, đối tượng, điều kiện đăng ký"), long=True)]
    way_of_filing: Annotated[str, Ask(label=_("Cách nộp hồ sơ"))]
    address: Annotated[str, Ask(label=_("Nơi nhận hồ sơ"))]
    support_cap: Annotated[
        int | None,
        Field(ge=0),
        Ask(label=_("Mức hỗ trợ tối đa từ ngân sách"), help=_("Để trống nếu không định mức."), money=True),
    ] = None


class DirectFacts(Facts):
    """Why no competition is held; whoever does the act signs for it with their name (CT-2-3b)."""

    ground: Annotated[Picked, Ask(label=_("Trường hợp được giao trực tiếp"), choices="direct_grounds")]
    invited: Annotated[Picked, Ask(label=_("Tổ chức được giao"), choices="bodies")]
    reason: Annotated[str, Ask(label=_("Lý do"), long=True)]


class PublishFacts(Facts):
    """Until when applications are received."""

    closes_at: Annotated[datetime, Ask(label=_("Hết hạn nộp hồ sơ"), help=_("Ngày và giờ đóng nhận hồ sơ."))]
    document: Annotated[str, Ask(label=_("Số, ngày thông báo"))] = ""


class PresentRow(Facts):
    """Somebody who was there when the applications were opened."""

    name: Annotated[str, Ask(label=_("Họ và tên"))]
    unit: Annotated[str, Ask(label=_("Đơn vị"))]


class OpeningFacts(Facts):
    """Who opened the applications."""

    present: Annotated[tuple[PresentRow, ...], Ask(label=_("Thành phần mở hồ sơ"))]
    note: Annotated[str, Ask(label=_("Ghi chú"), long=True)] = ""


class CancelFacts(Facts):
    """Why a call is called off."""

    reason: Annotated[str, Ask(label=_("Lý do hủy"), long=True)]
