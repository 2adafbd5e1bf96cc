"""What can be confirmed (pure)."""

from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _


class Thing(Choice):
    """What a body is asked to confirm."""

    ORDER = "order", _("Văn bản đặt hàng")
    PLACE = "place", _("Phối hợp, thống nhất nơi thực hiện")
    APPLICATION = "application", _("Nơi ứng dụng kết quả và năng lực")
