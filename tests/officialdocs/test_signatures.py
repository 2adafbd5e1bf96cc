"""Real signatures by a certificate authority of the test: made, verified here and by poppler, refused when changed."""

import shutil
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from gieo.kernel.refusal import Refused
from gieo.officialdocs.signatures import HeldElsewhere, SignedBy, from_pkcs12, require_sound, sign_pdf, signatures_of
from gieo.officialdocs.signatures.trust import Trust
from tests.officialdocs.authority import BODY, CLERK, HEAD, NOW, Authority, signed_by_two

pytestmark = pytest.mark.unit


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority()


@pytest.fixture(scope="module")
def signed(authority: Authority) -> bytes:
    return signed_by_two(authority)


def test_two_signatures_hold_in_their_order(authority: Authority, signed: bytes) -> None:
    found = signatures_of(signed, trust=Trust(roots=(authority.root_der,)), at=NOW)
    assert [(each.signer, each.is_sound, each.trusted) for each in found] == [(CLERK, True, True), (HEAD, True, True)]
    assert all(each.signed_at for each in found)
    require_sound(found)
    strangers = signatures_of(signed, at=NOW)
    assert [(each.is_sound, each.trusted) for each in strangers] == [(True, False)] * 2


def test_a_changed_byte_is_refused(signed: bytes) -> None:
    with pytest.raises(Refused) as refused:
        require_sound(signatures_of(signed.replace(b"/Title", b"/Titlf", 1), at=NOW))
    assert refused.value.codes == ("changed_after_signing",) * 2
    assert CLERK in str(refused.value)
    at = signed.index(b"stream", 2000) + 40  # within a stream: what is there cannot even be read
    with pytest.raises(Refused) as damaged:
        require_sound(signatures_of(signed[:at] + bytes([signed[at] ^ 1]) + signed[at + 1 :], at=NOW))
    assert set(damaged.value.codes) <= {"signature_unreadable", "changed_after_signing"}


def test_a_key_file_opens_by_its_passphrase_alone(authority: Authority) -> None:
    with pytest.raises(Refused) as closed:
        from_pkcs12(authority.key_file(CLERK, b"mk"), "sai")
    assert closed.value.codes == ("key_closed",)


def test_nobody_signs_a_paper_that_does_not_name_them(authority: Authority, signed: bytes) -> None:
    _key, card = authority.signer("Ai đó")
    held = HeldElsewhere(card.public_bytes(Encoding.DER), lambda _digest, _data: b"")
    with pytest.raises(Refused) as refused:
        sign_pdf(signed, key=held, by=SignedBy(name="Không Có Tên", body=BODY, at=NOW))
    assert refused.value.codes == ("no_place_to_sign",)


@pytest.mark.skipif(not shutil.which("pdfsig"), reason="poppler's pdfsig is not on this machine")
def test_poppler_says_the_same(signed: bytes, tmp_path: Path) -> None:
    file = tmp_path / "van-ban.pdf"
    file.write_bytes(signed)
    said = subprocess.run(["pdfsig", "-nocert", str(file)], capture_output=True, text=True, check=False).stdout
    assert said.count("Signature is Valid.") == 2
    assert said.index(CLERK) < said.index(HEAD)
    file.write_bytes(signed.replace(b"/Title", b"/Titlf", 1))
    changed = subprocess.run(["pdfsig", "-nocert", str(file)], capture_output=True, text=True, check=False).stdout
    assert "Signature is Valid." not in changed
