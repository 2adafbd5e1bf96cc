"""What is said at once of a signed file, against responders on this machine: who is asked, and what comes of it."""

import datetime as dt
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.x509 import ocsp
from cryptography.x509.oid import AuthorityInformationAccessOID

from gieo.kernel.refusal import Refused
from gieo.officialdocs import library, render_pdf
from gieo.officialdocs.signatures import FoundSignature, Revocation, require_sound, sign_pdf, signatures_of
from gieo.officialdocs.signatures.telling import Tone, said_of, spoken, worst_of
from gieo.officialdocs.signatures.trust import Trust
from tests.officialdocs.authority import HEAD, NOW, Authority
from tests.officialdocs.test_trust_of_signatures import BY, EARLIER, _Quiet, key_of, served

pytestmark = pytest.mark.unit

DAY = dt.timedelta(days=1)


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority()


@pytest.fixture(scope="module")
def paper() -> bytes:
    return render_pdf("notice", {**library.get("notice").dummy, "signers": [{"position": "A", "name": HEAD}]}).content


def judged(pdf: bytes, *authorities: Authority, asks: bool = False, at: dt.datetime = NOW) -> FoundSignature:
    [found] = signatures_of(pdf, trust=Trust(roots=tuple(each.root_der for each in authorities), asks=asks), at=at)
    return found


def codes_of(found: FoundSignature) -> list[str]:
    return [each.code for each in said_of(found)]


class Responder:
    """An OCSP responder: which certificates it was asked about, and what it says of them."""

    def __init__(self) -> None:
        self.asked: list[int] = []
        self.answer = b""
        responder = self

        class Answers(_Quiet):
            def do_POST(self) -> None:  # noqa: N802  (as the library calls it)
                request = ocsp.load_der_ocsp_request(self.rfile.read(int(self.headers["Content-Length"])))
                responder.asked.append(request.serial_number)
                self.answer(responder.answer, "application/ocsp-response")

        self.handler = Answers


@contextmanager
def responder() -> Iterator[tuple[Responder, list[x509.ExtensionType]]]:
    """A running one, and the extension by which a certificate names it."""
    found = Responder()
    with served(found.handler) as address:
        place = x509.AccessDescription(AuthorityInformationAccessOID.OCSP, x509.UniformResourceIdentifier(address))
        yield found, [x509.AuthorityInformationAccess([place])]


def test_the_responder_that_a_certificate_names_is_asked_and_believed(authority: Authority, paper: bytes) -> None:
    with responder() as (found, named):
        key, card = key_of(authority, HEAD, more=named)
        signed = sign_pdf(paper, key=key, by=BY)
        found.answer = authority.state_of(card)
        assert judged(signed, authority).revocation is Revocation.UNKNOWN
        assert found.asked == [], "nobody is asked where the installation does not allow it"
        good = judged(signed, authority, asks=True)
        assert found.asked == [card.serial_number]
        assert (good.revocation, good.trusted) == (Revocation.GOOD, True)
        assert "not_revoked" in codes_of(good)
        found.answer = authority.state_of(card, taken_back=EARLIER)
        revoked = judged(signed, authority, asks=True)
        assert (revoked.revocation, revoked.trusted) == (Revocation.REVOKED, False)
        assert codes_of(revoked) == ["whole", "revoked", "no_time_stamp"]
        with pytest.raises(Refused) as refused:
            require_sound([revoked])
        assert refused.value.codes == ("certificate_revoked",)
    assert judged(signed, authority, asks=True).revocation is Revocation.UNKNOWN, "nobody answers any more"


def test_an_answer_that_somebody_else_signed_or_of_long_ago_says_nothing(authority: Authority, paper: bytes) -> None:
    stranger = Authority()
    with responder() as (found, named):
        key, card = key_of(authority, HEAD, more=named)
        signed = sign_pdf(paper, key=key, by=BY)
        for answer in (stranger.state_of(card), authority.state_of(card, at=NOW - 10 * DAY), b"no answer"):
            found.answer = answer
            said = judged(signed, authority, asks=True)
            assert said.revocation is Revocation.UNKNOWN
            assert "revocation_unknown" in codes_of(said)


def test_a_certificate_of_an_unknown_authority_sends_this_machine_nowhere(authority: Authority, paper: bytes) -> None:
    stranger = Authority()
    with responder() as (found, named):
        signed = sign_pdf(paper, key=key_of(stranger, HEAD, more=named)[0], by=BY)
        said = judged(signed, authority, asks=True)
        assert found.asked == []
    assert codes_of(said) == ["whole", "unknown_authority", "no_time_stamp"]
    assert worst_of(said) is Tone.OPEN
    require_sound([said])


def test_a_certificate_that_ran_out_is_told_and_one_that_had_run_out_is_refused(
    authority: Authority, paper: bytes
) -> None:
    key, _card = key_of(authority, HEAD)
    later = judged(sign_pdf(paper, key=key, by=BY), authority, at=NOW + 40 * DAY)
    assert codes_of(later) == ["whole", "expired", "no_time_stamp"]
    assert "chưa chứng minh được ký trong thời hạn" in spoken(later)
    require_sound([later])
    old, _card = key_of(authority, HEAD, days=(-60, -30))
    found = judged(sign_pdf(paper, key=old, by=BY), authority)
    assert found.was_set_out_of_term
    assert worst_of(found) is Tone.BAD
    with pytest.raises(Refused) as refused:
        require_sound([found])
    assert refused.value.codes == ("certificate_expired",)
    term = f"{NOW - 60 * DAY:%d/%m/%Y}", f"{NOW - 30 * DAY:%d/%m/%Y}"
    assert all(day in str(refused.value) for day in term)


def test_a_stamp_of_the_time_keeps_a_signature_good_when_its_certificate_runs_out(
    authority: Authority, paper: bytes
) -> None:
    key, _card = key_of(authority, HEAD, days=(-1, 5))
    signed = sign_pdf(paper, key=key, by=BY, stamper=authority.time_stamper(at=EARLIER))
    found = judged(signed, authority, at=NOW + 10 * DAY)
    assert (found.trusted, found.judged_at, found.stamp_trusted) == (True, EARLIER, True)
    assert codes_of(found) == ["whole", "trusted", "revocation_unknown", "stamped"]


def test_a_changed_file_says_so_and_is_refused(authority: Authority, paper: bytes) -> None:
    signed = sign_pdf(paper, key=key_of(authority, HEAD)[0], by=BY)
    changed = judged(signed.replace(b"/Title", b"/Titlf", 1), authority)
    assert codes_of(changed)[0] == "changed"
    assert worst_of(changed) is Tone.BAD
    with pytest.raises(Refused) as refused:
        require_sound([changed])
    assert refused.value.codes == ("changed_after_signing",)


@pytest.mark.skipif(not shutil.which("pdfsig"), reason="poppler's pdfsig is not on this machine")
def test_poppler_agrees_on_what_is_whole_and_what_was_changed(
    authority: Authority, paper: bytes, tmp_path: Path
) -> None:
    signed = sign_pdf(paper, key=key_of(authority, HEAD)[0], by=BY)
    for content, verdict in (
        (signed, "Signature is Valid."),
        (signed.replace(b"/Title", b"/Titlf", 1), "Digest Mismatch."),
    ):
        (tmp_path / "a.pdf").write_bytes(content)
        told = subprocess.run(
            ["pdfsig", "-nocert", str(tmp_path / "a.pdf")], capture_output=True, text=True, check=False
        )
        assert verdict in told.stdout
