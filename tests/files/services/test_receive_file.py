"""Uploads are hostile: refused at once with the reason, or kept under their hash for good."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile

from gieo.files import active_pdf, scanning, sniffing
from gieo.files.models import ScanState, StoredFile
from gieo.files.services.receive_file import clean_name
from gieo.files.store import verify_store
from gieo.kernel import media
from gieo.kernel.refusal import Refused
from tests.files.conftest import AT, EICAR, PDF, PNG, archive, on_disk, pdf_with, receive

pytestmark = [pytest.mark.db, pytest.mark.django_db]

WORD = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>"}
FETCHED = (
    b'<Relationships><Relationship Id="r1" TargetMode="External" Target="http://xau.example/t.dotm" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"/></Relationships>'
)
LINKED = FETCHED.replace(b"attachedTemplate", b"hyperlink")
MACRO_TYPE = b'<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'


def test_a_file_is_kept_under_its_hash_and_the_same_content_once(store: Path) -> None:
    first, second = receive("Văn bản".encode()), receive("Văn bản".encode(), "ban-sao.txt")
    assert first.sha256 == hashlib.sha256("Văn bản".encode()).hexdigest()
    assert first.path == second.path
    assert first.read() == "Văn bản".encode()
    assert (first.media_type, first.scan_state, first.received_at) == ("text/plain", ScanState.UNSCANNED, AT)
    assert on_disk(store) == [first.path]
    assert first.path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("content", "name", "media_type"),
    [
        (PDF, "phieu.PDF", media.PDF),
        (PNG, "scan.png", media.PNG),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(40), "scan.jpeg", media.JPEG),
        (archive(WORD), "phiếu.docx", media.DOCX),
        (archive({"xl/workbook.xml": b"<x/>"}), "bảng.xlsx", media.XLSX),
        ("Thông báo".encode("utf-16"), "thong-bao.txt", media.TEXT),
    ],
)
def test_what_the_house_knows_is_received(content: bytes, name: str, media_type: str) -> None:
    assert receive(content, name).media_type == media_type


@pytest.mark.parametrize(
    ("content", "name", "accept", "code"),
    [
        (b"", "a.txt", None, "empty"),
        (b"<!DOCTYPE html><script>alert(1)</script>", "a.txt", None, "type_not_accepted"),
        (b"\n  <HTML><script>alert(1)</script>", "a.txt", None, "type_not_accepted"),
        (PNG, "a.pdf", None, "name_mismatch"),
        (PDF, "a", None, "name_mismatch"),
        (archive(WORD), "a.docm", None, "name_mismatch"),
        (PNG, "a.png", sniffing.DOCUMENTS, "type_not_accepted"),
        (b"MZ" + bytes(300), "phieu.pdf", None, "type_not_accepted"),
        (b"PK\x03\x04" + bytes(300), "a.docx", None, "damaged"),
        (archive({"khac.xml": b"<x/>"}), "a.docx", None, "type_not_accepted"),
        (archive(WORD | {"word/vbaProject.bin": b"x"}), "a.docx", None, "macros"),
        (archive(WORD | {"[Content_Types].xml": MACRO_TYPE}), "a.docx", None, "macros"),
        (archive(WORD | {"word/media.bin": b"0" * 30_000_000}), "bom.docx", None, "bomb"),
        (archive(WORD | {f"p{at}": b"" for at in range(5001)}), "bom.docx", None, "bomb"),
        (
            archive(WORD | {"word/settings.xml": b'<?xml version="1.0"?><!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'}),
            "xxe.docx",
            None,
            "reaches_out",
        ),
        (archive(WORD | {"word/_rels/settings.xml.rels": FETCHED}), "mau.docx", None, "reaches_out"),
        (pdf_with({"/OpenAction": {"/S": "/JavaScript", "/JS": "app.alert(1)"}}), "a.pdf", None, "active"),
        (pdf_with({"/OpenAction": {"/S": "/Launch", "/F": "cmd.exe"}}, packed=True), "a.pdf", None, "active"),
        (pdf_with({"/Names": {"/EmbeddedFiles": {"/Names": []}}}), "a.pdf", None, "active"),
        (b"%PDF-1.7\nhong 1 0 obj <</S/JavaScript>> %%EOF", "a.pdf", None, "active"),
        (pdf_with({}, password="mk"), "a.pdf", None, "damaged"),
    ],
)
def test_what_is_not_what_it_says_is_refused_and_leaves_nothing(
    store: Path, content: bytes, name: str, accept: frozenset[str] | None, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        receive(content, name, accept)
    assert refused.value.codes == (code,)
    assert refused.value.refusals[0].field == "file"
    assert on_disk(store) == []
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (archive(WORD | {"word/_rels/document.xml.rels": LINKED}), "lien-ket.docx"),
        (pdf_with({"/OpenAction": {"/S": "/GoTo", "/D": "trang-1"}}), "muc-luc.pdf"),
        (pdf_with({}, password=""), "chi-doc.pdf"),
    ],
)
def test_what_waits_for_a_press_or_is_only_locked_against_changes_is_welcome(content: bytes, name: str) -> None:
    assert receive(content, name).scan_state == ScanState.UNSCANNED


def test_the_same_paper_is_looked_through_once_and_the_same_script_refused_each_time(
    monkeypatch: pytest.MonkeyPatch, store: Path
) -> None:
    looked: list[Path] = []
    look = active_pdf._look_through

    def watched(path: Path) -> str:
        looked.append(path)
        return look(path)

    monkeypatch.setattr(active_pdf, "_look_through", watched)
    licence = pdf_with({"/Lang": "vi", "/OpenAction": {"/S": "/GoTo", "/D": "giay-phep"}})
    for _time in range(3):
        assert receive(licence, "giay-phep.pdf").media_type == media.PDF
    assert len(looked) == 1
    script = pdf_with({"/Lang": "vi", "/OpenAction": {"/S": "/JavaScript", "/JS": "app.alert(2)"}})
    for _time in range(2):
        with pytest.raises(Refused) as refused:
            receive(script, "giay-phep.pdf")
        assert refused.value.codes == ("active",)
    assert len(looked) == 3, "what was found to do something is never taken for known"


def test_a_refusal_names_what_is_welcome() -> None:
    with pytest.raises(Refused, match=r"\.docx, \.pdf, \.txt"):
        receive(PNG, "a.png", sniffing.DOCUMENTS)


@pytest.mark.parametrize("kind", [bytes, lambda content: SimpleUploadedFile("lon.txt", content)])
def test_a_file_over_the_limit_is_not_kept(settings: Any, store: Path, kind: Callable[[bytes], Any]) -> None:
    settings.UPLOAD_LIMIT_BYTES = 2_000_000
    with pytest.raises(Refused) as refused:
        receive(kind(b"a" * 2_000_001))
    assert refused.value.codes == ("too_large",)
    assert "1 MB" in str(refused.value.refusals[0])
    assert on_disk(store) == []


def test_a_size_that_lies_is_found_out_while_reading(settings: Any, store: Path) -> None:
    settings.UPLOAD_LIMIT_BYTES = 1000
    with TemporaryUploadedFile("lon.txt", "text/plain", 10, None) as upload:
        upload.write(b"a" * 2000)
        upload.seek(0)
        with pytest.raises(Refused) as refused:
            receive(upload)
    assert refused.value.codes == ("too_large",)
    assert on_disk(store) == []


def test_a_fault_on_the_way_leaves_no_half_file(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        receive(b"van ban")
    assert on_disk(store) == []


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\tep\\phiếu.pdf", "phiếu.pdf"),
        ("phie\u0302\u0301u.pdf", "phiếu.pdf"),
        ("a\x00b\n.pdf", "ab.pdf"),
        ("...", "tep"),
        ("a" * 400 + ".pdf", "a" * 200 + ".pdf"),
    ],
)
def test_names_lose_folders_and_control_characters(given: str, kept: str) -> None:
    assert clean_name(given) == kept


@pytest.mark.parametrize("listening", ["daemon", "daemon_on_path"])
def test_a_clean_file_is_marked_clean_and_an_infected_one_is_quarantined(
    store: Path, listening: str, request: pytest.FixtureRequest
) -> None:
    request.getfixturevalue(listening)
    assert receive(b"ben ngoai sach").scan_state == ScanState.CLEAN
    with pytest.raises(Refused) as refused:
        receive(EICAR)
    assert refused.value.codes == ("infected",)
    kept_apart = StoredFile.objects.get(scan_state=ScanState.QUARANTINED)
    assert kept_apart.path == store / "quarantine" / kept_apart.sha256
    assert kept_apart.path.read_bytes() == EICAR


@pytest.mark.usefixtures("daemon")
def test_a_file_the_scanner_would_not_read_is_not_taken_for_clean(store: Path) -> None:
    with pytest.raises(Refused) as refused:
        receive(b"a" * 1_000_001)
    assert refused.value.codes == ("scanner_down",)
    assert on_disk(store) == []


def test_with_a_silent_scanner_nothing_is_let_in_unseen(settings: Any) -> None:
    settings.CLAMD = "127.0.0.1:9"
    with pytest.raises(Refused) as refused:
        receive(b"van ban")
    assert refused.value.codes == ("scanner_down",)


def test_without_a_scanner_a_file_says_that_nobody_looked(settings: Any, tmp_path: Path) -> None:
    settings.CLAMD = ""
    (tmp_path / "tep").write_bytes(EICAR)
    assert scanning.scan(tmp_path / "tep") == ScanState.UNSCANNED


def test_the_store_is_verified_against_its_hashes() -> None:
    stored, other = receive(b"nguyen ban"), receive(b"ban khac")
    assert verify_store() == []
    stored.path.write_bytes(b"da sua")
    assert verify_store() == [f"file {stored.pk} (van-ban.txt) no longer has the content it had"]
    stored.path.unlink()
    other.path.unlink()
    assert sorted("is missing" in fault for fault in verify_store()) == [True, True]
