"""What is recorded when a proposal is screened."""

from typing import Annotated

from pydantic import Field

from gieo.kernel.asking import Ask, Picked
from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Facts
from gieo.novelty.searched_in import SearchedIn


class Verdict(Choice):
    """What the search comes to."""

    NEW = "new", _("Không trùng lặp")
    DIFFERENT = "different", _("Có nhiệm vụ gần, nội dung đề xuất khác")
    DUPLICATE = "duplicate", _("Trùng lặp")


class Hit(Facts):
    """One task found."""

    title: Annotated[str, Ask(label=_("Tên nhiệm vụ"))]
    number: Annotated[str, Ask(label=_("Mã số"))] = ""
    host: Annotated[str, Ask(label=_("Tổ chức chủ trì"))] = ""
    years: Annotated[str, Ask(label=_("Năm thực hiện"))] = ""
    principal: Annotated[str, Ask(label=_("Chủ nhiệm"))] = ""
    level: Annotated[str, Ask(label=_("Cấp"))] = ""
    state: Annotated[str, Ask(label=_("Tình trạng"))] = ""
    overlap: Annotated[str, Ask(label=_("Phần trùng, gần"))] = ""
    percent: Annotated[str, Ask(label=_("Mức độ trùng (%)"))] = ""


class SearchFacts(Facts):
    """The search sheet (C0-KQTrC): what was searched, what was found, what follows."""

    sources: Annotated[tuple[SearchedIn, ...], Ask(label=_("Đã tra cứu"))]
    keywords: Annotated[str, Ask(label=_("Từ khóa"))]
    hits: Annotated[tuple[Hit, ...], Ask(label=_("Nhiệm vụ liên quan"))] = ()
    verdict: Annotated[Verdict, Ask(label=_("Kết luận"))]
    remark: Annotated[
        str, Ask(label=_("Nhận xét"), help=_("Điểm khác của đề xuất, nếu có nhiệm vụ gần."), long=True)
    ] = ""
    explanation: Annotated[str, Ask(label=_("Ý kiến giải trình"), help=_("Của người đề xuất, nếu có."), long=True)] = ""


class ScreeningReason(Choice):
    """Why a proposal does not reach the council (CT-3-4c): coded, so that they can be counted."""

    UNNECESSARY = "unnecessary", _("Không thật sự cần thiết")
    INFEASIBLE = "infeasible", _("Không khả thi")
    DUPLICATE = "duplicate", _("Trùng lặp")
    OUTSIDE_ORIENTATION = "outside_orientation", _("Ngoài định hướng")
    INCOMPLETE = "incomplete", _("Không đủ nội dung, hồ sơ")


class ScreeningFacts(Facts):
    """Why; its proposer reads it."""

    reasons: Annotated[tuple[ScreeningReason, ...], Ask(label=_("Lý do"))]
    words: Annotated[str, Ask(label=_("Nhận xét"), help=_("Người đề xuất đọc nguyên văn."), long=True)]


class ReplyFacts(Facts):
    """What the proposer answers; the council reads it beside the reasons."""

    words: Annotated[str, Field(min_length=1, max_length=4000), Ask(label=_("Phản hồi của người đề xuất"), long=True)]


class ReconsiderFacts(Facts):
    """Why the standing body takes it up again."""

    words: Annotated[str, Field(min_length=1, max_length=4000), Ask(label=_("Lý do xem xét lại"), long=True)]


class MergeFacts(Facts):
    """Into which proposal, and why."""

    into: Annotated[Picked, Ask(label=_("Ghép vào đề xuất"), choices="siblings")]
    words: Annotated[str, Ask(label=_("Lý do"), long=True)]


class ForwardFacts(Facts):
    """What the standing body tells the council."""

    words: Annotated[str, Ask(label=_("Ý kiến của cơ quan thường trực"), long=True)] = ""
