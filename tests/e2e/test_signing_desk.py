"""The signing desk in the browser in each of its states: not your turn, a wrong key, signed here or elsewhere, sealed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from django.urls import reverse
from playwright.sync_api import Page, expect

from gieo.core import clock
from gieo.officialdocs.signatures import SignedBy, from_pkcs12, sign_pdf
from gieo.records.models import OutgoingDocument
from gieo.records.outgoing.papers import latest_pdf
from tests.officialdocs.authority import Authority
from tests.officialdocs.test_trust_of_signatures import png
from tests.records.office import DEPUTY, HEAD, clerk, numbered
from tests.records.test_outgoing import DEPARTMENT

CLERK_MAIL, HEAD_MAIL, DEPUTY_MAIL = "vanthu.bg@gieo.test", "giamdoc.bg@gieo.test", "phogiamdoc@gieo.test"
TERM = (-60, 60)  # of the certificates, counted from today: the clock of the test stands some days before
pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def keys(settings: Any, tmp_path: Path) -> Callable[[str], Path]:
    """Key files of a test authority that this installation trusts; a picture of the seal of the department."""
    settings.MEDIA_ROOT = str(tmp_path / "files")
    authority, roots, seals = Authority(), tmp_path / "goc", tmp_path / "dau"
    roots.mkdir()
    seals.mkdir()
    (roots / "goc.pem").write_bytes(authority.root.public_bytes(Encoding.PEM))
    (seals / "BG.png").write_bytes(png())
    settings.TRUSTED_ROOTS, settings.SEAL_PICTURES = roots, seals

    def key_of(name: str) -> Path:
        path = tmp_path / f"{name}.p12"
        path.write_bytes(authority.key_file(name, b"mk", days=TERM))
        return path

    return key_of


def address(document: OutgoingDocument, stroke: str = "sign") -> str:
    return reverse(f"records:{stroke}", args=[document.number])


def presses(page: Page, key: Path, passphrase: str = "mk") -> None:  # noqa: S107  (of a test key)
    page.set_input_files("#key_file", str(key))
    page.fill("#passphrase", passphrase)
    page.locator("main form:has(#key_file) button[type=submit]").click()


@pytest.mark.requirement("P-10", "BG25-S-1", "CNSH-S-1")
def test_the_desk_signs_in_turn_says_at_once_what_is_wrong_and_is_sealed_last(  # noqa: PLR0915
    visit: Callable[..., Page],
    at: clock.Setter,
    keys: Callable[[str], Path],
    sound_on_both: Callable[[Page], None],
    tmp_path: Path,
) -> None:
    at("2026-11-24 10:00")
    clerk()
    document = numbered(signers=(DEPUTY, HEAD))

    # the head opens it first: it is not the head's turn, nothing is offered
    waiting = visit(HEAD_MAIL)
    waiting.goto(address(document))
    expect(waiting.locator("main")).to_contain_text(DEPUTY)
    expect(waiting.locator("main [role=alert], main .alert")).to_be_visible()
    expect(waiting.locator("#key_file")).to_have_count(0)
    sound_on_both(waiting)

    # the deputy: a wrong passphrase, the key of somebody else, the own one
    desk = visit(DEPUTY_MAIL)
    desk.goto(address(document))
    expect(desk.locator(".d-act ol li").first).to_contain_text("đến lượt")
    sound_on_both(desk)
    presses(desk, keys(DEPUTY), "sai")
    expect(desk.locator("main")).to_contain_text("Không mở được tệp khóa")
    sound_on_both(desk)
    presses(desk, keys(HEAD))
    expect(desk.locator("main")).to_contain_text(DEPUTY)
    assert desk.url.endswith("/ky-so")
    presses(desk, keys(DEPUTY))
    desk.wait_for_url("**/phien-ban")
    expect(desk.locator("main")).to_contain_text("nguyên vẹn từ khi ký")
    sound_on_both(desk)

    # the head signs with a program of the own and brings the file: one byte changed, another paper, the very paper
    pdf = latest_pdf(document)
    assert pdf
    key = from_pkcs12(keys(HEAD).read_bytes(), "mk")
    signed = sign_pdf(pdf.read(), key=key, by=SignedBy(name=HEAD, body="Sở KH&CN", at=clock.now()))
    place = signed.rindex(b"/Contents") - 40
    changed, good = tmp_path / "sua.pdf", tmp_path / "da-ky.pdf"
    changed.write_bytes(signed[:place] + bytes([signed[place] ^ 1]) + signed[place + 1 :])
    good.write_bytes(signed)
    waiting.goto(address(document))
    waiting.get_by_role("link", name="Nộp tệp đã ký số").click()
    waiting.wait_for_url("**/viec/sign")
    for file, said in ((changed, "ký số"), (tmp_path / f"{HEAD}.p12", "Không nhận loại tệp này")):
        waiting.set_input_files("main input[type=file]", str(file))
        waiting.locator("main form button[type=submit]").first.click()
        expect(waiting.locator("main [role=alert]")).to_contain_text(said)
        assert waiting.url.endswith("/viec/sign")
    sound_on_both(waiting)
    waiting.set_input_files("main input[type=file]", str(good))
    waiting.locator("main form button[type=submit]").first.click()
    waiting.wait_for_url(lambda url: "/viec/" not in url)
    waiting.goto(reverse("records:papers", args=[document.number]))
    expect(waiting.locator("main")).to_contain_text(HEAD)

    # all have signed: the desk is closed for them, the clerk seals
    waiting.goto(address(document))
    expect(waiting.locator("#key_file")).to_have_count(0)
    sound_on_both(waiting)
    seal = visit(CLERK_MAIL)
    seal.goto(address(document, "seal"))
    sound_on_both(seal)
    presses(seal, keys(DEPARTMENT))
    seal.wait_for_url("**/phien-ban")
    expect(seal.locator("main")).to_contain_text(DEPARTMENT)
    document.refresh_from_db()
    assert [bool(each.signed_at) for each in document.signers.all()] == [True, True]

    # whoever gets the file is told at once whether it is whole
    final = latest_pdf(document)
    assert final
    good.write_bytes(final.read())
    seal.goto(reverse("records:check"))
    seal.set_input_files("#file", str(good))
    seal.locator("main form button[type=submit]").click()
    expect(seal.locator("section[role=status] li")).to_have_count(3)
    sound_on_both(seal)
    broken = good.read_bytes().replace(b"/Title", b"/Titlf", 1)
    good.write_bytes(broken)
    seal.set_input_files("#file", str(good))
    seal.locator("main form button[type=submit]").click()
    expect(seal.locator("section[role=status]")).to_contain_text("nội dung đã ký bị thay đổi")
