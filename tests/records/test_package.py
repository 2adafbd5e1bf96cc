"""The archive package: everything of a document under hashes, and the export for the document system."""

import csv
import io
import json
import zipfile
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from gieo.core.clock import now
from gieo.dossiers.services.act import act
from gieo.records.models import OutgoingDocument
from gieo.records.outgoing.numbers import missing_in
from gieo.records.package import description_of, enclosed, package_of
from gieo.records.selectors import issued_between
from gieo.records.services.export_documents import export_documents
from gieo.records.services.sign_document import sign_document
from tests.counting import queries_of
from tests.officialdocs.authority import Authority
from tests.records.office import AT, HEAD, clerk, head, numbered

pytestmark = [pytest.mark.db, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def _apart(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = str(tmp_path / "files")


@pytest.fixture
def issued() -> OutgoingDocument:
    document = numbered()
    key = Authority().key_file(HEAD, b"mk")
    sign_document(document=document, actor=head(), at=now(), key_file=key, passphrase="mk")
    done: OutgoingDocument = act(document, "issue", actor=clerk(), at=AT).subject
    return done


@pytest.mark.requirement("S-43")
def test_a_package_proves_its_own_content(issued: OutgoingDocument) -> None:
    package = package_of(issued)
    assert package == package_of(issued), "the same content gives the same bytes"
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        assert set(manifest["files"]) == set(archive.namelist()) - {"manifest.json"}
        for name, digest in manifest["files"].items():
            assert sha256(archive.read(name)).hexdigest() == digest
        described = json.loads(archive.read("mo-ta.json"))
        assert sum(name.startswith("van-ban/") for name in archive.namelist()) == 3
    assert described["CodeNumber"] == "1"
    assert described["CodeNotation"] == "TB-SKHCN"
    assert described["IssuedDate"] == "24/11/2026"
    assert described["InforSign"] == described["FullName"] == HEAD
    assert int(described["PageAmount"]) >= 1


def test_a_file_that_was_changed_in_the_store_is_not_archived_as_whole(issued: OutgoingDocument) -> None:
    version = issued.versions.last()
    assert version
    assert version.pdf
    Path(version.pdf.path).chmod(0o600)
    Path(version.pdf.path).write_bytes(b"%PDF-khac")
    with pytest.raises(ValueError, match="no longer has the hash"):
        package_of(issued)


@pytest.mark.requirement("S-43")
def test_the_document_system_gets_a_list_and_a_package_for_each(issued: OutgoingDocument) -> None:
    day = date(2026, 11, 24)
    export = export_documents(documents=issued_between(clerk(), "BG", day, day), at=AT)
    with export, zipfile.ZipFile(export) as archive:
        rows = list(csv.DictReader(io.StringIO(archive.read("danh-sach.csv").decode("utf-8-sig"))))
        assert [row["CodeNotation"] for row in rows] == ["TB-SKHCN"]
        assert sha256(archive.read(rows[0]["File"])).hexdigest() == rows[0]["SHA-256"]
    assert not issued_between(clerk(), "BG", date(2026, 11, 25), date(2026, 11, 30)).exists()


def test_an_export_asks_the_same_of_the_database_for_one_and_three() -> None:
    authority = Authority()

    def issue(number: int) -> None:
        document = numbered(number)
        key = authority.key_file(HEAD, b"mk")
        sign_document(document=document, actor=head(), at=now(), key_file=key, passphrase="mk")
        act(document, "issue", actor=clerk(), at=AT)

    def export() -> None:
        found = issued_between(clerk(), "BG", date(2026, 11, 24), date(2026, 11, 24))
        export_documents(documents=found, at=AT).close()

    issue(1)
    one = queries_of(export)
    issue(2)
    issue(3)
    assert queries_of(export) == one


def test_what_describes_a_document_is_no_longer_than_the_annex_allows(issued: OutgoingDocument) -> None:
    issued.signers.update(name="Nguyễn " * 10, certificate="Chứng thư " * 25)
    described = description_of(enclosed([issued])[0])
    assert len(described["FullName"]) == 50, "annex VI of NĐ 30/2020"
    assert described["InforSign"] == "Chứng thư " * 25, "the annex sets it no limit"


@pytest.mark.unit
def test_gaps_of_a_book() -> None:
    assert missing_in([1, 2, 5, 9]) == [range(3, 5), range(6, 9)]
    assert missing_in([2]) == [range(1, 2)]
    assert missing_in([]) == []
