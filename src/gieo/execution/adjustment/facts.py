"""What is asked and recorded of an adjustment."""

from datetime import date
from typing import Annotated

from gieo.contracts.contract.facts import MoneyChange, ProductRow
from gieo.kernel.asking import Amount, Ask, Picked
from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Facts


class OpeningFacts(Facts):
    """Which contract, and what of it is to change."""

    contract: Annotated[Picked, Ask(label=_("Hợp đồng"), choices="contracts")]
    subject: Annotated[Picked, Ask(label=_("Nội dung điều chỉnh"), choices="subjects")]


class AdjustmentFacts(Facts):
    """The change as the host wants it. Only what belongs to the subject is filled in."""

    reason: Annotated[str, Ask(label=_("Lý do"), long=True)]
    after: Annotated[
        str, Ask(label=_("Nội dung mới"), help=_("Tên, mục tiêu, nội dung, thiết bị… sau khi điều chỉnh."), long=True)
    ] = ""
    months: Annotated[Amount, Ask(label=_("Gia hạn thêm (tháng)"))] = 0
    new_end: Annotated[date | None, Ask(label=_("Ngày kết thúc mới (khi rút ngắn)"))] = None
    new_investigator: Annotated[Picked | None, Ask(label=_("Chủ nhiệm mới"), choices="leaders")] = None
    new_host: Annotated[Picked | None, Ask(label=_("Tổ chức chủ trì mới"), choices="hosts")] = None
    products: Annotated[tuple[ProductRow, ...], Ask(label=_("Sản phẩm mới"))] = ()
    money: Annotated[tuple[MoneyChange, ...], Ask(label=_("Kinh phí mới"))] = ()
    sum_before: Annotated[Amount, Ask(label=_("Tổng các khoản được chuyển, trước"), money=True)] = 0
    sum_after: Annotated[Amount, Ask(label=_("Tổng các khoản được chuyển, sau"), money=True)] = 0
    shown: Annotated[
        tuple[Picked, ...],
        Ask(label=_("Điều kiện đã có giấy tờ chứng minh"), choices="conditions"),
    ] = ()
    own_decision: Annotated[
        str, Ask(label=_("Quyết định của tổ chức chủ trì: số"), help=_("Khi tổ chức chủ trì tự quyết định."))
    ] = ""
    own_decided_on: Annotated[date | None, Ask(label=_("Ngày quyết định"))] = None


class OpinionFacts(Facts):
    """What the council or the experts say (form C-1-BBHĐTV)."""

    council_opinion: Annotated[str, Ask(label=_("Biên bản, ý kiến: số, ngày, nội dung"))]
    council_agrees: Annotated[bool, Ask(label=_("Đồng ý điều chỉnh"))] = False


class Stand(Choice):
    """What a member of the council says of the change."""

    AGREES = "agrees", _("Đồng ý điều chỉnh")
    DISAGREES = "disagrees", _("Không đồng ý điều chỉnh")


class BallotFacts(Facts):
    """The ballot of a member of the council, with the reason in words (CT-2-2b)."""

    stand: Annotated[Stand, Ask(label=_("Ý kiến"))]
    reason: Annotated[str, Ask(label=_("Lý do"), long=True)]


class DecideFacts(Facts):
    """The decision of whoever may take it."""

    decision: Annotated[str, Ask(label=_("Số, ngày quyết định"))]
    delegation: Annotated[
        str, Ask(label=_("Văn bản ủy quyền"), help=_("Bắt buộc khi Giám đốc Sở quyết định thay Chủ tịch UBND tỉnh."))
    ] = ""


class ReasonFacts(Facts):
    """Why."""

    reason: Annotated[str, Ask(label=_("Lý do"), long=True)]
