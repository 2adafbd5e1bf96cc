"""The seal of the installation: a key that signs what leaves the system as a proof."""

import asyncio
import io
import zipfile

from django.conf import settings
from pyhanko.sign.signers.pdf_cms import Signer

from gieo.audit.package import EPOCH, MANIFEST
from gieo.officialdocs.signatures import from_pkcs12
from gieo.officialdocs.signatures.own_thread import in_own_thread

SIGNATURE = f"{MANIFEST}.p7s"


def seal() -> Signer | None:
    """The key the environment names (`GIEO_SEAL_KEY`, `GIEO_SEAL_PASSPHRASE`); None where there is none.

    Raises:
        Refused: the passphrase does not open it.
    """
    if not settings.SEAL_KEY:
        return None
    return from_pkcs12(settings.SEAL_KEY.read_bytes(), settings.SEAL_PASSPHRASE)


def sealed(package: bytes, key: Signer) -> bytes:
    """The package with a detached CMS signature over its manifest, as any verifier of PKCS#7 reads it."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        manifest = archive.read(MANIFEST)
    signature = in_own_thread(_signature, manifest, key)
    stream = io.BytesIO(package)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(SIGNATURE, EPOCH), signature)
    return stream.getvalue()


def _signature(content: bytes, key: Signer) -> bytes:
    signed = asyncio.run(key.async_sign_general_data(content, "sha256", detached=True))
    return bytes(signed.dump())
