"""Asking a ClamAV daemon, where one is configured."""

import socket
import struct
from pathlib import Path

from django.conf import settings

from gieo.files.models import ScanState
from gieo.kernel.refusal import Refusal, Refused, _

PIECE = 64 * 1024
PATIENCE_SECONDS = 30


def scan(path: Path) -> ScanState:
    """Clean, quarantined, or unscanned where no daemon is configured.

    Raises:
        Refused: a daemon is configured and does not answer: nothing is let in unseen.
    """
    if not settings.CLAMD:
        return ScanState.UNSCANNED
    host, _colon, port = settings.CLAMD.rpartition(":")
    try:
        answer = _ask(host, int(port), path)
    except OSError as error:
        message = _("Máy quét mã độc không trả lời nên tệp chưa được nhận. Hãy thử lại sau ít phút.")
        raise Refused([Refusal(code="scanner_down", message=message, field="file")]) from error
    return ScanState.CLEAN if answer.endswith(b"OK") else ScanState.QUARANTINED


def _ask(host: str, port: int, path: Path) -> bytes:
    """The INSTREAM command: pieces with their length in front, closed by a length of zero."""
    with socket.create_connection((host, port), timeout=PATIENCE_SECONDS) as connection, path.open("rb") as stream:
        connection.sendall(b"zINSTREAM\0")
        while piece := stream.read(PIECE):
            connection.sendall(struct.pack("!L", len(piece)) + piece)
        connection.sendall(struct.pack("!L", 0))
        return connection.recv(4096).rstrip(b"\0\n")
