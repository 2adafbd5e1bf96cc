"""What is asked and recorded of a plan."""

from datetime import date
from typing import Annotated

from pydantic import Field

from gieo.kernel.asking import Amount, Ask, Kept, Picked
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


class CostFacts(Facts):
    """A line of the annex of costs (BP-III-2)."""

    title: Annotated[str, Field(min_length=1), Ask(label=_("Nội dung"))]
    amount: Annotated[Amount, Field(gt=0), Ask(label=_("Kinh phí"), money=True)]
    source: Annotated[str, Ask(label=_("Nguồn"))] = ""
