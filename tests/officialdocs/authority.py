"""A certificate authority of the tests, and a paper that two people signed with its certificates."""

import datetime as dt
from collections.abc import Sequence

from asn1crypto import x509 as asn1
from asn1crypto.keys import PrivateKeyInfo
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)
from cryptography.x509 import ocsp
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps import DummyTimeStamper

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

    @property
    def root_der(self) -> bytes:
        return self.root.public_bytes(Encoding.DER)

    def _certificate(
        self,
        name: str,
        public_key: rsa.RSAPublicKey,
        *,
        is_root: bool = False,
        more: Sequence[x509.ExtensionType] = (),
        organisation: str = "",
        days: tuple[int, int] = (-1, 30),
    ) -> x509.Certificate:
        issuer = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Gieo test root")])
        within = [x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation)] if organisation else []
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name), *within])
        usage = x509.KeyUsage(
            digital_signature=not is_root, content_commitment=not is_root, key_encipherment=False,
            data_encipherment=False, key_agreement=False, key_cert_sign=is_root, crl_sign=is_root,
            encipher_only=False, decipher_only=False,
        )  # fmt: skip
        builder = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(issuer)
            .public_key(public_key)
            .serial_number(x509.random_serial_number())
            .not_valid_before(NOW + dt.timedelta(days=days[0]))
            .not_valid_after(NOW + dt.timedelta(days=days[1]))
            .add_extension(x509.BasicConstraints(ca=is_root, path_length=None), critical=True)
            .add_extension(usage, critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(public_key), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key()), critical=False)
        )
        for extension in more:
            builder = builder.add_extension(extension, critical=isinstance(extension, x509.ExtendedKeyUsage))
        return builder.sign(self.key, hashes.SHA256())

    def signer(
        self,
        name: str,
        *,
        more: Sequence[x509.ExtensionType] = (),
        organisation: str = "",
        days: tuple[int, int] = (-1, 30),
    ) -> tuple[rsa.RSAPrivateKey, x509.Certificate]:
        """A key and its certificate; `days` are its term, counted from now."""
        key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        return key, self._certificate(name, key.public_key(), more=more, organisation=organisation, days=days)

    def revocation_list(self, *revoked: tuple[x509.Certificate, dt.datetime]) -> bytes:
        """A list of what was taken back, and when; DER."""
        builder = (
            x509.CertificateRevocationListBuilder()
            .issuer_name(self.root.subject)
            .last_update(NOW - dt.timedelta(hours=12))
            .next_update(NOW + dt.timedelta(days=7))
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key()), critical=False)
            .add_extension(x509.CRLNumber(1), critical=False)
        )
        for certificate, at in revoked:
            entry = x509.RevokedCertificateBuilder().serial_number(certificate.serial_number).revocation_date(at)
            builder = builder.add_revoked_certificate(entry.build())
        return builder.sign(self.key, hashes.SHA256()).public_bytes(Encoding.DER)

    def state_of(
        self, certificate: x509.Certificate, *, taken_back: dt.datetime | None = None, at: dt.datetime = NOW
    ) -> bytes:
        """The answer of an OCSP responder about a certificate; DER."""
        state = ocsp.OCSPCertStatus.REVOKED if taken_back else ocsp.OCSPCertStatus.GOOD
        answer = ocsp.OCSPResponseBuilder().add_response(
            cert=certificate, issuer=self.root, algorithm=hashes.SHA1(), cert_status=state,  # noqa: S303
            this_update=at - dt.timedelta(minutes=1), next_update=at + dt.timedelta(days=1),
            revocation_time=taken_back,
            revocation_reason=x509.ReasonFlags.key_compromise if taken_back else None,
        ).responder_id(ocsp.OCSPResponderEncoding.HASH, self.root)  # fmt: skip
        return answer.sign(self.key, hashes.SHA256()).public_bytes(Encoding.DER)

    def time_stamper(self, *, at: dt.datetime) -> DummyTimeStamper:
        """An authority that stamps one instant."""
        usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        key, certificate = self.signer("Gieo test time", more=[usage])
        plain = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        return DummyTimeStamper(
            tsa_cert=asn1.Certificate.load(certificate.public_bytes(Encoding.DER)),
            tsa_key=PrivateKeyInfo.load(plain),
            fixed_dt=at,
        )

    def key_file(
        self, name: str, passphrase: bytes, *, organisation: str = "", days: tuple[int, int] = (-1, 30)
    ) -> bytes:
        """A .p12 of a new signer."""
        key, certificate = self.signer(name, organisation=organisation, days=days)
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
