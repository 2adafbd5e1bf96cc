"""The way of a document: drafted, approved, numbered by the clerk, signed by real certificates, sent, received, filed."""

import io
import shutil
import subprocess
import zipfile
from datetime import date
from typing import Any

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from django.db import ProgrammingError, transaction

from gieo.core import events
from gieo.core.clock import now
from gieo.core.trail import history_of
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.services.act import act
from gieo.kernel.asking import Picked
from gieo.kernel.refusal import Refused, TransitionRefused
from gieo.officialdocs.models import Delivery
from gieo.officialdocs.signatures import SignedBy, from_pkcs12, sign_pdf, signatures_of
from gieo.officialdocs.signatures.seal import seal_of
from gieo.records.models import OutgoingDocument
from gieo.records.outgoing.facts import (
    FilingFacts,
    InkFacts,
    NumberFacts,
    ReasonFacts,
    ReceiptFacts,
    ScanFacts,
    SignedFacts,
    VersionFacts,
)
from gieo.records.outgoing.papers import body_of, copier_of, latest_pdf, seal_key, sealer_of
from gieo.records.outgoing.states import Carrier, Correction, Origin
from gieo.records.services.copy_document import copy_document
from gieo.records.services.sign_document import sign_document
from tests.conftest import moment
from tests.factories import user_of
from tests.officialdocs.authority import Authority
from tests.officialdocs.test_trust_of_signatures import png
from tests.records.office import (
    AT,
    DEPUTY,
    HEAD,
    approved,
    clerk,
    deputy,
    draft,
    drafter,
    head,
    kept,
    notice,
    numbered,
    word,
)

pytestmark = [pytest.mark.db, pytest.mark.django_db]

DEPARTMENT = "Sở Khoa học và Công nghệ tỉnh Bắc Giang"


