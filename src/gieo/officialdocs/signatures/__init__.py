"""Digital signatures of PDF: made by PAdES with a key of any kind, verified when a paper comes in."""

from gieo.officialdocs.signatures.keys import HeldElsewhere, SignRaw, from_pkcs12
from gieo.officialdocs.signatures.signing_pdf import SignedBy, certify_copy, seal_pdf, sign_pdf
from gieo.officialdocs.signatures.verifying import FoundSignature, Revocation, is_signed, require_sound, signatures_of

__all__ = [
    "FoundSignature",
    "HeldElsewhere",
    "Revocation",
    "SignRaw",
    "SignedBy",
    "certify_copy",
    "from_pkcs12",
    "is_signed",
    "require_sound",
    "seal_pdf",
    "sign_pdf",
    "signatures_of",
]
