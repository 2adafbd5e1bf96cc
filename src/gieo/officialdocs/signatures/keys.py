"""Whose key signs: a file (PKCS#12), or whatever holds the key and only gives signatures away."""

from collections.abc import Callable, Sequence

from asn1crypto.algos import SignedDigestAlgorithm
from asn1crypto.x509 import Certificate
from pyhanko.sign import SimpleSigner
from pyhanko.sign.signers.pdf_cms import Signer
from pyhanko_certvalidator.registry import SimpleCertificateStore

from gieo.kernel.refusal import Refusal, Refused, _

# A digest algorithm and what is to be signed → the raw signature: by a token, a phone, a signing service.
SignRaw = Callable[[str, bytes], bytes]


def from_pkcs12(content: bytes, passphrase: str) -> Signer:
    """The key of a .p12 file.

    Raises:
        Refused: the file is none, or the passphrase does not open it.
    """
    key: Signer | None
    try:
        key = SimpleSigner.load_pkcs12_data(content, other_certs=[], passphrase=passphrase.encode())
    except ValueError:
        key = None
    if key is None:
        message = _("Không mở được tệp khóa: sai mật khẩu hoặc tệp không phải PKCS#12.")
        raise Refused([Refusal(code="key_closed", message=message, field="passphrase")])
    return key


class HeldElsewhere(Signer):
    """A key that never comes here: a token behind PKCS#11, a remote signing service."""

    def __init__(self, certificate: bytes, sign_raw: SignRaw, *, chain: Sequence[bytes] = ()) -> None:
        """Keep the way to the key.

        Args:
            certificate: of the signer, DER.
            sign_raw: asks the holder of the key; RSA with PKCS#1 v1.5.
            chain: certificates between the signer's and the root, DER.
        """
        store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
        store.register_multiple([Certificate.load(each) for each in chain])
        super().__init__(
            signing_cert=Certificate.load(certificate),
            cert_registry=store,
            signature_mechanism=SignedDigestAlgorithm({"algorithm": "sha256_rsa"}),
        )
        self._sign_raw = sign_raw
        self._room = Certificate.load(certificate).public_key.byte_size

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        """The raw signature; to reserve its room, no one is asked."""
        if dry_run:
            return bytes(self._room)
        return self._sign_raw(digest_algorithm, data)
