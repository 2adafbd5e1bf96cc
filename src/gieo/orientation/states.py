"""States of an orientation notice (pure)."""

from enum import StrEnum

from gieo.kernel.refusal import _


class NoticeState(StrEnum):
    """Where a notice stands."""

    DRAFT = "draft"
    CONFIRMED = "confirmed"
    PUBLISHED = "published"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


NOTICE_STATE_LABELS = {
    NoticeState.DRAFT: _("Đang đối chiếu"),
    NoticeState.CONFIRMED: _("Đã xác nhận"),
    NoticeState.PUBLISHED: _("Đã công bố"),
    NoticeState.SUPERSEDED: _("Đã thay thế"),
    NoticeState.WITHDRAWN: _("Đã hủy"),
}
