"""What is asked and recorded of a check."""

from datetime import date
from typing import Annotated

from pydantic import Field

from gieo.kernel.asking import Amount, Ask, Picked
from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Facts


class OccasionChoice(Choice):
    """Why a check takes place (TT 04/2015, article 6)."""

    PERIODIC = "periodic", _("Định kỳ")
    AD_HOC = "ad_hoc", _("Đột xuất")


class OrganiserChoice(Choice):
    """In whose plan it stands."""

    DEPARTMENT = "department", _("Sở KH&CN")
    COUNCIL = "council", _("Hội đồng KH&CN tỉnh")


class PartChoice(Choice):
    """What a member stands for (TT 04/2015, article 5)."""

    TASK_UNIT = "task_unit", _("Đơn vị quản lý nhiệm vụ")
    MONEY_UNIT = "money_unit", _("Đơn vị quản lý kinh phí")
    SPECIALIST_UNIT = "specialist_unit", _("Đơn vị quản lý chuyên môn")
    ORDERING_BODY = "ordering_body", _("Cơ quan đặt hàng")
    COUNCIL = "council", _("Hội đồng KH&CN tỉnh")
    OTHER = "other", _("Khác")


class TeamRow(Facts):
    """A member of the team."""

    person: Annotated[Picked, Ask(label=_("Thành viên"), choices="people")]
    part: Annotated[PartChoice, Ask(label=_("Đại diện"))]


class PlanFacts(Facts):
    """When, where, by whom."""

    planned_on: Annotated[date, Ask(label=_("Dự kiến ngày"))]
    place: Annotated[str, Ask(label=_("Địa điểm"))] = ""
    reason: Annotated[str, Ask(label=_("Nội dung, lý do"), long=True)]
    team: Annotated[tuple[TeamRow, ...], Ask(label=_("Đoàn kiểm tra"))] = ()


class _Subject(Facts):
    contract: Annotated[Picked, Ask(label=_("Hợp đồng"), choices="contracts")]
    occasion: Annotated[OccasionChoice, Ask(label=_("Hình thức"))]
    organiser: Annotated[OrganiserChoice, Ask(label=_("Đơn vị tổ chức"))]


class OpeningFacts(PlanFacts, _Subject):
    """A check of a running task."""


class NoticeFacts(Facts):
    """By which paper the host was told."""

    document: Annotated[str, Ask(label=_("Số, ngày thông báo"))] = ""


class HoldFacts(Facts):
    """The minutes of the visit (form C-2-BBKTĐG)."""

    visited_on: Annotated[date, Ask(label=_("Kiểm tra ngày"))]
    present: Annotated[tuple[Picked, ...], Ask(label=_("Thành viên có mặt"), choices="team")]
    host_present: Annotated[str, Ask(label=_("Đại diện lãnh đạo tổ chức chủ trì"))] = ""
    content: Annotated[str, Ask(label=_("Kết quả: nội dung khoa học, tiến độ, kinh phí, hiện trường"), long=True)]
    signed_by_team: Annotated[bool, Ask(label=_("Các thành viên đã ký biên bản"))] = False
    signed_by_host: Annotated[bool, Ask(label=_("Tổ chức chủ trì đã ký biên bản"))] = False


class ConcludeFacts(Facts):
    """What the check concludes."""

    conclusion: Annotated[str, Ask(label=_("Kết luận, kiến nghị"), long=True)]
    met: Annotated[bool, Ask(label=_("Đạt yêu cầu"))] = False
    milestone: Annotated[Picked | None, Ask(label=_("Mốc đã đạt"), choices="milestones")] = None


class EvaluationFacts(Facts):
    """What the evaluation within the term concludes (NĐ 267/2025, article 16)."""

    conclusion: Annotated[str, Ask(label=_("Kết luận, kiến nghị"), long=True)]
    milestone: Annotated[Picked | None, Ask(label=_("Mốc được đánh giá"), choices="milestones")] = None


class WorkFacts(Facts):
    """The work that is confirmed (form B-1-XNKLCV)."""

    work_done: Annotated[int, Field(ge=0, le=100), Ask(label=_("Khối lượng được xác nhận (%)"))]
    remark: Annotated[str, Ask(label=_("Ý kiến"), long=True)] = ""


class SpendingFacts(Facts):
    """The spending that is confirmed (form B-2-XNSDKP)."""

    spending: Annotated[Amount, Ask(label=_("Kinh phí ngân sách được xác nhận đã chi"), money=True)]
    refused: Annotated[str, Ask(label=_("Khoản không được xác nhận, lý do"), long=True)] = ""


class ReasonFacts(Facts):
    """Why."""

    reason: Annotated[str, Ask(label=_("Lý do"), long=True)]
