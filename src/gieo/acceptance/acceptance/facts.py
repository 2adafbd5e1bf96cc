"""What is asked and recorded of an acceptance."""

from datetime import date
from typing import Annotated

from pydantic import Field

from gieo.acceptance.acceptance.choices import Cause, Grade
from gieo.acceptance.acceptance.products import Amount as Quantity
from gieo.kernel.asking import Amount, Ask, Kept, Picked
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Facts

Said = Annotated[str, Field(min_length=1)]


class ProductRow(Facts):
    """A product of the contract, as the host hands it over."""

    name: Annotated[Said, Ask(label=_("Sản phẩm"))]
    indicator: Annotated[str, Ask(label=_("Chỉ tiêu"))] = ""
    unit: Annotated[str, Ask(label=_("Đơn vị"))] = ""
    ordered: Annotated[Quantity, Ask(label=_("Theo hợp đồng"))]
    delivered: Annotated[Quantity, Ask(label=_("Đã làm ra"))]
    quality: Annotated[Grade, Ask(label=_("Chất lượng, chủng loại"))]


class SelfEvaluationFacts(Facts):
    """The host's own judgement, by the criteria of the council (TT 11/2014, article 5)."""

    products: Annotated[tuple[ProductRow, ...], Field(min_length=1), Ask(label=_("Sản phẩm"))]
    report: Annotated[Grade, Ask(label=_("Báo cáo tổng hợp"))]
    summary: Annotated[Said, Ask(label=_("Kết quả chính, phần chưa đạt và lý do"), long=True)]


class FileFacts(Facts):
    """The file of the host."""

    papers: Annotated[tuple[Picked, ...], Ask(label=_("Tài liệu có trong hồ sơ"), choices="papers")]
    bundle: Annotated[Kept | None, Ask(label=_("Tệp hồ sơ"))] = None


class ValidFacts(Facts):
    """What the officer found of the file."""

    is_measurable: Annotated[
        bool,
        Ask(label=_("Có sản phẩm đo kiểm được"), help=_("Khi đó phải có tổ chuyên gia thẩm định sản phẩm")),
    ] = False


class ReturnFacts(Facts):
    """What is missing."""

    reason: Annotated[Said, Ask(label=_("Cần bổ sung gì"), long=True)]


class PostingFacts(Facts):
    """Where everybody can read of the coming evaluation (TT 11/2014, article 8)."""

    address: Annotated[Said, Ask(label=_("Nơi đăng"))]
    posted_on: Annotated[date, Ask(label=_("Đăng từ ngày"))]
    expected: Annotated[str, Ask(label=_("Thời gian, địa điểm họp dự kiến"))] = ""


class CheckFacts(Facts):
    """The minutes of the check; the conditions themselves are read off the dossiers of the task (CT-4-2c)."""

    minutes: Annotated[Said, Ask(label=_("Nội dung kiểm tra"), long=True)]


class OverrideFacts(Facts):
    """Why the council may sit all the same."""

    reason: Annotated[Said, Ask(label=_("Lý do cho phép họp dù chưa đủ điều kiện"), long=True)]
    document: Annotated[Said, Ask(label=_("Số, ngày văn bản"))]


class RemarkFacts(Facts):
    """A member's written remarks before the sitting."""

    products: Annotated[Said, Ask(label=_("Nhận xét về sản phẩm"), long=True)]
    report: Annotated[Said, Ask(label=_("Nhận xét về báo cáo tổng hợp"), long=True)]


class ExpertReportFacts(Facts):
    """What the expert group, members of the council, found of measurable products."""

    experts: Annotated[tuple[Picked, ...], Ask(inside=True, label=_("Thành viên tổ chuyên gia"), choices="members")]
    findings: Annotated[Said, Ask(label=_("Kết quả thẩm định sản phẩm"), long=True)]
    document: Annotated[Kept | None, Ask(label=_("Báo cáo thẩm định"))] = None


class JudgedRow(Facts):
    """What a member found of one product."""

    product: Annotated[Picked, Ask(label=_("Sản phẩm"), choices="products")]
    delivered: Annotated[Quantity, Ask(label=_("Đã làm ra"))]
    quality: Annotated[Grade, Ask(label=_("Chất lượng, chủng loại"))]


class BallotFacts(Facts):
    """A member's ballot; the member's rating follows from it."""

    products: Annotated[tuple[JudgedRow, ...], Ask(label=_("Sản phẩm"))]
    report: Annotated[Grade, Ask(label=_("Báo cáo tổng hợp"))]
    remarks: Annotated[str, Ask(label=_("Ý kiến"), long=True)] = ""


class PerfectedFacts(Facts):
    """What was done after the sitting (Mẫu 10)."""

    changes: Annotated[Said, Ask(label=_("Nội dung đã bổ sung, hoàn thiện"), long=True)]
    bundle: Annotated[Kept | None, Ask(label=_("Báo cáo đã hoàn thiện"))] = None


class CertificateFacts(Facts):
    """The certificate of registration."""

    number: Annotated[Said, Ask(label=_("Số giấy chứng nhận đăng ký kết quả"))]
    issued_on: Annotated[date, Ask(label=_("Ngày cấp"))]


class RiskFacts(Facts):
    """Which conditions of accepted risk are shown (Law 93/2025, article 9)."""

    shown: Annotated[tuple[Picked, ...], Ask(label=_("Điều kiện đã chứng minh"), choices="risk_conditions")]
    evidence: Annotated[Said, Ask(label=_("Minh chứng"), long=True)]


class RefundFacts(Facts):
    """What has to be paid back."""

    cause: Annotated[Cause, Ask(label=_("Nguyên nhân"))]
    amount: Annotated[Amount, Ask(label=_("Kinh phí hoàn trả"), money=True)]
    explanation: Annotated[Said, Ask(label=_("Phần đã thực hiện, phần chưa thực hiện"), long=True)]