@pytest.fixture(autouse=True)
def _apart(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = str(tmp_path / "files")


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority()


def codes(call: Any) -> tuple[str, ...]:
    with pytest.raises(Refused) as refused:
        call()
    return refused.value.codes


def number(document: OutgoingDocument, value: int, day: str = "2026-11-24", **more: Any) -> Any:
    file = kept(notice(f"{value:02d}"), "co-so.pdf", clerk())
    facts = NumberFacts(number=value, issued_on=date.fromisoformat(day), file=file, **more)
    return lambda: act(document, "give_number", actor=clerk(), at=AT, facts=facts)


@pytest.mark.requirement("P-10", "S-43")
def test_an_electronic_document_from_the_draft_to_the_archive(authority: Authority) -> None:
    document = numbered()
    assert document.full_number == "01/TB-SKHCN"
    assert f"{document.due_at:%Y-%m-%d}" == "2026-11-25", "sent the same or the next working day"
    entry = DocketEntry.objects.get(number=document.number)
    assert entry.holder_users == [head().user], "it lies with whose turn it is to sign"
    assert codes(lambda: act(document, "issue", actor=clerk(), at=AT)) == ("not_signed",)
    key = authority.key_file(HEAD, b"mk")
    sign_document(document=document, actor=head(), at=now(), key_file=key, passphrase="mk")
    issued = act(document, "issue", actor=clerk(), at=AT).subject
    assert (issued.state, issued.copies) == ("issued", 2)
    line = Delivery.objects.get(name="Sở Y tế")
    assert line.sent_at == AT
    file_away = lambda **more: act(document, "file_away", actor=clerk(), at=AT, facts=FilingFacts(keeper="VT", **more))  # noqa: E731
    assert codes(file_away) == ("unproved",)
    receipt = ReceiptFacts(
        delivery=Picked(id=line.pk, name=line.name), received_at=AT, received_by="Văn thư Sở Y tế", proof="TL-778"
    )
    act(document, "note_receipt", actor=clerk(), at=AT, facts=receipt)
    assert file_away().subject.state == "filed"
    line.refresh_from_db()
    assert (line.received_by, line.proof) == ("Văn thư Sở Y tế", "TL-778")


def test_nobody_but_the_clerk_gives_a_number_and_never_before_the_approval() -> None:
    document = draft()
    facts = NumberFacts(number=1, issued_on=date(2026, 11, 24))
    assert codes(lambda: act(document, "give_number", actor=clerk(), at=AT, facts=facts)) == ("wrong_state",)
    act(document, "submit", actor=drafter(), at=AT)
    act(document, "approve", actor=head(), at=AT)
    for stranger in (drafter(), head()):
        assert codes(lambda who=stranger: act(document, "give_number", actor=who, at=AT, facts=facts)) == ("not_yours",)
    document.refresh_from_db()
    assert document.clerk_number is None, "nothing was made up"


@pytest.mark.requirement("P-10")
def test_a_number_is_there_once_in_order_and_a_gap_says_why() -> None:
    numbered(1)
    second = approved()
    assert codes(number(second, 1)) == ("number_taken",)
    assert codes(number(second, 2, "2026-11-23")) == ("out_of_order",)
    assert codes(number(second, 2, "2026-11-25")) == ("day_to_come",)
    assert codes(number(second, 4)) == ("gap",)
    done = number(second, 4, skipped_because="Số 02, 03 cấp trên sổ giấy")().subject
    assert done.skipped_because
    third = approved()
    assert codes(number(third, 4)) == ("number_taken",)
    act(second, "cancel_number", actor=clerk(), at=AT, facts=ReasonFacts(reason="Không ban hành nữa"))
    assert codes(number(third, 4)) == ("number_taken",), "a number once given stays taken"
    other_series = approved(symbol="QĐ-SKHCN")
    assert codes(number(other_series, 1)) == ("number_not_on_paper",), "its paper bears the number of another symbol"


def test_the_number_has_to_stand_on_the_paper_that_is_brought() -> None:
    document = approved()
    facts = NumberFacts(number=1, issued_on=date(2026, 11, 24), file=kept(notice("09"), "sai.pdf", clerk()))
    assert codes(lambda: act(document, "give_number", actor=clerk(), at=AT, facts=facts)) == ("number_not_on_paper",)
    bare = NumberFacts(number=1, issued_on=date(2026, 11, 24))
    assert codes(lambda: act(document, "give_number", actor=clerk(), at=AT, facts=bare)) == ("numbered_file",)


@pytest.mark.requirement("BG25-S-1", "CNSH-S-1")
def test_several_sign_in_order_each_for_themselves(authority: Authority) -> None:
    document = numbered(signers=(DEPUTY, HEAD))
    first, second = authority.key_file(DEPUTY, b"mk"), authority.key_file(HEAD, b"mk")

    def sign(actor: Any, key: bytes) -> Any:
        return lambda: sign_document(document=document, actor=actor, at=now(), key_file=key, passphrase="mk")

    assert codes(sign(head(), first)) == ("not_your_turn",), "the second one may not be first, whatever key is used"
    assert codes(sign(deputy(), second)) == ("another_signer",), "with the certificate of somebody else"
    sign(deputy(), first)()
    assert codes(lambda: act(document, "issue", actor=clerk(), at=AT)) == ("not_signed",)
    sign(head(), second)()
    places = [(each.name, each.certificate, bool(each.signed_at)) for each in document.signers.all()]
    assert places == [(DEPUTY, DEPUTY, True), (HEAD, HEAD, True)]


@pytest.mark.skipif(not shutil.which("pdfsig"), reason="poppler's pdfsig is not on this machine")
def test_poppler_verifies_what_was_signed_in_the_page(authority: Authority, tmp_path: Any) -> None:
    document = numbered()
    key = authority.key_file(HEAD, b"mk")
    sign_document(document=document, actor=head(), at=now(), key_file=key, passphrase="mk")
    pdf = latest_pdf(document)
    assert pdf
    file = tmp_path / "ky.pdf"
    file.write_bytes(pdf.read())
    said = subprocess.run(["pdfsig", "-nocert", str(file)], capture_output=True, text=True, check=False).stdout
    assert "Signature is Valid." in said
    assert "ETSI.CAdES.detached" in said


def test_what_was_signed_elsewhere_is_the_very_paper_or_is_refused(
    authority: Authority, settings: Any, tmp_path: Any
) -> None:
    roots = tmp_path / "roots"
    roots.mkdir()
    (roots / "goc.pem").write_bytes(authority.root.public_bytes(Encoding.PEM))
    settings.TRUSTED_ROOTS = roots
    document = numbered()
    before = latest_pdf(document)
    assert before
    key = from_pkcs12(authority.key_file(HEAD, b"mk"), "mk")
    by = SignedBy(name=HEAD, body="Sở", at=now())
    signed = sign_pdf(before.read(), key=key, by=by)

    def bring(content: bytes) -> Any:
        facts = SignedFacts(file=kept(content, "da-ky.pdf", head()))
        return lambda: act(document, "sign", actor=head(), at=now(), facts=facts)

    assert codes(bring(sign_pdf(notice("07"), key=key, by=by))) == ("another_paper",)
    assert codes(bring(before.read())) == ("one_signature",)
    at = signed.rindex(b"/Contents") - 40  # outside of what both share: in what the signature added
    changed = signed[:at] + bytes([signed[at] ^ 1]) + signed[at + 1 :]
    assert set(codes(bring(changed))) <= {"changed_after_signing", "signature_unreadable"}
    bring(signed)()
    place = document.signers.get()
    assert (place.certificate, place.trusted) == (HEAD, True)


def test_a_paper_is_signed_in_ink_before_it_gets_its_number_and_its_scan_is_bound_by_hash() -> None:
    document = approved(carrier=Carrier.PAPER)
    assert codes(number(document, 1)) == ("not_signed_yet",)
    late = InkFacts(signed_at=moment("2026-11-24 11:00"))
    assert codes(lambda: act(document, "sign_on_paper", actor=clerk(), at=AT, facts=late)) == ("signed_when",)
    signed = act(document, "sign_on_paper", actor=clerk(), at=AT, facts=InkFacts(signed_at=AT)).subject
    assert f"{signed.due_at:%Y-%m-%d}" == "2026-11-25", "the number follows the next working day at the latest"
    number(document, 1)()
    assert codes(lambda: act(document, "issue", actor=clerk(), at=AT)) == ("no_scan",)
    scanned = document.versions.last()
    scan = ScanFacts(file=kept(notice("01", signers=("Ảnh quét",)), "quet.pdf", clerk()))
    act(document, "bind_scan", actor=clerk(), at=AT, facts=scan)
    bound = document.versions.get(origin=Origin.SCAN)
    assert scanned
    assert scanned.pdf
    assert bound.bound_to == scanned.pdf.sha256
    better = ScanFacts(file=kept(notice("01", signers=("Ảnh quét rõ hơn",)), "quet-2.pdf", clerk()))
    act(document, "bind_scan", actor=clerk(), at=AT, facts=better)
    shown = set(document.versions.filter(origin=Origin.SCAN).values_list("bound_to", flat=True))
    assert shown == {scanned.pdf.sha256}, "a second scan shows the paper, not the scan before it"
    assert act(document, "issue", actor=clerk(), at=AT).subject.state == "issued"


def test_a_correction_is_a_document_of_its_own_and_the_former_one_says_so(authority: Authority) -> None:
    former = numbered()
    key = authority.key_file(HEAD, b"mk")
    sign_document(document=former, actor=head(), at=now(), key_file=key, passphrase="mk")
    act(former, "issue", actor=clerk(), at=AT)
    later = numbered(
        2,
        replaces=Picked(id=former.pk, name="01/TB-SKHCN"),
        correction=Correction.REPLACES,
        correction_reason="Sai thời hạn nhận hồ sơ",
    )
    sign_document(document=later, actor=head(), at=now(), key_file=key, passphrase="mk")
    with events.in_this_process() as inbox:
        act(later, "issue", actor=clerk(), at=AT)
        inbox.deliver()
    former.refresh_from_db()
    assert former.state == "superseded"
    assert later.correction_reason == "Sai thời hạn nhận hồ sơ"


def test_versions_stay_with_their_reasons_and_the_difference_is_told(client: Any, at: Any) -> None:
    at("2026-11-24 10:00")
    document = draft()
    one = word("Kính gửi các sở", "Hạn nộp là 15/4/2027.", "Trân trọng.")
    two = word("Kính gửi các sở", "Hạn nộp là 31/5/2027.", "Trân trọng.", "Thêm phụ lục.")
    for reason, content in (("Bản đầu", one), ("Đổi hạn nộp", two)):
        facts = VersionFacts(reason=reason, word=kept(content, "ban-sua.docx", drafter()))
        act(document, "revise", actor=drafter(), at=AT, facts=facts)
    assert [each.reason for each in document.versions.all()] == ["", "Bản đầu", "Đổi hạn nộp"]
    with pytest.raises(ProgrammingError), transaction.atomic():
        document.versions.update(reason="khác")
    client.force_login(user_of(drafter()))
    page = client.get(f"/ho-so/{document.number}/phien-ban").content.decode()
    assert "sửa 1 chỗ, thêm 1 chỗ" in page
    assert "31/5/2027" in page


def test_a_word_file_with_macros_is_refused() -> None:
    stream = io.BytesIO(word("x"))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"macro")
    assert codes(lambda: kept(stream.getvalue(), "ban-sua.docx", drafter())) == ("macros",)


