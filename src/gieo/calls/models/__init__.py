"""Tables of what is asked about calls, and of who follows them."""

from gieo.calls.models.asked_question import AskedQuestion
from gieo.calls.models.call_question import CallQuestion

__all__ = ["AskedQuestion", "CallQuestion"]
