"""States, forms and sources of a yearly estimate (pure)."""

from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _


class EstimateState(Choice):
    """Where an estimate stands."""

    DRAFT = "draft", _("Đang lập"), "draft"
    HANDED_IN = "handed_in", _("Đã gửi Văn phòng Sở"), "waiting"
    TAKEN_UP = "taken_up", _("Đã tổng hợp"), "done"
    SENT = "sent", _("Đã gửi Sở Tài chính"), "waiting"
    APPRAISED = "appraised", _("Đã thẩm định, chờ duyệt"), "waiting"
    APPROVED = "approved", _("Đã giao kinh phí"), "in_hand"
    CLOSED = "closed", _("Đã khép sổ"), "done"


class EstimateForm(Choice):
    """Whose it is."""

    UNIT = "unit", _("Kế hoạch và dự toán của đơn vị")
    COMPILED = "compiled", _("Đề nghị kinh phí KH&CN của tỉnh")
    DISTRICT = "district", _("Dự toán KH&CN của huyện, thành phố")


class EstimateSource(Choice):
    """Where the money of a line comes from."""

    RECURRENT = "recurrent", _("Ngân sách sự nghiệp KH&CN tỉnh")
    CENTRAL = "central", _("Ngân sách trung ương")
    LOCAL = "local", _("Ngân sách huyện, thành phố")
    ENTERPRISE = "enterprise", _("Vốn doanh nghiệp")
    AID = "aid", _("Tài trợ quốc tế")
    SOCIALISED = "socialised", _("Xã hội hóa, nguồn hợp pháp khác")


# Estimated by the rules of each source, and shown apart from the State's money (CNSH-III-3).
OUTSIDE = frozenset({EstimateSource.ENTERPRISE, EstimateSource.AID, EstimateSource.SOCIALISED})
