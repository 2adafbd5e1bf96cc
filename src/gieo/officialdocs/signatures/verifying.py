"""What the signatures of a PDF are worth: whose they are, whether they cover the paper, what was changed since."""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from asn1crypto.x509 import Certificate
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import EmbeddedPdfSignature, validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from gieo.kernel.refusal import Refusal, Refused, _
from gieo.officialdocs.signatures.own_thread import in_own_thread

WHOLE = SignatureCoverageLevel.ENTIRE_REVISION
MARK = b"/ByteRange"  # no PDF is signed without it


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundSignature:
    """One signature.

    Attributes:
        signer: the common name of the certificate.
        signed_at: as the signer's machine says; None where it says nothing.
        intact: what was signed is what stands there, bit for bit.
        unchanged: nothing was done to the paper after it but to sign it further.
        trusted: the certificate was good and leads to a root we know.
    """

    signer: str
    signed_at: datetime | None
    intact: bool
    unchanged: bool
    trusted: bool

    @property
    def is_sound(self) -> bool:
        """Whether the paper is the one that was signed, whoever signed it."""
        return self.intact and self.unchanged


def is_signed(pdf: bytes) -> bool:
    """Whether a PDF bears a signature at all; cheap, for whoever looks at every upload."""
    return MARK in pdf


def signatures_of(pdf: bytes, *, roots: Iterable[bytes] = (), at: datetime) -> list[FoundSignature]:
    """The signatures in the order they were set; none for a paper that is not signed.

    Args:
        pdf: the paper.
        roots: certificates we trust, DER.
        at: the instant to judge certificates by.

    Raises:
        Refused: the file is no PDF that can be read.
    """
    if not is_signed(pdf):
        return []
    trusted = [Certificate.load(root) for root in roots]
    try:
        embedded = PdfFileReader(io.BytesIO(pdf)).embedded_signatures
        return [_judged(each, trusted, at) for each in embedded]
    except (PdfError, SignatureValidationError, ValueError) as error:
        raise Refused([broken()]) from error


def _judged(signature: EmbeddedPdfSignature, roots: list[Certificate], at: datetime) -> FoundSignature:
    context = ValidationContext(trust_roots=roots, moment=at, allow_fetching=False)
    status = in_own_thread(validate_pdf_signature, signature, context)
    covered = status.coverage is not None and status.coverage >= WHOLE
    level = status.modification_level
    unchanged = covered and (level is None or level <= ModificationLevel.FORM_FILLING)
    return FoundSignature(
        signer=status.signing_cert.subject.native.get("common_name", ""),
        signed_at=status.signer_reported_dt,
        intact=status.intact and status.valid,
        unchanged=unchanged,
        trusted=bool(status.trusted),
    )


def require_sound(signatures: Iterable[FoundSignature]) -> None:
    """Let a signed paper in only as it was signed.

    Raises:
        Refused: for each signature that no longer holds, with the name of the signer.
    """
    refusals = [broken(each.signer) for each in signatures if not each.is_sound]
    if refusals:
        raise Refused(refusals)


def broken(signer: str = "") -> Refusal:
    """The refusal of a paper that is not what was signed."""
    if not signer:
        message = _("Không đọc được chữ ký số trong tệp: tệp hỏng hoặc đã bị sửa.")
        return Refusal(code="signature_unreadable", message=message, field="file")
    message = _("Chữ ký số của %(signer)s không còn hợp lệ: tệp đã bị sửa sau khi ký.")
    return Refusal(code="changed_after_signing", message=message, params={"signer": signer}, field="file")
