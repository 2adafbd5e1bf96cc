"""Look at the own pages from outside and write down whether they answered."""

from datetime import datetime
from urllib.error import URLError
from urllib.request import Request, urlopen

from django.conf import settings

from gieo.orientation.models import StatusNote

PATIENCE = 5  # seconds
FINE = 200


def answers(address: str) -> bool:
    """Whether a page of this address comes within a few seconds."""
    try:
        with urlopen(Request(address), timeout=PATIENCE) as answer:  # noqa: S310  (our own address, from the settings)
            return bool(answer.status == FINE)
    except (URLError, TimeoutError, OSError):
        return False


def note_status(*, at: datetime) -> StatusNote:
    """One note of this minute."""
    up = answers(f"{settings.BASE_URL}/readyz")
    note, _new = StatusNote.objects.update_or_create(at=at.replace(second=0, microsecond=0), defaults={"up": up})
    return note
