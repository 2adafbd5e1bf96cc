"""States of an orientation notice (pure)."""

from enum import StrEnum


class NoticeState(StrEnum):
    """Where a notice stands."""

    DRAFT = "draft"
    CONFIRMED = "confirmed"
    PUBLISHED = "published"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


NOTICE_STATE_LABELS = {
    NoticeState.DRAFT: "Đang đối chiếu",
    NoticeState.CONFIRMED: "Đã xác nhận",
    NoticeState.PUBLISHED: "Đã công bố",
    NoticeState.SUPERSEDED: "Đã thay thế",
    NoticeState.WITHDRAWN: "Đã hủy",
}
