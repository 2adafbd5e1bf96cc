"""The word of a time-stamping authority, certificates that were taken back, and the seal of a body."""

import datetime as dt
import struct
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pypdfium2
import pytest
from asn1crypto.tsp import TimeStampReq
from cryptography import x509
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from pyhanko.sign.signers.pdf_cms import Signer

from gieo.kernel.refusal import Refused
from gieo.officialdocs import library, render_pdf
from gieo.officialdocs.signatures import (
    FoundSignature,
    Revocation,
    SignedBy,
    from_pkcs12,
    require_sound,
    seal_pdf,
    sign_pdf,
    signatures_of,
)
from gieo.officialdocs.signatures.seal import read_picture
from gieo.officialdocs.signatures.time_stamps import AskedStamper
from gieo.officialdocs.signatures.trust import Trust
from tests.officialdocs.authority import BODY, HEAD, NOW, Authority

pytestmark = pytest.mark.unit

EARLIER, LATER = NOW - dt.timedelta(hours=2), NOW + dt.timedelta(hours=2)
BY = SignedBy(name=HEAD, body=BODY, at=NOW)


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority()


@pytest.fixture(scope="module")
def paper() -> bytes:
    signers = [{"position": "Giám đốc", "name": HEAD}]
    return render_pdf("sheet", {**library.get("sheet").dummy, "signers": signers}).content


def key_of(authority: Authority, name: str, **more: Any) -> tuple[Signer, x509.Certificate]:
    key, certificate = authority.signer(name, **more)
    packed = pkcs12.serialize_key_and_certificates(
        b"", key, certificate, [authority.root], BestAvailableEncryption(b"mk")
    )
    return from_pkcs12(packed, "mk"), certificate


def judged(
    pdf: bytes, authority: Authority, *revoked: bytes, asks: bool = False, at: dt.datetime = NOW
) -> FoundSignature:
    [found] = signatures_of(pdf, trust=Trust(roots=(authority.root_der,), revoked=revoked, asks=asks), at=at)
    return found


# ---------------------------------------------------------------- time


def test_a_stamp_says_when_and_is_believed_by_its_root(authority: Authority, paper: bytes) -> None:
    key, _card = key_of(authority, HEAD)
    plain = judged(sign_pdf(paper, key=key, by=BY), authority)
    assert (plain.stamped_at, plain.stamp_trusted) == (None, False)
    stamped = sign_pdf(paper, key=key, by=BY, stamper=authority.time_stamper(at=EARLIER))
    found = judged(stamped, authority)
    assert found.stamp_trusted
    assert found.stamped_at == EARLIER
    [stranger] = signatures_of(stamped, at=NOW)
    assert not stranger.stamp_trusted


@contextmanager
def served(answer: "type[BaseHTTPRequestHandler]") -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), answer)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