def test_a_true_copy_is_the_same_paper_with_the_seal_of_the_body(authority: Authority) -> None:
    document = numbered()
    key = authority.key_file(HEAD, b"mk")
    sign_document(document=document, actor=head(), at=now(), key_file=key, passphrase="mk")
    body = authority.key_file(DEPARTMENT, b"mk")
    asked: dict[str, Any] = {
        "document": document,
        "key_file": body,
        "passphrase": "mk",
        "reason": "Gửi Sở Tài chính",
        "at": now(),
    }
    assert codes(lambda: copy_document(**asked, actor=clerk())) == ("not_issued",)
    document = act(document, "issue", actor=clerk(), at=AT).subject
    asked["document"] = document
    assert codes(lambda: copy_document(**asked, actor=drafter())) == ("not_yours",)
    original = latest_pdf(document)
    copy = copy_document(**asked, actor=clerk())
    assert original
    assert copy.pdf
    assert copy.pdf.read().startswith(original.read())
    assert copy.bound_to == original.sha256
    assert latest_pdf(document) == original, "a copy is never the version that counts"
    last = history_of(document).last()
    assert last
    assert (last.name, last.target, last.actor_id) == ("copy_issued", "issued", clerk().user)
    own = {**asked, "key_file": authority.key_file("Hứa Thị Nga", b"mk")}
    assert codes(lambda: copy_document(**own, actor=clerk())) == ("another_signer",)
    assert document.versions.filter(origin="copy").count() == 1


