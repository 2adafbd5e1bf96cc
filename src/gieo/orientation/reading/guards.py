"""Preconditions of the moves of a reading."""

from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt
from gieo.orientation.models import DocumentReading

LAYOUT = ("ND30-2020:PL1",)


def lines_answered(reading: DocumentReading, _attempt: Attempt) -> Refusal | None:
    """A person accepted, edited or took out every line."""
    waiting = reading.lines.filter(is_proposed=True).count()
    if not waiting:
        return None
    message = _("Còn %(count)s dòng đọc từ văn bản chưa có người xác nhận.")
    return Refusal(code="lines_waiting", message=message, params={"count": waiting}, basis=LAYOUT)


def something_is_left(reading: DocumentReading, _attempt: Attempt) -> Refusal | None:
    """Not everything was taken out."""
    if reading.lines.filter(rejected=False).exclude(kind="finding").exists():
        return None
    return Refusal(code="nothing_left", message=_("Không còn dòng nào để xác nhận."), basis=LAYOUT)
