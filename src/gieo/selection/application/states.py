"""States of an application (pure)."""

from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _


class ApplicationState(Choice):
    """Where an application stands."""

    DRAFT = "draft", _("Đang soạn"), "draft"
    SEALED = "sealed", _("Đã niêm phong"), "waiting"
    OPENED = "opened", _("Đã mở, đang kiểm tra"), "in_hand"
    VALID = "valid", _("Hợp lệ"), "in_hand"
    INVALID = "invalid", _("Không hợp lệ"), "refused"
    IN_SELECTION = "in_selection", _("Đang xét ở hội đồng"), "in_hand"
    WINNER = "winner", _("Được đề nghị chủ trì"), "done"
    NOT_SELECTED = "not_selected", _("Không được chọn"), "refused"
    WITHDRAWN = "withdrawn", _("Không dự tuyển"), "refused"
    CANCELLED = "cancelled", _("Đã hủy"), "refused"


class Degree(Choice):
    """How far the leader studied (TT 20/2023, article 4.3a asks for a university degree)."""

    NONE = "none", _("Dưới đại học")
    BACHELOR = "bachelor", _("Đại học")
    MASTER = "master", _("Thạc sĩ")
    DOCTOR = "doctor", _("Tiến sĩ")


def word(choices: type[Choice], code: str) -> str:
    """The label of a code; nothing for none."""
    return next((member.label for member in choices if member == code), "")


class LumpSum(Choice):
    """How the money is to be spent; the codes are those of the register."""

    NONE = "none", _("Không khoán")
    PARTIAL = "partial", _("Khoán chi từng phần")
    FINAL_PRODUCT = "final_product", _("Khoán chi đến sản phẩm cuối cùng")
