"""Where earlier and running tasks are looked up."""

from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _


class SearchedIn(Choice):
    """Where earlier and running tasks are looked up."""

    NATIONAL = "national", _("Cơ sở dữ liệu quốc gia về KH&CN")
    PROVINCIAL = "provincial", _("Trang tra cứu nhiệm vụ của tỉnh")
    OTHER = "other", _("Nguồn khác")
