"""A certificate authority of the tests, and a paper that two people signed with its certificates."""

import datetime as dt

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import NameOID

from gieo.core import clock
from gieo.officialdocs import library, render_pdf
from gieo.officialdocs.signatures import HeldElsewhere, SignedBy, from_pkcs12, sign_pdf

NOW = clock.now()  # certificates are judged by the day they are used on
BODY = "Sở Khoa học và Công nghệ"
HEAD, CLERK = "Trần Thị Mây", "Nông Văn Thái"


class Authority:
    """A root and what it certifies."""

    def __init__(self) -> None:
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.root = self._certificate("Gieo test root", self.key.public_key(), is_root=True)

    def _certificate(self, name: str, public_key: rsa.RSAPublicKey, *, is_root: bool = False) -> x509.Certificate:
        issuer = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Gieo test root")])
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        usage = x509.KeyUsage(
            digital_signature=not is_root, content_commitment=not is_root, key_encipherment=False,
            data_encipherment=False, key_agreement=False, key_cert_sign=is_root, crl_sign=is_root,
            encipher_only=False, decipher_only=False,
        )  # fmt: skip
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(issuer)
            .public_key(public_key)
            .serial_number(x509.random_serial_number())
            .not_valid_before(NOW - dt.timedelta(days=1))
            .not_valid_after(NOW + dt.timedelta(days=30))
            .add_extension(x509.BasicConstraints(ca=is_root, path_length=None), critical=True)
            .add_extension(usage, critical=True)
            .sign(self.key, hashes.SHA256())
        )

    def signer(self, name: str) -> tuple[rsa.RSAPrivateKey, x509.Certificate]:
        key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        return key, self._certificate(name, key.public_key())

    def key_file(self, name: str, passphrase: bytes) -> bytes:
        """A .p12 of a new signer."""
        key, certificate = self.signer(name)
        return pkcs12.serialize_key_and_certificates(
            b"", key, certificate, [self.root], BestAvailableEncryption(passphrase)
        )


def signed_by_two(authority: Authority) -> bytes:
    """The clerk signs with a file, the head with a key held elsewhere, in this order."""
    signers = [{"position": "Người lập", "name": CLERK}, {"position": "Giám đốc", "name": HEAD}]
    paper = render_pdf("sheet", {**library.get("sheet").dummy, "signers": signers}).content
    key = from_pkcs12(authority.key_file(CLERK, b"mk"), "mk")
    once = sign_pdf(paper, key=key, by=SignedBy(name=CLERK, body=BODY, at=NOW))
    assert once.startswith(paper)
    remote, card = authority.signer(HEAD)

    def sign_raw(digest: str, data: bytes) -> bytes:
        assert digest == "sha256"
        return remote.sign(data, padding.PKCS1v15(), hashes.SHA256())

    held = HeldElsewhere(card.public_bytes(Encoding.DER), sign_raw)
    twice = sign_pdf(once, key=held, by=SignedBy(name=HEAD, body=BODY, at=NOW))
    assert twice.startswith(once)
    return twice
