"""Keys behind a command: a token's tool (PKCS#11), the client of a remote signing service.

The environment names each holder (`GIEO_KEY_HOLDERS`). The command reads what is to be signed and writes the raw
signature (RSA, PKCS#1 v1.5, SHA-256): `pkcs11-tool --sign --mechanism SHA256-RSA-PKCS …` does, and the client of a
signing service can be made to.
"""

import subprocess
from functools import partial
from pathlib import Path

from asn1crypto import pem
from asn1crypto.x509 import Certificate

from gieo.environment import KeyHolder
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.officialdocs.signatures.keys import HeldElsewhere
from gieo.officialdocs.signatures.naming import Named, names_in

PATIENCE = 60  # seconds: somebody may have to press a button on a phone


def key_of(holder: KeyHolder) -> HeldElsewhere:
    """The key that a holder of the environment signs with."""
    return HeldElsewhere(certificate_of(holder.certificate), partial(_ask, holder))


def certificate_of(path: Path) -> bytes:
    """A certificate file, DER."""
    content = path.read_bytes()
    if not pem.detect(content):
        return content
    _name, _heads, der = pem.unarmor(content)
    return bytes(der)


def holds_key_of(holder: KeyHolder, named: Named) -> bool:
    """Whether its certificate names somebody."""
    return named.is_named_by(*names_in(Certificate.load(certificate_of(holder.certificate))))


def _ask(holder: KeyHolder, digest_algorithm: str, data: bytes) -> bytes:
    """The raw signature.

    Raises:
        Refused: the holder gave none in time.
    """
    if digest_algorithm != "sha256":
        raise ValueError(f"{holder.id} signs SHA-256 alone, not {digest_algorithm}")
    try:
        done = subprocess.run(holder.command, input=data, capture_output=True, timeout=PATIENCE, check=True)  # noqa: S603
    except (OSError, subprocess.SubprocessError) as error:
        message = _("%(name)s không trả chữ ký; kiểm tra thiết bị hoặc dịch vụ ký rồi thử lại.")
        raise Refused([Refusal(code="holder_silent", message=message, params={"name": holder.name})]) from error
    return done.stdout