class _Quiet(BaseHTTPRequestHandler):
    def log_message(self, *_said: object) -> None:
        """Nothing."""

    def answer(self, content: bytes, media: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", media)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


def test_an_authority_behind_an_address_stamps_and_one_that_is_silent_stops_the_signing(
    authority: Authority, paper: bytes
) -> None:
    stamper, key = authority.time_stamper(at=EARLIER), key_of(authority, HEAD)[0]

    class Stamps(_Quiet):
        def do_POST(self) -> None:
            asked = TimeStampReq.load(self.rfile.read(int(self.headers["Content-Length"])))
            self.answer(stamper.request_tsa_response(asked).dump(), "application/timestamp-reply")

    with served(Stamps) as address:
        signed = sign_pdf(paper, key=key, by=BY, stamper=AskedStamper(address))
    assert judged(signed, authority).stamp_trusted
    with pytest.raises(Refused) as refused:
        sign_pdf(paper, key=key, by=BY, stamper=AskedStamper(address, timeout=1))
    assert refused.value.codes == ("no_time_stamp",)


# ---------------------------------------------------------------- taken back


def test_nobody_says_good_of_a_certificate_that_could_not_be_asked_about(authority: Authority, paper: bytes) -> None:
    key, card = key_of(authority, HEAD)
    signed = sign_pdf(paper, key=key, by=BY)
    unasked = judged(signed, authority)
    assert (unasked.trusted, unasked.revocation) == (True, Revocation.UNKNOWN)
    assert judged(signed, authority, authority.revocation_list()).revocation is Revocation.GOOD
    stale = judged(signed, authority, authority.revocation_list(), at=NOW + dt.timedelta(days=10))
    assert stale.revocation is Revocation.UNKNOWN, "a list that is too old says nothing"
    revoked = judged(signed, authority, authority.revocation_list((card, EARLIER)))
    assert (revoked.revocation, revoked.trusted) == (Revocation.REVOKED, False)
    with pytest.raises(Refused) as refused:
        require_sound([revoked])
    assert refused.value.codes == ("certificate_revoked",)
    other = key_of(authority, "Ai đó")[1]
    assert judged(signed, authority, authority.revocation_list((other, EARLIER))).is_current


def test_a_stamp_older_than_the_revocation_keeps_the_signature_good(authority: Authority, paper: bytes) -> None:
    key, card = key_of(authority, HEAD)
    between = NOW - dt.timedelta(hours=1)
    lists = authority.revocation_list((card, between))
    before = sign_pdf(paper, key=key, by=BY, stamper=authority.time_stamper(at=EARLIER))
    after = sign_pdf(paper, key=key, by=BY, stamper=authority.time_stamper(at=NOW))
    assert judged(before, authority, lists).revocation is Revocation.GOOD
    assert judged(after, authority, lists).revocation is Revocation.REVOKED
    assert judged(sign_pdf(paper, key=key, by=BY), authority, lists).is_revoked


def test_the_place_that_a_certificate_names_is_asked_only_where_it_may_be(authority: Authority, paper: bytes) -> None:
    asked: list[str] = []
    lists: list[bytes] = []

    class Lists(_Quiet):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.answer(lists[0], "application/pkix-crl")

    with served(Lists) as address:
        place = x509.DistributionPoint(
            full_name=[x509.UniformResourceIdentifier(f"{address}gieo.crl")],
            relative_name=None, reasons=None, crl_issuer=None,
        )  # fmt: skip
        key, card = key_of(authority, HEAD, more=[x509.CRLDistributionPoints([place])])
        signed = sign_pdf(paper, key=key, by=BY)
        lists.append(authority.revocation_list((card, EARLIER)))
        assert judged(signed, authority).revocation is Revocation.UNKNOWN
        assert asked == []
        assert judged(signed, authority, asks=True).is_revoked
        assert asked
    assert judged(signed, authority, asks=True).revocation is Revocation.UNKNOWN, "nobody answers any more"


# ---------------------------------------------------------------- seal


def png(
    *, millimetres: float = 36, side: int = 180, colour: bytes = b"\xd8\x1e\x1e\xff", see_through: bool = True
) -> bytes:
    """A red ring, see-through inside and outside."""
    width = 4 if see_through else 3
    rows = []
    for y in range(side):
        row = bytearray()
        for x in range(side):
            far = ((x - side / 2) ** 2 + (y - side / 2) ** 2) ** 0.5
            row += (colour if side * 0.4 < far < side * 0.5 else b"\0\0\0\0")[:width]
        rows.append(b"\0" + bytes(row))
    density = struct.pack(">IIB", *[round(side / millimetres * 1000)] * 2, 1)
    head = struct.pack(">IIBBBBB", side, side, 8, 6 if see_through else 2, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"pHYs", density), (b"IDAT", zlib.compress(b"".join(rows))), (b"IEND", b"")]
    packed = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


def red_of(pdf: bytes) -> tuple[float, float, float, float]:
    """Where red is on the last page: left, bottom, right, top, in points."""
    with pypdfium2.PdfDocument(pdf) as document:
        document.init_forms()
        page = document[len(document) - 1]
        height = page.get_height()
        drawn = page.render(scale=2, may_draw_forms=True).to_numpy()[:, :, :3].astype(int)
    blue, green, red = drawn[:, :, 0], drawn[:, :, 1], drawn[:, :, 2]
    ys, xs = ((red > 150) & (green < 110) & (blue < 110)).nonzero()
    assert len(xs), "there is no red on it"
    return xs.min() / 2, height - ys.max() / 2, xs.max() / 2, height - ys.min() / 2


def test_the_seal_is_red_at_its_true_size_over_a_third_of_the_signature_on_its_left(
    authority: Authority, paper: bytes
) -> None:
    signed = sign_pdf(paper, key=key_of(authority, HEAD)[0], by=BY)
    body, _card = key_of(authority, BODY)
    by = SignedBy(name=BODY, body=BODY, at=NOW)
    sealed = seal_pdf(signed, key=body, by=by, over=HEAD, picture=read_picture(png()))
    assert sealed.startswith(signed)
    left, bottom, right, top = red_of(sealed)
    size = 36 / 25.4 * 72
    assert right - left == pytest.approx(size, abs=2.5)
    assert top - bottom == pytest.approx(size, abs=2.5)
    with pypdfium2.PdfDocument(sealed) as document:
        page = document[len(document) - 1]
        text = page.get_textpage()
        at, count = text.search(HEAD, match_case=True).get_next()
        boxes = [text.get_charbox(letter) for letter in range(at, at + count)]
    middle = (min(box[0] for box in boxes) + max(box[2] for box in boxes)) / 2
    assert right == pytest.approx(middle - 75 + 50, abs=3), "a third of a signature of 150 points"
    found = signatures_of(sealed, trust=Trust(roots=(authority.root_der,)), at=NOW)
    assert [(each.signer, each.is_sound, each.trusted) for each in found] == [(HEAD, True, True), (BODY, True, True)]


def test_a_picture_that_is_no_seal_is_refused() -> None:
    for wrong in (b"no picture", png(see_through=False), png(millimetres=400)):
        with pytest.raises(Refused) as refused:
            read_picture(wrong)
        assert refused.value.codes == ("seal_picture",)
    picture = read_picture(png(millimetres=36))
    assert (picture.width, picture.height) == pytest.approx((102.05, 102.05), abs=0.1)
