"""Pages of the records office: the books with few queries, signing inside the page, the check of any PDF."""

import io
from datetime import date
from typing import Any

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from gieo.core.clock import now
from gieo.core.trail import history_of
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.services.act import act
from gieo.environment import KeyHolder
from gieo.files.models import StoredFile
from gieo.kernel.refusal import Refused
from gieo.officialdocs.signatures.naming import Named
from gieo.records.models import OutgoingDocument
from gieo.records.outgoing.facts import (
    InkFacts,
    NumberFacts,
    RecipientRow,
    RecipientsFacts,
    ScanFacts,
    SignerRow,
    SignersFacts,
)
from gieo.records.outgoing.papers import latest_pdf, words_of_pdf
from gieo.records.outgoing.states import Carrier
from gieo.records.services.sign_document import holders_for, sign_document
from tests.conftest import moment
from tests.counting import queries_of
from tests.factories import proposer_of, province_of, user_of
from tests.matters.conftest import House
from tests.officialdocs.authority import CLERK, Authority, signed_by_two
from tests.officialdocs.authority import HEAD as OTHER_HEAD
from tests.records.office import AT, HEAD, approved, clerk, draft, drafter, head, kept, notice, numbered
from tests.records.test_incoming import entered
from tests.records.test_outgoing import number as give

