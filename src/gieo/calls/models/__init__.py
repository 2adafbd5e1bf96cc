"""Tables of what is asked about calls, of who follows them, and of own calendars."""

from gieo.calls.models.asked_question import AskedQuestion
from gieo.calls.models.calendar_address import CalendarAddress
from gieo.calls.models.call_question import CallQuestion
from gieo.calls.models.call_watch import CallWatch

__all__ = ["AskedQuestion", "CalendarAddress", "CallQuestion", "CallWatch"]
