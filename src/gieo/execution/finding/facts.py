"""What is asked and recorded of a finding."""

from datetime import date
from typing import Annotated

from gieo.kernel.asking import Amount, Ask, Picked
from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Facts


class KindChoice(Choice):
    """What was found."""

    DELAY = "delay", _("Chậm tiến độ")
    OBSTACLE = "obstacle", _("Khó khăn, vướng mắc")
    CORRECTION = "correction", _("Nội dung phải khắc phục")
    VIOLATION = "violation", _("Dấu hiệu vi phạm")


class OriginChoice(Choice):
    """Who found it."""

    CHECK = "check", _("Kiểm tra")
    INSPECTION = "inspection", _("Thanh tra")
    REPORT = "report", _("Báo cáo")
    COUNCIL = "council", _("Hội đồng KH&CN tỉnh")
    CITIZEN = "citizen", _("Phản ánh của công dân")
    SYSTEM = "system", _("Hệ thống theo dõi mốc")


class SanctionChoice(Choice):
    """How a violation is dealt with."""

    REMINDER = "reminder", _("Nhắc nhở")
    FINE = "fine", _("Phạt tiền")
    RECOVERY = "recovery", _("Thu hồi kinh phí")
    SUSPENSION = "suspension", _("Đình chỉ, không được tham gia nhiệm vụ")


class FoundFacts(Facts):
    """What was found, what is asked for, of whom, until when."""

    detail: Annotated[str, Ask(label=_("Nội dung"), long=True)]
    required: Annotated[str, Ask(label=_("Yêu cầu khắc phục, kiến nghị giải quyết"), long=True)] = ""
    addressee: Annotated[
        Picked | None,
        Ask(label=_("Nơi giải quyết vướng mắc"), help=_("Bỏ trống: lãnh đạo Sở."), choices="bodies"),
    ] = None
    due_on: Annotated[date | None, Ask(label=_("Hạn"), help=_("Bỏ trống: theo quy định."))] = None


class _Subject(Facts):
    contract: Annotated[Picked, Ask(label=_("Hợp đồng"), choices="contracts")]
    kind: Annotated[KindChoice, Ask(label=_("Loại"))]
    origin: Annotated[OriginChoice, Ask(label=_("Nguồn"))]


class OpeningFacts(FoundFacts, _Subject):
    """A finding on a running task."""


class WordsFacts(Facts):
    """What is said."""

    words: Annotated[str, Ask(label=_("Nội dung"), long=True)]


class DueFacts(Facts):
    """What is missing, and the new limit."""

    words: Annotated[str, Ask(label=_("Phần chưa đạt"), long=True)]
    due_on: Annotated[date, Ask(label=_("Hạn mới"))]


class DecideFacts(Facts):
    """How a violation is dealt with (CT-4-2g)."""

    decision: Annotated[str, Ask(label=_("Quyết định số"))]
    decided_on: Annotated[date, Ask(label=_("Ngày quyết định"))]
    in_force_from: Annotated[date, Ask(label=_("Có hiệu lực từ ngày"))]
    violator: Annotated[Picked | None, Ask(label=_("Tổ chức vi phạm"), choices="bodies")] = None
    violator_person: Annotated[Picked | None, Ask(label=_("Cá nhân vi phạm"), choices="people")] = None
    sanction: Annotated[SanctionChoice, Ask(label=_("Hình thức xử lý"))]
    sanction_until: Annotated[date | None, Ask(label=_("Đến hết ngày"))] = None
    recover_amount: Annotated[Amount, Ask(label=_("Phải thu hồi"), money=True)] = 0


class PublishFacts(Facts):
    """What is published of a violation, from when until when."""

    published_words: Annotated[str, Ask(label=_("Nội dung công khai"), long=True)]
    published_from: Annotated[date, Ask(label=_("Từ ngày"))]
    published_until: Annotated[date, Ask(label=_("Đến hết ngày"))]


class CorrectFacts(Facts):
    """Other words for what is published."""

    published_words: Annotated[str, Ask(label=_("Nội dung đúng"), long=True)]
    reason: Annotated[str, Ask(label=_("Lý do đính chính"), long=True)]
