"""Coded values of an outcome (pure)."""

from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _


class EffectGrade(Choice):
    """How effective a result is found to be."""

    CLEAR = "clear", _("Hiệu quả rõ rệt")
    SOME = "some", _("Có hiệu quả")


class EventKind(Choice):
    """How a result is made known."""

    CONFERENCE = "conference", _("Hội nghị, hội thảo")
    TRAINING = "training", _("Tập huấn, chuyển giao")
    PRESS = "press", _("Báo chí, phát thanh, truyền hình")


class UserKind(Choice):
    """Who uses a result."""

    HOUSEHOLD = "household", _("Hộ gia đình, cá nhân")
    COOPERATIVE = "cooperative", _("Hợp tác xã, tổ hợp tác")
    ENTERPRISE = "enterprise", _("Doanh nghiệp")
    STATE_BODY = "state_body", _("Cơ quan, đơn vị nhà nước")
    ASSOCIATION = "association", _("Hội viên, tổ chức thành viên của đoàn thể")


class Protection(Choice):
    """How a result is protected."""

    NONE = "none", _("Không được bảo hộ")
    PATENT = "patent", _("Sáng chế")
    UTILITY = "utility", _("Giải pháp hữu ích")
    DESIGN = "design", _("Kiểu dáng công nghiệp")
    LAYOUT = "layout", _("Thiết kế bố trí mạch tích hợp")
    VARIETY = "variety", _("Giống cây trồng")


class ReplicationChoice(Choice):
    """Whether a result is to be replicated."""

    YES = "yes", _("Đề xuất nhân rộng")
    NO = "no", _("Không nhân rộng")
