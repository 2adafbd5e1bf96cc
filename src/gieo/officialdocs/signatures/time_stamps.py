"""When something was signed, in the word of a time-stamping authority (RFC 3161)."""

from asn1crypto import tsp
from django.conf import settings
from pyhanko.sign.timestamps import HTTPTimeStamper, TimeStamper
from pyhanko.sign.timestamps.common_utils import TimestampRequestError
from requests import RequestException

from gieo.kernel.refusal import Refusal, Refused, _

PATIENCE = 10  # seconds


class AskedStamper(HTTPTimeStamper):
    """An authority behind an address; where it gives no stamp, nothing is signed."""

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        """The stamp.

        Raises:
            Refused: no answer in time, or a refusal.
        """
        try:
            return await super().async_request_tsa_response(req)
        except (TimestampRequestError, RequestException, OSError) as error:
            message = _("Máy chủ cấp dấu thời gian không trả lời; chưa ký. Thử lại sau.")
            raise Refused([Refusal(code="no_time_stamp", message=message)]) from error


def time_stamper() -> TimeStamper | None:
    """The authority that the environment names (`GIEO_TIMESTAMP_URL`); None without one: signatures bear no stamp."""
    if not settings.TIMESTAMP_URL:
        return None
    return AskedStamper(settings.TIMESTAMP_URL, timeout=PATIENCE)
