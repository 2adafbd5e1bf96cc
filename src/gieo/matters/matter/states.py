"""States of a matter, parts in it, kinds of step (pure)."""

from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _


class MatterState(Choice):
    """Where an entry of a register stands."""

    NOTED = "noted", _("Mới ghi"), "draft"
    RAISED = "raised", _("Chờ Sở giải quyết"), "waiting"
    FORWARDED = "forwarded", _("Chờ cơ quan có thẩm quyền"), "waiting"
    ANSWERED = "answered", _("Đã trả lời"), "in_hand"
    SENT = "sent", _("Chờ Sở ghi sổ"), "waiting"
    RETURNED = "returned", _("Trả lại bổ sung"), "paused"
    IN_HAND = "in_hand", _("Đang thực hiện"), "in_hand"
    CLOSED = "closed", _("Đã kết thúc"), "done"
    REFUSED = "refused", _("Không ghi sổ"), "refused"
    WITHDRAWN = "withdrawn", _("Đã rút"), "refused"


# What stands in the register: counted and reported.
ENTERED = (MatterState.RAISED, MatterState.FORWARDED, MatterState.ANSWERED, MatterState.IN_HAND, MatterState.CLOSED)


class Part(Choice):
    """As what a body takes part."""

    LEAD = "lead", _("Tổ chức chủ trì")
    TRANSFERRING = "transferring", _("Cơ quan chuyển giao")
    BENEFICIARY = "beneficiary", _("Nơi thụ hưởng, ứng dụng")
    COORDINATING = "coordinating", _("Sở, ngành, địa phương phối hợp")
    PARTY = "party", _("Bên liên kết, hợp tác")
    NOMINATED = "nominated", _("Đơn vị được giới thiệu, hỗ trợ")


class StepKind(Choice):
    """What was done."""

    WORK = "work", _("Việc đã làm")
    SITTING = "sitting", _("Cuộc họp, ghi biên bản")
    PRODUCT = "product", _("Kết quả, sản phẩm")
    PUBLISHED = "published", _("Đã đăng, đã tổ chức")
