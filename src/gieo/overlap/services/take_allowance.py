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


def take_allowance(*, address: str, at: datetime, form: str = "", most: int | None = None) -> None:
    """Count one use of a public form by an address on the network, over all processes of the server.

    Args:
        address: of the machine; it is not kept.
        at: when.
        form: each is counted by itself; the check for overlap where none is named.
        most: times in an hour; `PER_HOUR` where it is not said.

    Raises:
        Refused: it asked that often within the hour.
    """
    most = PER_HOUR if most is None else most
    asker = salted_hmac("gieo.overlap.allowance", f"{form} {address}".strip(), algorithm="sha256").hexdigest()
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [asker, at.replace(minute=0, second=0, microsecond=0)])
        times = cursor.fetchone()[0]
    if times > most:
        message = _("Đã gửi %(times)s lần trong giờ này. Xin thử lại sau %(minutes)s phút.")
        params = {"times": most, "minutes": 60 - at.minute}
        raise Refused([Refusal(code="asked_too_often", message=message, params=params)])


def forget_past_askers(*, at: datetime) -> int:
    """Delete the counts of past days.

    Returns:
        How many were deleted.
    """
    return Allowance.objects.filter(hour__lt=at - _KEPT).delete()[0]
