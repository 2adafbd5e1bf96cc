"""The store as a whole."""

import hashlib
from collections.abc import Iterator

from gieo.files.models import ScanState, StoredFile


def verify_store() -> list[str]:
    """Every kept file that is gone or no longer has its hash, in words; empty when all is well."""
    return list(_faults())


def _faults() -> Iterator[str]:
    """Content that several records share is read once, in pieces."""
    kept = StoredFile.objects.exclude(scan_state=ScanState.QUARANTINED).order_by("sha256", "pk")
    seen = ""
    for stored in kept.iterator():
        if stored.sha256 == seen:
            continue
        seen = stored.sha256
        if not stored.path.exists():
            yield f"file {stored.pk} ({stored.name}) is missing"
        elif _hash_of(stored) != stored.sha256:
            yield f"file {stored.pk} ({stored.name}) no longer has the content it had"


def _hash_of(stored: StoredFile) -> str:
    with stored.path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
