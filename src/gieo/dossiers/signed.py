"""The digital signatures of a paper in a dossier."""

from datetime import datetime

from gieo.files.models import StoredFile
from gieo.kernel.media import PDF
from gieo.officialdocs.signatures import FoundSignature, signatures_of
from gieo.officialdocs.signatures.trust import trusted


def signatures_in(stored: StoredFile, *, at: datetime) -> list[FoundSignature]:
    """The signatures of a PDF, in the order they were set; none of any other file.

    Raises:
        Refused: the signatures cannot be read.
    """
    return signatures_of(stored.read(), trust=trusted(), at=at) if stored.media_type == PDF else []
