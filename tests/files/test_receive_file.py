"""Uploads are hostile: refused at once with the reason, or kept under their hash for good."""

import hashlib
import io
import socketserver
import struct
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from gieo.files import doors, sniffing
from gieo.files.models import ScanState, StoredFile
from gieo.files.services.receive_file import clean_name, receive_file
from gieo.files.store import verify_store
from gieo.kernel.actors import NOBODY
from gieo.kernel.refusal import Refused
from tests.conftest import moment
from tests.factories import officer_of, province_of, user_of

pytestmark = [pytest.mark.db, pytest.mark.django_db]

AT = moment("2024-05-06 09:00")
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(40)
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


@pytest.fixture(autouse=True)
def store(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "files"
    return tmp_path / "files"


def receive(content: bytes, name: str = "van-ban.txt", accept: frozenset[str] | None = None) -> StoredFile:
    province = province_of("LS")
    return receive_file(content=content, name=name, province=province, actor=officer_of(province), at=AT, accept=accept)


def archive(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return stream.getvalue()


def test_a_file_is_kept_under_its_hash_and_the_same_content_once(store: Path) -> None:
    first, second = receive("Văn bản".encode()), receive("Văn bản".encode(), "ban-sao.txt")
    assert first.sha256 == hashlib.sha256("Văn bản".encode()).hexdigest()
    assert first.path == second.path
    assert first.read() == "Văn bản".encode()
    assert (first.media_type, first.scan_state, first.received_at) == ("text/plain", ScanState.UNSCANNED, AT)
    assert [path for path in store.rglob("*") if path.is_file()] == [first.path]


@pytest.mark.parametrize(
    ("content", "name", "accept", "code"),
    [
        (b"", "a.txt", None, "empty"),
        (b"<!DOCTYPE html><script>alert(1)</script>", "a.txt", None, "type_not_accepted"),
        (PNG, "a.pdf", None, "name_mismatch"),
        (PNG, "a.png", sniffing.DOCUMENTS, "type_not_accepted"),
        (b"MZ" + bytes(300), "phieu.pdf", None, "type_not_accepted"),
        (archive(word__document_dot_xml=b"<w/>", word__vbaProject_dot_bin=b"x"), "a.docx", None, "type_not_accepted"),
        (archive(word__document_dot_xml=b"0" * 30_000_000), "bom.docx", None, "type_not_accepted"),
        (archive(khac_dot_xml=b"<x/>"), "a.docx", None, "type_not_accepted"),
    ],
)
def test_what_is_not_what_it_says_is_refused_and_leaves_nothing(
    store: Path, content: bytes, name: str, accept: frozenset[str] | None, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        receive(content, name, accept)
    assert refused.value.codes == (code,)
    assert not [path for path in store.rglob("*") if path.is_file()]
    assert not StoredFile.objects.exists()


def test_a_file_over_the_limit_is_not_kept(settings: Any, store: Path) -> None:
    settings.UPLOAD_LIMIT_BYTES = 2_000_000
    with pytest.raises(Refused) as refused:
        receive(b"a" * 2_000_001)
    assert refused.value.codes == ("too_large",)
    assert "1 MB" in str(refused.value.refusals[0])
    assert not [path for path in store.rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\tep\\phiếu.pdf", "phiếu.pdf"),
        ("phie\u0302\u0301u.pdf", "phiếu.pdf"),
        ("a\x00b\n.pdf", "ab.pdf"),
        ("...", "tep"),
    ],
)
def test_names_lose_folders_and_control_characters(given: str, kept: str) -> None:
    assert clean_name(given) == kept


class FakeDaemon(socketserver.BaseRequestHandler):
    """Speaks ClamAV's INSTREAM; finds the EICAR test string."""

    def handle(self) -> None:
        assert self.request.recv(10) == b"zINSTREAM\0"
        content = b""
        while length := struct.unpack("!L", self._exactly(4))[0]:
            content += self._exactly(length)
        self.request.sendall(b"stream: Eicar-Signature FOUND\0" if EICAR in content else b"stream: OK\0")

    def _exactly(self, length: int) -> bytes:
        taken = b""
        while len(taken) < length:
            taken += self.request.recv(length - len(taken))
        return taken


@pytest.fixture
def daemon(settings: Any) -> Iterator[None]:
    with socketserver.TCPServer(("127.0.0.1", 0), FakeDaemon) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.CLAMD = f"127.0.0.1:{server.server_address[1]}"
        yield
        server.shutdown()


@pytest.mark.usefixtures("daemon")
def test_a_clean_file_is_marked_clean_and_an_infected_one_is_quarantined(store: Path) -> None:
    assert receive(b"ben ngoai sach").scan_state == ScanState.CLEAN
    with pytest.raises(Refused) as refused:
        receive(EICAR)
    assert refused.value.codes == ("infected",)
    assert list((store / "quarantine").iterdir())


def test_with_a_silent_scanner_nothing_is_let_in_unseen(settings: Any) -> None:
    settings.CLAMD = "127.0.0.1:9"
    with pytest.raises(Refused) as refused:
        receive(b"van ban")
    assert refused.value.codes == ("scanner_down",)


def test_nobody_reads_a_file_without_a_door(monkeypatch: pytest.MonkeyPatch) -> None:
    stored = receive(b"noi dung")
    monkeypatch.setattr(doors, "_doors", {})
    assert not doors.may_read(officer_of(province_of("LS")), stored)
    doors.register("thử", lambda actor, _file: actor.is_known)
    assert doors.may_read(officer_of(province_of("LS")), stored)
    assert not doors.may_read(NOBODY, stored)
    stored.scan_state = ScanState.QUARANTINED
    assert not doors.may_read(officer_of(province_of("LS")), stored)


def test_a_download_is_hidden_from_strangers_and_served_as_it_is(
    monkeypatch: pytest.MonkeyPatch, client: Client
) -> None:
    stored = receive("Nội dung".encode(), "văn bản.txt")
    address = f"/tep/{stored.pk}/{stored.name}"
    monkeypatch.setattr(doors, "_doors", {"thử": lambda actor, _file: actor.is_known})
    assert client.get(address).status_code == 404
    client.force_login(user_of(officer_of(province_of("LS"))))
    response = client.get(address)
    assert b"".join(response.streaming_content) == "Nội dung".encode()  # type: ignore[attr-defined]
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"


def test_the_store_is_verified_against_its_hashes() -> None:
    stored = receive(b"nguyen ban")
    assert verify_store() == []
    stored.path.chmod(0o600)
    stored.path.write_bytes(b"da sua")
    assert "no longer has the content" in verify_store()[0]
    stored.path.unlink()
    assert "is missing" in verify_store()[0]
