"""The store as a whole."""

import hashlib
from collections.abc import Iterator

from gieo.files.models import ScanState, StoredFile


def verify_store() -> list[str]:
    """Every kept file that is gone or no longer has its hash."""
    return list(_faults())


def _faults() -> Iterator[str]:
    kept = StoredFile.objects.exclude(scan_state=ScanState.QUARANTINED).order_by("sha256")
    seen = ""
    for stored in kept.iterator():
        if stored.sha256 == seen:
            continue
        seen = stored.sha256
        if not stored.path.exists():
            yield f"file {stored.pk} ({stored.name}) is missing"
        elif hashlib.sha256(stored.read()).hexdigest() != stored.sha256:
            yield f"file {stored.pk} ({stored.name}) no longer has the content it had"