def test_the_body_seals_what_everybody_has_signed_once(authority: Authority, settings: Any, tmp_path: Any) -> None:
    document = numbered()
    body = authority.key_file(DEPARTMENT, b"mk")
    asked: dict[str, Any] = {"document": document, "key_file": body, "passphrase": "mk", "at": now(), "stroke": "seal"}
    assert codes(lambda: sign_document(**asked, actor=clerk())) == ("not_signed",)
    key = authority.key_file(HEAD, b"mk")
    sign_document(document=document, actor=head(), at=now(), key_file=key, passphrase="mk")
    assert "not_yours" in codes(lambda: sign_document(**asked, actor=drafter()))
    assert codes(lambda: sign_document(**asked, actor=clerk())) == ("no_seal_picture",)
    settings.SEAL_PICTURES = tmp_path
    (tmp_path / "BG.png").write_bytes(png())
    assert codes(lambda: sign_document(**{**asked, "key_file": key}, actor=clerk())) == ("another_signer",)
    before = latest_pdf(document)
    sealed = sign_document(**asked, actor=clerk())
    after = latest_pdf(sealed)
    assert before
    assert after
    assert after.read().startswith(before.read())
    assert [each.signer for each in signatures_of(after.read(), at=now())] == [HEAD, DEPARTMENT]
    assert codes(lambda: sign_document(**asked, actor=clerk())) == ("sealed",)
    assert act(document, "issue", actor=clerk(), at=AT).subject.state == "issued"


