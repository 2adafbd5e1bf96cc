"""What is asked and recorded of a determination beside what every council records."""

from typing import Annotated, Self

from pydantic import model_validator

from gieo.councils.sitting.facts import CloseFacts
from gieo.kernel.asking import Ask, Picked
from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Facts


class Verdict(Choice):
    """How a criterion is met."""

    MET = "met", _("Đạt yêu cầu")
    NOT_MET = "not_met", _("Không đạt yêu cầu")


class Mark(Facts):
    """One criterion of the ballot."""

    criterion: Annotated[Picked, Ask(label=_("Nội dung"), choices="criteria")]
    verdict: Annotated[Verdict, Ask(label=_("Đánh giá"))]
    remark: Annotated[str, Ask(label=_("Nhận xét"))] = ""


class BallotFacts(Facts):
    """The ballot (C1/C2-PĐG): every criterion, and the reason in words (CT-2-2b)."""

    marks: Annotated[tuple[Mark, ...], Ask(label=_("Đánh giá từng nội dung"))]
    reason: Annotated[str, Ask(label=_("Lý do"), long=True)]


class ResultFacts(CloseFacts):
    """The minutes; a council that does not recommend agrees on the reason (TT 06/2023, 12.10)."""

    reason: Annotated[str, Ask(label=_("Lý do không đề nghị thực hiện"), long=True)] = ""


class Method(Choice):
    """How the host is found."""

    COMPETITIVE = "competitive_selection", _("Tuyển chọn")
    DIRECT = "direct_assignment", _("Giao trực tiếp")


class ProductRow(Facts):
    """One product that is ordered."""

    name: Annotated[str, Ask(label=_("Sản phẩm"))]
    measure: Annotated[str, Ask(label=_("Chỉ tiêu cần đạt"))]
    unit: Annotated[str, Ask(label=_("Đơn vị"))] = ""
    quantity: Annotated[int | None, Ask(label=_("Số lượng"))] = None


class OrderTextFacts(Facts):
    """The text of the order (D2/D3-KNHĐ; TT 06/2023, article 6)."""

    title: Annotated[str, Ask(label=_("Tên nhiệm vụ"))]
    kind: Annotated[Picked, Ask(label=_("Loại hình"), choices="task_kinds")]
    objectives: Annotated[str, Ask(label=_("Định hướng mục tiêu"), long=True)]
    requirements: Annotated[str, Ask(label=_("Yêu cầu đối với kết quả"), long=True)]
    products: Annotated[tuple[ProductRow, ...], Ask(label=_("Sản phẩm"))]
    method: Annotated[Method, Ask(label=_("Phương thức tổ chức thực hiện"))]
    direct_ground: Annotated[Picked | None, Ask(label=_("Căn cứ giao trực tiếp"), choices="direct_grounds")] = None
    order: Annotated[Picked | None, Ask(label=_("Đặt hàng được đáp ứng"), choices="orders")] = None
    source: Annotated[str, Ask(label=_("Xuất xứ của đề xuất"), long=True)] = ""

    @model_validator(mode="after")
    def _ground_goes_with_direct_assignment(self) -> Self:
        if (self.method is Method.DIRECT) != bool(self.direct_ground):
            raise ValueError(_("Giao trực tiếp phải có căn cứ; tuyển chọn thì không có."))
        return self


class AdoptionFacts(Facts):
    """Who of those present agrees with the text."""

    agreeing: Annotated[tuple[Picked, ...], Ask(inside=True, label=_("Thành viên nhất trí"), choices="participants")]
    dissent: Annotated[str, Ask(inside=True, label=_("Ý kiến bảo lưu"), long=True)] = ""


class ReviewFacts(Facts):
    """What the review of procedure and opinions found (TT 06/2023, 15.1)."""

    finding: Annotated[str, Ask(label=_("Kết quả rà soát trình tự, ý kiến"), long=True)]
