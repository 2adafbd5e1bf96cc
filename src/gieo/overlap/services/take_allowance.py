"""Let everybody check, but nobody without end."""

from datetime import datetime, timedelta

from django.db import connection
from django.utils.crypto import salted_hmac

from gieo.kernel.refusal import Refusal, Refused, _
from gieo.overlap.models import Allowance

PER_HOUR = 60
_KEPT = timedelta(days=1)
_COUNT = """
insert into overlap_allowance (asker, hour, times) values (%s, %s, 1)
on conflict (asker, hour) do update set times = overlap_allowance.times + 1 returning times
"""


def take_allowance(*, address: str, at: datetime) -> None:
    """Count one check of an address on the network; the count holds over all processes of the server.

    Raises:
        Refused: it asked `PER_HOUR` times within the hour.
    """
    asker = salted_hmac("gieo.overlap.allowance", address, algorithm="sha256").hexdigest()
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [asker, at.replace(minute=0, second=0, microsecond=0)])
        times = cursor.fetchone()[0]
    if times > PER_HOUR:
        message = _("Đã kiểm tra %(times)s lần trong giờ này. Xin thử lại sau %(minutes)s phút.")
        params = {"times": PER_HOUR, "minutes": 60 - at.minute}
        raise Refused([Refusal(code="asked_too_often", message=message, params=params)])


def forget_past_askers(*, at: datetime) -> int:
    """Delete the counts of past days.

    Returns:
        How many were deleted.
    """
    return Allowance.objects.filter(hour__lt=at - _KEPT).delete()[0]
