"""An address that was never confirmed is nobody's to keep."""

from datetime import datetime, timedelta

from gieo.calls.models import AskedQuestion

KEPT = timedelta(days=7)


def forget_unconfirmed(*, at: datetime) -> int:
    """Delete questions whose address was not confirmed within a week.

    Returns:
        How many were deleted.
    """
    stale = AskedQuestion.objects.filter(confirmed_at__isnull=True, sent_at__lt=at - KEPT)
    return stale.delete()[0]
