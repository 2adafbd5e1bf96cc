"""What is asked and recorded of an outcome."""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from gieo.kernel.asking import Amount, Ask, Picked
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Facts
from gieo.outcomes.outcome.choices import EffectGrade, EventKind, Protection, ReplicationChoice, UserKind

Said = Annotated[str, Field(min_length=1)]


def _web_address(link: str) -> str:
    """A page of the web or nothing: the link will be shown to everybody."""
    if link and not link.startswith(("https://", "http://")):
        raise ValueError(_("Liên kết phải bắt đầu bằng https:// hoặc http://."))
    return link


Link = Annotated[str, AfterValidator(_web_address)]


class AssessmentFacts(Facts):
    """Who judged the effect, when, on which evidence (Q-12)."""

    assessed_by: Annotated[Said, Ask(label=_("Hội đồng hoặc người đánh giá"))]
    assessed_on: Annotated[date, Ask(label=_("Ngày đánh giá"))]
    evidence: Annotated[Said, Ask(label=_("Bằng chứng: số liệu, nơi ứng dụng, xác nhận"), long=True)]


class EffectiveFacts(AssessmentFacts):
    """A result found effective."""

    grade: Annotated[EffectGrade, Ask(label=_("Mức hiệu quả"))]


class PublishedFacts(Facts):
    """Something published or broadcast on a result (CT-5-2a)."""

    title: Annotated[Said, Ask(label=_("Tên tin, bài, chương trình"))]
    outlet: Annotated[Said, Ask(label=_("Cơ quan đăng, phát"))]
    on: Annotated[date, Ask(label=_("Ngày đăng, phát"))]
    link: Annotated[Link, Ask(label=_("Liên kết"))] = ""


class OfferFacts(Facts):
    """What everybody may read of a result, to take it up (CT-5-1a)."""

    offer: Annotated[Said, Ask(label=_("Kết quả, sản phẩm giới thiệu"), long=True)]
    conditions: Annotated[
        Said, Ask(label=_("Điều kiện ứng dụng"), help=_("Đất đai, thiết bị, vốn, bản quyền…"), long=True)
    ]
    contact: Annotated[Said, Ask(label=_("Nơi liên hệ"), help=_("Tên đơn vị, điện thoại, thư điện tử của đơn vị"))]


class EventFacts(Facts):
    """An event that made a result known (CT-5-1b)."""

    kind: Annotated[EventKind, Ask(label=_("Hình thức"))]
    title: Annotated[Said, Ask(label=_("Tên hoạt động"))]
    outlet: Annotated[Said, Ask(label=_("Nơi tổ chức, cơ quan đăng"))]
    on: Annotated[date, Ask(label=_("Ngày"))]
    link: Annotated[Link, Ask(label=_("Liên kết"))] = ""


class InviteFacts(Facts):
    """Bodies asked to use the result and to report it (CT-9-2)."""

    bodies: Annotated[tuple[Picked, ...], Ask(label=_("Nơi được đề nghị ứng dụng"), choices="bodies")]


class UseFacts(Facts):
    """One use of a result (CT-9-2, BP-I-2g)."""

    user_kind: Annotated[UserKind, Ask(label=_("Loại nơi dùng"))]
    user_name: Annotated[Said, Ask(label=_("Nơi dùng"))]
    place: Annotated[Said, Ask(label=_("Địa điểm"))]
    scale: Annotated[Said, Ask(label=_("Quy mô"), help=_("Ví dụ: 12 ha, 40 hộ"))]
    since: Annotated[date, Ask(label=_("Dùng từ ngày"))]
    product: Annotated[str, Ask(label=_("Sản phẩm cụ thể"))] = ""


class ReportFacts(Facts):
    """The report of one period of twelve months."""

    period: Annotated[int, Field(ge=1), Ask(label=_("Kỳ báo cáo"), help=_("Kỳ 1 là 12 tháng đầu sau nghiệm thu"))]
    is_applied: Annotated[bool, Ask(label=_("Kết quả đang được ứng dụng"))] = False
    summary: Annotated[Said, Ask(label=_("Tình hình ứng dụng"), long=True)]
    revenue: Annotated[Amount, Ask(label=_("Doanh thu, lợi ích tính được trong kỳ"), money=True)] = 0


class ProfitFacts(Facts):
    """The profit of one year and who got what of it (Law 93/2025, article 28)."""

    year: Annotated[int, Field(ge=1990, le=2100), Ask(label=_("Năm"))]
    profit: Annotated[Amount, Ask(label=_("Lợi nhuận sau thuế từ kết quả"), money=True)]
    state_percent: Annotated[
        int,
        Field(ge=0, le=100),
        Ask(label=_("Phần ngân sách nhà nước trong kinh phí nhiệm vụ, %"), help=_("Số nguyên từ 0 đến 100")),
    ]
    protection: Annotated[Protection, Ask(label=_("Kết quả được bảo hộ"))]
    authors: Annotated[
        Amount,
        Ask(
            label=_("Chia cho các tác giả"),
            help=_("Tất cả đồng tác giả gộp lại. Ghi 0 để hệ thống tính mức tối thiểu theo luật."),
            money=True,
        ),
    ]
    organisers: Annotated[Amount, Ask(label=_("Thưởng người tổ chức thương mại hóa"), money=True)] = 0
    reinvested: Annotated[Amount, Ask(label=_("Tái đầu tư cho khoa học, công nghệ"), money=True)] = 0
    decision: Annotated[Said, Ask(label=_("Văn bản phân chia"), help=_("Số, ngày của quyết định hoặc thỏa thuận"))]

    @property
    def shared(self) -> int:
        """What was given out, in đồng."""
        return self.authors + self.organisers + self.reinvested


class CommendFacts(Facts):
    """Who is commended for what."""

    subject: Annotated[Said, Ask(label=_("Tập thể, cá nhân"))]
    merit: Annotated[Said, Ask(label=_("Thành tích"), long=True)]
    form: Annotated[Said, Ask(label=_("Hình thức khen thưởng"))]
    decision: Annotated[Said, Ask(label=_("Số quyết định"))]
    on: Annotated[date, Ask(label=_("Ngày quyết định"))]


class ReplicationFacts(Facts):
    """Whether to replicate; a "no" needs its reason."""

    choice: Annotated[ReplicationChoice, Ask(label=_("Quyết định"))]
    reason: Annotated[str, Ask(label=_("Lý do"), long=True)] = ""

    @model_validator(mode="after")
    def _no_has_a_reason(self) -> "ReplicationFacts":
        if self.choice is ReplicationChoice.NO and not self.reason.strip():
            raise ValueError(_("Ghi lý do không nhân rộng."))
        return self


class CloseFacts(Facts):
    """The last word on a result."""

    conclusion: Annotated[Said, Ask(label=_("Kết luận"), long=True)]
