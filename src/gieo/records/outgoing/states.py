"""States of a document that is issued, and its coded values (pure)."""

from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _


class OutgoingState(Choice):
    """Where it stands."""

    DRAFT = "draft", _("Dự thảo"), "draft"
    REVIEW = "review", _("Chờ duyệt"), "waiting"
    APPROVED = "approved", _("Đã duyệt, chờ số"), "in_hand"
    NUMBERED = "numbered", _("Đã có số, chờ ký và gửi"), "in_hand"
    ISSUED = "issued", _("Đã phát hành"), "in_hand"
    FILED = "filed", _("Đã lưu hồ sơ"), "done"
    SUPERSEDED = "superseded", _("Đã có văn bản thay thế"), "paused"
    RECALLED = "recalled", _("Đã thu hồi"), "refused"
    DROPPED = "dropped", _("Bỏ dự thảo"), "refused"


class Carrier(Choice):
    """What is signed."""

    ELECTRONIC = "electronic", _("Văn bản điện tử, ký số")
    PAPER = "paper", _("Văn bản giấy, ký tay và quét")


class Urgency(Choice):
    """How fast it has to arrive."""

    NORMAL = "", _("Thường")
    URGENT = "KHẨN", _("Khẩn")
    VERY_URGENT = "THƯỢNG KHẨN", _("Thượng khẩn")
    AT_ONCE = "HỎA TỐC", _("Hỏa tốc")


class Origin(Choice):
    """Where the content of a version came from."""

    DRAWN = "drawn", _("Lập từ hồ sơ")
    WORD = "word", _("Bản Word sửa lại")
    CONVERTED = "converted", _("PDF lập từ bản Word")
    UPLOADED = "uploaded", _("Tệp PDF tải lên")
    NUMBERED = "numbered", _("Bản có số, ngày")
    SIGNED = "signed", _("Bản đã ký số")
    SEALED = "sealed", _("Bản có chữ ký số của cơ quan")
    SCAN = "scan", _("Bản quét có chữ ký tay")
    COPY = "copy", _("Bản sao")


class Correction(Choice):
    """What a document does to the one before it (NĐ 30/2020, article 18)."""

    REPLACES = "replaces", _("Thay thế")
    AMENDS = "amends", _("Sửa đổi, bổ sung")
    RECTIFIES = "rectifies", _("Đính chính thể thức, kỹ thuật")