@pytest.mark.parametrize(
    ("name", "organisation", "is_ours"),
    [
        (DEPARTMENT, "", True),
        ("SỞ KHOA HỌC VÀ CÔNG NGHỆ TỈNH BẮC GIANG", "", True),
        ("Sở Khoa học và Công nghệ", "UBND tỉnh Bắc Giang", True),
        ("Sở Khoa học và Công nghệ", "Ủy ban nhân dân tỉnh Bắc Giang", True),
        ("Sở Khoa học và Công nghệ", "", False),
        ("Sở Khoa học và Công nghệ", "UBND tỉnh Lạng Sơn", False),
        ("Sở Khoa học và Công nghệ tỉnh Bắc", "", False),
        (f"{DEPARTMENT} - Trung tâm Ứng dụng", "", False),
        ("Sở", "UBND tỉnh Bắc Giang", False),
        ("Sở Khoa học và Công nghệ tỉnh Bắc Ninh", "UBND tỉnh Bắc Giang", False),
    ],
)
def test_a_seal_bears_the_whole_name_of_the_body(name: str, organisation: str, is_ours: bool) -> None:
    assert sealer_of(draft()).is_named_by(name, organisation) is is_ours


def test_what_the_committee_issues_is_sealed_by_its_own_seal_alone(settings: Any, tmp_path: Any) -> None:
    settings.SEAL_PICTURES = tmp_path
    (tmp_path / "BG.png").write_bytes(png())
    decision = draft(symbol="QĐ-UBND")
    assert body_of(decision) == "Ủy ban nhân dân tỉnh Bắc Giang"
    assert sealer_of(decision).is_named_by("UBND tỉnh Bắc Giang", "")
    assert not sealer_of(decision).is_named_by(DEPARTMENT, "UBND tỉnh Bắc Giang")
    assert copier_of(decision).is_named_by(DEPARTMENT, ""), "copies are certified by whoever makes them"
    assert codes(lambda: seal_of(seal_key(decision))) == ("no_seal_picture",), "that of the department is another seal"
    assert seal_of(seal_key(draft())).png == png()


def test_a_part_of_the_name_of_the_body_does_not_seal(authority: Authority, settings: Any, tmp_path: Any) -> None:
    settings.SEAL_PICTURES = tmp_path
    (tmp_path / "BG.png").write_bytes(png())
    document = numbered()
    key = authority.key_file(HEAD, b"mk")
    sign_document(document=document, actor=head(), at=now(), key_file=key, passphrase="mk")
    before = document.versions.count()
    for name, organisation in (("Sở Khoa học và Công nghệ", ""), ("Sở Khoa học và Công nghệ", "UBND tỉnh Lạng Sơn")):
        asked: dict[str, Any] = {
            "key_file": authority.key_file(name, b"mk", organisation=organisation),
            "passphrase": "mk",
            "stroke": "seal",
        }
        refused = codes(lambda asked=asked: sign_document(document=document, actor=clerk(), at=now(), **asked))
        assert refused == ("another_signer",)
    assert document.versions.count() == before


def test_a_name_that_only_begins_like_that_of_the_signer_signs_nothing(authority: Authority) -> None:
    document = numbered()
    for name in (f"{HEAD}h", HEAD.removesuffix("h"), f"Ông {HEAD}", HEAD.replace("ễ", "ê")):
        key = authority.key_file(name, b"mk")
        sign = lambda key=key: sign_document(  # noqa: E731
            document=document, actor=head(), at=now(), key_file=key, passphrase="mk"
        )
        assert codes(sign) == ("another_signer",), name
    plain = authority.key_file("NGUYEN THANH BINH", b"mk", organisation="UBND tỉnh Bắc Giang")
    sign_document(document=document, actor=head(), at=now(), key_file=plain, passphrase="mk")
    assert document.signers.get().certificate == "NGUYEN THANH BINH"


def test_a_refused_act_says_what_is_missing() -> None:
    document = draft()
    Delivery.objects.all().delete()
    document.signers.all().delete()
    with pytest.raises(TransitionRefused) as refused:
        act(document, "submit", actor=drafter(), at=AT)
    assert refused.value.codes == ("no_signer", "no_recipient")
