"""What is asked and recorded of a payment."""

from typing import Annotated

from pydantic import Field

from gieo.kernel.asking import Amount, Ask, Picked
from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Facts


class PurposeChoice(Choice):
    """What a payment is for."""

    ADVANCE = "advance", _("Tạm ứng")
    MILESTONE = "milestone", _("Kinh phí của mốc")
    LAST = "last", _("Thanh toán lần cuối")


class OpeningFacts(Facts):
    """For which contract money is asked."""

    contract: Annotated[Picked, Ask(label=_("Hợp đồng"), choices="contracts")]
    purpose: Annotated[PurposeChoice, Ask(label=_("Loại"))]


class RequestedRow(Facts):
    """A sum of one source in one year."""

    line: Annotated[Picked, Ask(label=_("Nguồn, năm"), choices="lines")]
    amount: Annotated[int, Field(gt=0), Ask(label=_("Số tiền đề nghị"), money=True)]


class WorkRow(Facts):
    """A line of the table of work done."""

    content: Annotated[str, Ask(label=_("Nội dung"))]
    planned: Annotated[str, Ask(label=_("Theo hợp đồng"))] = ""
    done: Annotated[str, Ask(label=_("Đã thực hiện"))] = ""


class SpendingRow(Facts):
    """A line of the table of actual spending."""

    item: Annotated[str, Ask(label=_("Khoản chi"))]
    amount: Annotated[Amount, Ask(label=_("Số tiền"), money=True)]


class DisbursementFacts(Facts):
    """What is asked for, with the two tables it rests on (TTLT 27/2015, article 13.2b)."""

    milestone: Annotated[Picked | None, Ask(label=_("Mốc"), choices="milestones")] = None
    lines: Annotated[tuple[RequestedRow, ...], Ask(label=_("Kinh phí đề nghị"))]
    work: Annotated[tuple[WorkRow, ...], Ask(label=_("Bảng kê khối lượng công việc đã thực hiện"))] = ()
    spending: Annotated[tuple[SpendingRow, ...], Ask(label=_("Bảng kê thực chi"))] = ()
    note: Annotated[str, Ask(label=_("Ghi chú"), long=True)] = ""


class ReasonFacts(Facts):
    """Why."""

    reason: Annotated[str, Ask(label=_("Lý do"), long=True)]


class GrantedRow(Facts):
    """What is found due of a line that was asked for."""

    line: Annotated[Picked, Ask(label=_("Nguồn, năm"), choices="asked")]
    amount: Annotated[Amount, Ask(label=_("Số tiền được duyệt"), money=True)]
    reason: Annotated[str, Ask(label=_("Lý do cắt giảm"))] = ""


class AppraisalFacts(Facts):
    """What the finance officer found."""

    lines: Annotated[tuple[GrantedRow, ...], Ask(label=_("Kết quả thẩm tra"))]
    opinion: Annotated[str, Ask(label=_("Ý kiến"), long=True)] = ""


class PayFacts(Facts):
    """By which paper the money went out."""

    voucher: Annotated[str, Ask(label=_("Số, ngày giấy rút dự toán"))]


class ClearedRow(Facts):
    """What of a paid line is confirmed as spent."""

    line: Annotated[Picked, Ask(label=_("Nguồn, năm"), choices="asked")]
    amount: Annotated[Amount, Ask(label=_("Xác nhận đã chi"), money=True)]
    excused: Annotated[
        Amount,
        Ask(label=_("Thiết bị chậm do khách quan"), help=_("Tổng số còn chậm, được xác nhận."), money=True),
    ] = 0


class ClearFacts(Facts):
    """A confirmation of spending (TTLT 27/2015, article 13.2)."""

    lines: Annotated[tuple[ClearedRow, ...], Ask(label=_("Thanh toán tạm ứng"))]
    document: Annotated[str, Ask(label=_("Văn bản xác nhận"))]


class RecoveredRow(Facts):
    """What of a paid line came back."""

    line: Annotated[Picked, Ask(label=_("Nguồn, năm"), choices="asked")]
    amount: Annotated[int, Field(gt=0), Ask(label=_("Số tiền thu hồi"), money=True)]


class RecoverFacts(Facts):
    """Money that came back (TTLT 27/2015, article 17)."""

    lines: Annotated[tuple[RecoveredRow, ...], Ask(label=_("Thu hồi"))]
    voucher: Annotated[str, Ask(label=_("Chứng từ nộp trả"))]
