"""Take a file in: at once refused with the reason, or kept under its hash for good."""

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Never

import structlog
from django.conf import settings

from gieo.files import scanning, sniffing
from gieo.files.models import ScanState, StoredFile
from gieo.files.quota import refuse_too_much
from gieo.identity.models import Province
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.kernel.text import nfc

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

log = structlog.get_logger(__name__)

MIB = 1024 * 1024
LONGEST_NAME = 200


def receive_file(
    *,
    content: "UploadedFile[Any] | bytes",
    name: str,
    province: Province,
    actor: Actor,
    at: datetime,
    accept: frozenset[str] | None = None,
) -> StoredFile:
    """Hash, sniff, scan and keep a file.

    Args:
        content: an upload (read in pieces) or bytes.
        name: as the sender called it; folders are cut off.
        province: whose file it is.
        actor: who sends it.
        at: the instant of arrival.
        accept: media types that are welcome; None for every type the house knows.

    Raises:
        Refused: empty, too large, of another type than accepted or than its name says, infected, or one too many of its
            sender on that day.
    """

    def look(incoming: Path, name: str) -> tuple[str, str]:
        refuse_too_much(actor=actor, at=at, folder=incoming.parent)
        return sniffing.media_type_of(incoming, name, accept), scanning.scan(incoming)

    stored = _keep(content, name, look, province=province, received_at=at, received_from_id=actor.user)
    if stored.scan_state == ScanState.QUARANTINED:
        _tell_of_infection(stored)
    return stored


def keep_own(
    *, content: bytes, name: str, media_type: str, province: Province, actor: Actor, at: datetime
) -> StoredFile:
    """Keep a file that the house has just made itself: it is what it says, and there is nothing to look for in it."""
    return _keep(
        content,
        name,
        lambda _incoming, _name: (media_type, ScanState.CLEAN),
        province=province,
        received_at=at,
        received_from_id=actor.user,
    )


def _keep(
    content: "UploadedFile[Any] | bytes", name: str, look: Callable[[Path, str], tuple[str, str]], **known: Any
) -> StoredFile:
    """Store content under its hash; `look` tells its media type and the state of the scan, or refuses it."""
    name = clean_name(name)
    folder = Path(settings.MEDIA_ROOT)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=folder, prefix=".in-", delete=False) as stream:
        incoming = Path(stream.name)
        try:
            sha256, size = _spool(content, stream)
            media_type, state = look(incoming, name)
            stored = StoredFile(sha256=sha256, size=size, name=name, media_type=media_type, scan_state=state, **known)
            _place(incoming, stored.path)
        finally:
            incoming.unlink(missing_ok=True)  # placed files have moved away
    stored.save()
    return stored


def _tell_of_infection(stored: StoredFile) -> Never:
    """The log keeps what a caller's transaction rolls back with the refusal."""
    log.warning("file_quarantined", sha256=stored.sha256, name=stored.name, user=stored.received_from_id)
    raise Refused([Refusal(code="infected", message=_("Tệp có mã độc và đã được cách ly."), field="file")])


def clean_name(name: str) -> str:
    """The name without folders and control characters, short enough for every file system."""
    base = PurePosixPath(nfc(name).replace("\\", "/")).name
    base = "".join(letter for letter in base if letter.isprintable()).strip(". ") or "tep"
    stem, dot, suffix = base.rpartition(".")
    return f"{stem[:LONGEST_NAME]}{dot}{suffix[:10]}" if dot else base[:LONGEST_NAME]


def _spool(content: "UploadedFile[Any] | bytes", stream: "tempfile._TemporaryFileWrapper[bytes]") -> tuple[str, int]:
    """Write to disk piece by piece, stopping at the limit; returns hash and size."""
    if not isinstance(content, bytes) and (content.size or 0) > settings.UPLOAD_LIMIT_BYTES:
        raise Refused([too_large()])  # known beforehand: nothing is copied
    digest, size = hashlib.sha256(), 0
    for piece in _pieces(content):
        size += len(piece)
        if size > settings.UPLOAD_LIMIT_BYTES:
            raise Refused([too_large()])
        digest.update(piece)
        stream.write(piece)
    stream.flush()
    os.fsync(stream.fileno())
    if not size:
        raise Refused([Refusal(code="empty", message=_("Tệp rỗng. Hãy chọn lại tệp."), field="file")])
    return digest.hexdigest(), size


def _pieces(content: "UploadedFile[Any] | bytes") -> Iterable[bytes]:
    return iter([content]) if isinstance(content, bytes) else _chunks(content)


def _chunks(upload: "UploadedFile[Any]") -> Iterator[bytes]:
    yield from upload.chunks()


def too_large() -> Refusal:
    """The refusal of a file over the limit."""
    limit = settings.UPLOAD_LIMIT_BYTES // MIB
    message = _("Tệp lớn hơn %(limit)s MB. Hãy nén ảnh quét hoặc chia nhỏ tệp rồi tải lại.")
    return Refusal(code="too_large", message=message, params={"limit": limit}, field="file")


def _place(incoming: Path, target: Path) -> None:
    """Move into place in one step, on disk before anybody is told; content that was there already is the same."""
    target.parent.mkdir(parents=True, exist_ok=True)
    incoming.chmod(0o600)
    incoming.replace(target)
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
