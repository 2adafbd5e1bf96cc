"""An address that was never confirmed is nobody's to keep."""

from datetime import datetime, timedelta

from gieo.calls.models import AskedQuestion, CallWatch

KEPT = timedelta(days=7)


def forget_unconfirmed(*, at: datetime) -> int:
    """Delete questions, and what was to be followed, whose address was not confirmed within a week.

    Returns:
        How many were deleted.
    """
    asked = AskedQuestion.objects.filter(confirmed_at__isnull=True, sent_at__lt=at - KEPT)
    followed = CallWatch.objects.filter(confirmed_at__isnull=True, asked_at__lt=at - KEPT)
    return asked.delete()[0] + followed.delete()[0]