pytestmark = [pytest.mark.web, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def _apart(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = str(tmp_path / "files")


@pytest.fixture
def enter(client: Client, at: Any) -> Any:
    def sign_in(actor: Any) -> Client:
        at("2026-11-24 10:00")
        client.force_login(user_of(actor))
        return client

    return sign_in


def test_the_book_of_what_went_out_costs_the_same_for_one_and_three(enter: Any) -> None:
    client = enter(clerk())
    numbered(1)
    url = reverse("records:outgoing")
    client.get(url)
    one = queries_of(lambda: client.get(url))
    numbered(2)
    numbered(3)
    three = queries_of(lambda: client.get(url))
    assert one == three
    page = client.get(url).content.decode()
    assert all(number in page for number in ("01/TB-SKHCN", "02/TB-SKHCN", "03/TB-SKHCN"))


def test_the_book_of_what_came_in_costs_the_same_for_one_and_three(enter: Any) -> None:
    client = enter(clerk())
    entered(1)
    url = reverse("records:incoming")
    client.get(url)
    one = queries_of(lambda: client.get(url))
    entered(2)
    entered(3)
    assert queries_of(lambda: client.get(url)) == one
    page = client.get(url).content.decode()
    assert page.count("UBND huyện Lục Ngạn") == 3
    assert "điều 22" in page.lower(), "the book of what came in names its own article"


@pytest.mark.requirement("P-10")
def test_a_gap_is_shown_and_the_workbook_has_the_ten_columns_of_the_decree(enter: Any) -> None:
    client = enter(clerk())
    numbered(1)
    give(approved(), 4, skipped_because="Sổ giấy")()
    page = client.get(reverse("records:outgoing")).content.decode()
    assert "trong sổ này không có số 02 – 03" in page
    content = client.get(reverse("records:outgoing-workbook")).content
    sheet = load_workbook(io.BytesIO(content)).active
    rows = list(sheet.iter_rows(values_only=True))
    assert len(rows[0]) == 10
    assert [row[0] for row in rows[2:]] == ["01/TB-SKHCN", "04/TB-SKHCN"]
    assert rows[2][2].startswith("Thông báo Định hướng")


def test_strangers_have_no_book_and_no_document(enter: Any) -> None:
    document = draft()
    client = enter(proposer_of(province_of("BG")))
    assert client.get(reverse("records:outgoing")).status_code == 403
    assert client.get(reverse("records:papers", args=[document.number])).status_code == 404
    stored = latest_pdf(document)
    assert stored
    assert client.get(reverse("files:download", args=[stored.pk, stored.name])).status_code == 404


def test_signing_inside_the_page_keeps_no_key(enter: Any) -> None:
    document = numbered()
    client = enter(head())
    url = reverse("records:sign", args=[document.number])
    assert "đến lượt" in client.get(url).content.decode()
    wrong = {"key_file": SimpleUploadedFile("k.p12", b"not a key"), "passphrase": "mk"}
    refused = client.post(url, wrong)
    assert refused.status_code == 409
    assert "Không mở được tệp khóa" in refused.content.decode()
    key = Authority().key_file(HEAD, b"mk")
    done = client.post(url, {"key_file": SimpleUploadedFile("k.p12", key), "passphrase": "mk"})
    assert done.status_code == 302
    page = client.get(done["Location"]).content.decode()
    assert "nguyên vẹn từ khi ký" in page
    assert HEAD in page
    assert not any(stored.read() == key for stored in StoredFile.objects.all())


def test_a_key_behind_a_command_signs_for_the_one_its_certificate_names(settings: Any, tmp_path: Any) -> None:
    authority = Authority()
    key, certificate = authority.signer(HEAD)
    (tmp_path / "the.pem").write_bytes(certificate.public_bytes(Encoding.PEM))
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (tmp_path / "khoa.pem").write_bytes(secret)
    command = ["openssl", "dgst", "-sha256", "-sign", str(tmp_path / "khoa.pem"), "-binary"]
    token = KeyHolder(id="the", name="Thẻ ký của Giám đốc", certificate=tmp_path / "the.pem", command=command)
    broken = token.model_copy(update={"id": "hong", "command": ["false"]})
    settings.KEY_HOLDERS = {each.id: each for each in (token, broken)}
    assert holders_for(Named.person("Người Khác")) == []
    assert ("the", "Thẻ ký của Giám đốc") in holders_for(Named.person(HEAD))
    assert holders_for(Named.person(HEAD.removesuffix("h"))) == [], "a part of the name is somebody else"
    document = numbered()
    with pytest.raises(Refused) as silent:
        sign_document(document=document, actor=head(), at=now(), holder="hong")
    assert silent.value.codes == ("holder_silent",)
    sign_document(document=document, actor=head(), at=now(), holder="the")
    assert document.signers.get().certificate == HEAD


def test_a_key_is_not_even_asked_for_somebody_whose_turn_it_is_not(settings: Any, tmp_path: Any) -> None:
    _key, certificate = Authority().signer(HEAD)
    (tmp_path / "the.pem").write_bytes(certificate.public_bytes(Encoding.PEM))
    asked = tmp_path / "asked"
    token = KeyHolder(id="the", name="Thẻ", certificate=tmp_path / "the.pem", command=["touch", str(asked)])
    settings.KEY_HOLDERS = {"the": token}
    document = numbered()
    with pytest.raises(Refused) as refused:
        sign_document(document=document, actor=drafter(), at=now(), holder="the")
    assert refused.value.codes == ("not_your_turn",)
    assert not asked.exists()
    with pytest.raises(Refused):
        sign_document(document=document, actor=head(), at=now(), holder="the")
    assert asked.exists(), "whose turn it is reaches the token"


def test_only_whose_turn_it_is_is_led_to_signing_and_only_the_clerk_to_copying(enter: Any) -> None:
    paper = approved(carrier=Carrier.PAPER)
    act(paper, "sign_on_paper", actor=clerk(), at=AT, facts=InkFacts(signed_at=AT))
    give(paper, 1)()
    electronic = numbered(2)
    sign_now, copy_now = "/ky-so", "/sao-y"

    def links(actor: Any, document: OutgoingDocument) -> list[bool]:
        page = enter(actor).get(reverse("records:papers", args=[document.number])).content.decode()
        return [f"/ho-so/{document.number}{tail}" in page for tail in (sign_now, copy_now)]

    assert links(head(), electronic) == [True, False]
    assert links(drafter(), electronic) == [False, False]
    assert links(head(), paper) == [False, False], "ink needs no certificate"
    act(paper, "bind_scan", actor=clerk(), at=AT, facts=ScanFacts(file=kept(notice("01"), "quet.pdf", clerk())))
    act(paper, "issue", actor=clerk(), at=AT)
    assert links(clerk(), paper) == [False, True]
    assert links(drafter(), paper) == [False, False]
    copying = enter(drafter()).get(reverse("records:copy", args=[paper.number]))
    assert copying.status_code == 403
    assert "việc của văn thư" in copying.content.decode()


def test_any_pdf_is_judged_at_once_and_not_kept(enter: Any) -> None:
    client = enter(drafter())
    signed = signed_by_two(Authority())
    url = reverse("records:check")

    def said(content: bytes, name: str = "a.pdf") -> str:
        return client.post(url, {"file": SimpleUploadedFile(name, content)}).content.decode()

    before = StoredFile.objects.count()
    page = said(signed)
    assert page.index(CLERK) < page.index(OTHER_HEAD)
    assert page.count("nguyên vẹn từ khi ký") == 2
    assert "chưa xác nhận được chứng thư" in page
    assert "nội dung đã ký bị thay đổi" in said(signed.replace(b"/Title", b"/Titlf", 1))
    assert "không phải PDF" in said(b"xin ch\xc3\xa0o", "a.txt")
    assert "không có chữ ký số nào" in said(b"%PDF-1.7\n%%EOF")
    assert StoredFile.objects.count() == before


def test_a_paper_of_a_dossier_is_handed_to_the_clerk_once_and_numbered_by_drawing(at: Any) -> None:
    at("2024-03-04 09:00")
    bp = House(province_of("BP"))
    officer, health = bp.officer, bp.at("Sở Y tế")
    matter: Any = officer.enter("obstacle", title="Chậm giao vốn", detail="Chưa có quyết định", request="Giao vốn")
    matter = officer.does(matter, "raise") if matter.state == "noted" else matter
    officer.does(matter, "forward", addressee=str(health.body.pk), words="Đề nghị trả lời")
    entry, sequence = DocketEntry.objects.get(number=matter.number), history_of(matter).last().sequence
    url = reverse("records:take-over", args=[entry.number, sequence, "matter_forwarding"])
    assert "Chuyển văn thư" in officer.sees(matter.get_absolute_url())
    first = officer.client.post(url)
    assert first.status_code == 302
    assert officer.client.post(url)["Location"] == first["Location"], "asked for twice it is the same one"
    document = OutgoingDocument.objects.get()
    assert document.parent == entry
    leader, when = head("BP"), moment("2024-03-04 09:00")
    signers = SignersFacts(signers=(SignerRow(position="Giám đốc", name=HEAD),))
    act(document, "name_signers", actor=officer.actor, at=when, facts=signers)
    recipients = RecipientsFacts(recipients=(RecipientRow(name="Sở Y tế"), RecipientRow(name="Lưu: VT")))
    act(document, "name_recipients", actor=officer.actor, at=when, facts=recipients)
    act(document, "submit", actor=officer.actor, at=when)
    act(document, "approve", actor=leader, at=when)
    facts = NumberFacts(number=1, issued_on=date(2024, 3, 4))
    act(document, "give_number", actor=clerk("BP"), at=when, facts=facts)
    document.refresh_from_db()
    pdf = latest_pdf(document)
    assert pdf
    words = words_of_pdf(pdf.read())
    assert "01/" in words
    assert HEAD in words
    assert "ngày 04 tháng 3 năm 2024" in words
    assert "Sở Y tế" in words, "whoever gets it stands on it"
