"""Asking a ClamAV daemon, where one is configured."""

import socket
import struct
from pathlib import Path

from django.conf import settings

from gieo.files.models import ScanState
from gieo.kernel.refusal import Refusal, Refused, _

PIECE = 64 * 1024
LONGEST_ANSWER = 4096
PATIENCE_SECONDS = 30


def scan(path: Path) -> ScanState:
    """Clean, quarantined, or unscanned where no daemon is configured.

    Raises:
        Refused: a daemon is configured and does not answer with a finding: nothing is let in unseen.
    """
    if not settings.CLAMD:
        return ScanState.UNSCANNED
    try:
        answer = _ask(path)
    except OSError as error:
        raise _silent() from error
    if answer.endswith(b" FOUND"):
        return ScanState.QUARANTINED
    if not answer.endswith(b" OK"):  # "INSTREAM size limit exceeded. ERROR"
        raise _silent()
    return ScanState.CLEAN


def _silent() -> Refused:
    message = _("Máy quét mã độc không trả lời nên tệp chưa được nhận. Hãy thử lại sau ít phút.")
    return Refused([Refusal(code="scanner_down", message=message, field="file")])


def _ask(path: Path) -> bytes:
    """The INSTREAM command: pieces with their length in front, closed by a length of zero."""
    with _connected() as connection, path.open("rb") as stream:
        connection.sendall(b"zINSTREAM\0")
        while piece := stream.read(PIECE):
            connection.sendall(struct.pack("!L", len(piece)) + piece)
        connection.sendall(struct.pack("!L", 0))
        return _answer(connection)


def _connected() -> socket.socket:
    """Over "host:port", or over the path of a Unix socket, as Debian's daemon has it."""
    if settings.CLAMD.startswith("/"):
        connection = socket.socket(socket.AF_UNIX)
        connection.settimeout(PATIENCE_SECONDS)
        connection.connect(settings.CLAMD)
        return connection
    host, _colon, port = settings.CLAMD.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=PATIENCE_SECONDS)


def _answer(connection: socket.socket) -> bytes:
    """Up to the zero byte that ends it, however the network cuts it."""
    answer = b""
    while not answer.endswith(b"\0") and len(answer) < LONGEST_ANSWER:
        piece = connection.recv(LONGEST_ANSWER)
        if not piece:
            break
        answer += piece
    return answer.rstrip(b"\0\n")
