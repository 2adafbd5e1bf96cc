"""What is asked and recorded of a plan."""

from datetime import date
from typing import Annotated

from pydantic import Field

from gieo.kernel.asking import Amount, Ask, Kept, Picked
from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Facts
from gieo.plans.models.target import MemberState


class ImportFacts(Facts):
    """The document a plan is read from."""

    file: Annotated[Kept, Ask(label=_("Văn bản kế hoạch"), help=_("Tệp .txt, .docx hoặc .pdf có chữ."))]


class FaceFacts(Facts):
    """What the document's text did not give, or gave wrongly."""

    document: Annotated[str, Ask(label=_("Số, ký hiệu văn bản"))] = ""
    first_year: Annotated[int, Field(ge=2000, le=2100), Ask(label=_("Từ năm"))]
    last_year: Annotated[int, Field(ge=2000, le=2100), Ask(label=_("Đến năm"))]
    standing_body: Annotated[str, Ask(label=_("Cơ quan thường trực"))]


class ResultFacts(Facts):
    """Something that counts towards a target (BP-I-2a … 2e)."""

    target: Annotated[Picked, Ask(label=_("Chỉ tiêu"), choices="counted_targets")]
    title: Annotated[str, Field(min_length=1), Ask(label=_("Kết quả"))]
    on: Annotated[date, Ask(label=_("Ngày đạt"))]
    evidence: Annotated[str, Field(min_length=1), Ask(label=_("Minh chứng: số hồ sơ, văn bản"))]


class MemberRow(Facts):
    """One of those a share is taken of."""

    name: Annotated[str, Field(min_length=1), Ask(label=_("Tên cơ quan, nhiệm vụ"))]
    state: Annotated[MemberState, Ask(label=_("Mức đạt"))]


class MembersFacts(Facts):
    """How far each has come (BP-I-2f, 2g); one named again is brought up to date."""

    target: Annotated[Picked, Ask(label=_("Chỉ tiêu"), choices="share_targets")]
    members: Annotated[tuple[MemberRow, ...], Field(min_length=1), Ask(label=_("Cơ quan, nhiệm vụ"))]


class LateRow(Facts):
    """A task whose state was to be reported by a day that is over."""

    number: Annotated[str, Ask(label=_("Việc số"))]
    task: Annotated[str, Ask(label=_("Nội dung việc"))]
    unit: Annotated[str, Ask(label=_("Cơ quan, đơn vị chủ trì"))]
    due_on: Annotated[date, Ask(label=_("Phải cập nhật trước ngày"))]


class UrgeFacts(Facts):
    """Who is late with what (BP-IV-1c)."""

    late: Annotated[tuple[LateRow, ...], Field(min_length=1), Ask(label=_("Việc chậm, theo đơn vị"))]
    words: Annotated[str, Ask(label=_("Yêu cầu chấn chỉnh"), long=True)] = ""


class Addressee(Choice):
    """To whom the standing body reports (BP-IV-1d)."""

    COMMITTEE = "committee", _("UBND tỉnh")
    MINISTRY = "ministry", _("Bộ Khoa học và Công nghệ")
    SUPERIOR = "superior", _("Cơ quan có thẩm quyền cấp trên")


class PlanReportFacts(Facts):
    """A report on the plan, periodic or ad hoc, for any span of days."""

    addressee: Annotated[Addressee, Ask(label=_("Nơi nhận báo cáo"))]
    since: Annotated[date, Ask(label=_("Từ ngày"))]
    until: Annotated[date, Ask(label=_("Đến hết ngày"))]
    remarks: Annotated[str, Ask(label=_("Đánh giá, kiến nghị"), long=True)] = ""


class CostFacts(Facts):
    """A line of the annex of costs (BP-III-2)."""

    title: Annotated[str, Field(min_length=1), Ask(label=_("Nội dung"))]
    amount: Annotated[Amount, Field(gt=0), Ask(label=_("Kinh phí"), money=True)]
    source: Annotated[str, Ask(label=_("Nguồn"))] = ""
