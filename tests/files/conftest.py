"""A store of its own for each test, and a real little scanner on a real socket."""

import io
import socketserver
import struct
import threading
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.writer import PageObject, PdfFileWriter

from gieo.files.models import StoredFile
from gieo.files.services.receive_file import receive_file
from tests.conftest import moment
from tests.factories import officer_of, province_of

AT = moment("2024-05-06 09:00")
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(40)
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


@pytest.fixture(autouse=True)
def store(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "files"
    return tmp_path / "files"


def receive(content: Any, name: str = "van-ban.txt", accept: frozenset[str] | None = None) -> StoredFile:
    """A file of an officer of Lạng Sơn."""
    province = province_of("LS")
    return receive_file(content=content, name=name, province=province, actor=officer_of(province), at=AT, accept=accept)


def archive(parts: dict[str, bytes]) -> bytes:
    """A zip of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return stream.getvalue()


def pdf_with(root: dict[str, Any], *, packed: bool = False, password: str | None = None) -> bytes:
    """A sound PDF of one page with these entries at its root.

    Args:
        root: names as strings that begin with a slash.
        packed: keep the objects in a compressed stream, where no search of bytes finds them.
        password: opens it; "" locks it against changes only.
    """
    writer = PdfFileWriter()
    page = PageObject(contents=writer.add_object(generic.StreamObject(stream_data=b"q Q")), media_box=(0, 0, 200, 200))
    writer.insert_page(page)
    held = writer.prepare_object_stream() if packed else None
    for name, value in root.items():
        writer.root[generic.pdf_name(name)] = writer.add_object(_pdf_object(value), obj_stream=held)
    if password is not None:
        writer.encrypt("chủ".encode().hex(), password)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _pdf_object(value: Any) -> generic.PdfObject:
    if isinstance(value, dict):
        return generic.DictionaryObject({generic.pdf_name(key): _pdf_object(each) for key, each in value.items()})
    if isinstance(value, list):
        return generic.ArrayObject([_pdf_object(each) for each in value])
    return generic.pdf_name(value) if value.startswith("/") else generic.pdf_string(value)


def on_disk(store: Path) -> list[Path]:
    """Every file that lies in the store, half-written ones too."""
    return [path for path in store.rglob("*") if path.is_file()]


class FakeDaemon(socketserver.BaseRequestHandler):
    """Speaks ClamAV's INSTREAM; finds the EICAR test string; answers in two pieces, as networks do."""

    largest = 1_000_000

    def handle(self) -> None:
        assert self._exactly(10) == b"zINSTREAM\0"
        content = b""
        while length := struct.unpack("!L", self._exactly(4))[0]:
            content += self._exactly(length)
        if len(content) > self.largest:
            self.request.sendall(b"INSTREAM size limit exceeded. ERROR\0")
            return
        self.request.sendall(b"stream: ")
        self.request.sendall(b"Eicar-Signature FOUND\0" if EICAR in content else b"OK\0")

    def _exactly(self, length: int) -> bytes:
        taken = b""
        while len(taken) < length:
            taken += self.request.recv(length - len(taken))
        return taken


@pytest.fixture
def daemon(settings: Any) -> Iterator[None]:
    """A scanner that listens on a port."""
    with socketserver.TCPServer(("127.0.0.1", 0), FakeDaemon) as server:
        settings.CLAMD = f"127.0.0.1:{server.server_address[1]}"
        yield from _serving(server)


@pytest.fixture
def daemon_on_path(settings: Any, tmp_path: Path) -> Iterator[None]:
    """A scanner that listens on a Unix socket."""
    settings.CLAMD = str(tmp_path / "clamd.ctl")
    with socketserver.UnixStreamServer(settings.CLAMD, FakeDaemon) as server:
        yield from _serving(server)


def _serving(server: socketserver.BaseServer) -> Iterator[None]:
    stop: Callable[[], None] = server.shutdown
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield
    stop()
    thread.join()
