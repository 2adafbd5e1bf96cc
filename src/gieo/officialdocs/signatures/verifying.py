"""What the signatures of a PDF are worth: whose they are, whether they cover the paper, what was changed since."""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from asn1crypto.x509 import Certificate
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import EmbeddedPdfSignature, validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.fetchers.requests_fetchers import RequestsFetcherBackend

from gieo.kernel.refusal import Refusal, Refused, _
from gieo.officialdocs.signatures.own_thread import in_own_thread
from gieo.officialdocs.signatures.trust import NOBODY, Trust

WHOLE = SignatureCoverageLevel.ENTIRE_REVISION
PATIENCE = 5  # seconds, for the answer of a place that a certificate names
MARK = b"/ByteRange"  # no PDF is signed without it


class Revocation(StrEnum):
    """What is known of a certificate being taken back."""

    UNKNOWN = "unknown"  # nobody could be asked
    GOOD = "good"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundSignature:
    """One signature.

    Attributes:
        signer: the common name of the certificate.
        signed_at: as the signer's machine says; None where it says nothing.
        intact: what was signed is what stands there, bit for bit.
        unchanged: nothing was done to the paper after it but to sign it further.
        trusted: the certificate was good and leads to a root we know.
        stamped_at: as a time-stamping authority says; None without a stamp.
        stamp_trusted: the stamp is whole, and its authority leads to a root we know.
        revocation: whether its certificate was taken back before it was used.
    """

    signer: str
    signed_at: datetime | None
    intact: bool
    unchanged: bool
    trusted: bool
    stamped_at: datetime | None = None
    stamp_trusted: bool = False
    revocation: Revocation = Revocation.UNKNOWN

    @property
    def is_revoked(self) -> bool:
        """Whether its certificate had been taken back when it was set."""
        return self.revocation is Revocation.REVOKED

    @property
    def is_current(self) -> bool:
        """Whether it was asked, and its certificate had not been taken back."""
        return self.revocation is Revocation.GOOD

    @property
    def is_sound(self) -> bool:
        """Whether the paper is the one that was signed, whoever signed it."""
        return self.intact and self.unchanged


def is_signed(pdf: bytes) -> bool:
    """Whether a PDF bears a signature at all; cheap, for whoever looks at every upload."""
    return MARK in pdf


def signatures_of(pdf: bytes, *, trust: Trust = NOBODY, at: datetime) -> list[FoundSignature]:
    """The signatures in the order they were set; none for a paper that is not signed.

    Args:
        pdf: the paper.
        trust: roots that are believed, and how it is known that a certificate was taken back.
        at: the instant to judge certificates by.

    Raises:
        Refused: the file is no PDF that can be read.
    """
    if not is_signed(pdf):
        return []
    try:
        embedded = PdfFileReader(io.BytesIO(pdf)).embedded_signatures
        return [_judged(each, trust, at) for each in embedded]
    except (PdfError, SignatureValidationError, ValueError) as error:
        raise Refused([broken()]) from error


def _judged(signature: EmbeddedPdfSignature, trust: Trust, at: datetime) -> FoundSignature:
    status = _status(signature, trust, at, revocation="soft-fail")
    covered = status.coverage is not None and status.coverage >= WHOLE
    level = status.modification_level
    unchanged = covered and (level is None or level <= ModificationLevel.FORM_FILLING)
    stamp = status.timestamp_validity
    stamp_trusted = bool(stamp and stamp.valid and stamp.intact and stamp.trusted)
    revocation = _revocation(signature, status, trust, at, stamped=stamp_trusted)
    return FoundSignature(
        signer=status.signing_cert.subject.native.get("common_name", ""),
        signed_at=status.signer_reported_dt,
        intact=status.intact and status.valid,
        unchanged=unchanged,
        trusted=bool(status.trusted) and revocation is not Revocation.REVOKED,
        stamped_at=stamp.timestamp if stamp else None,
        stamp_trusted=stamp_trusted,
        revocation=revocation,
    )


def _status(signature: EmbeddedPdfSignature, trust: Trust, at: datetime, *, revocation: str) -> PdfSignatureStatus:
    roots = [Certificate.load(root) for root in trust.roots]

    def judge() -> PdfSignatureStatus:
        asking = RequestsFetcherBackend(per_request_timeout=PATIENCE) if trust.asks else None
        lenient, asked = (
            ValidationContext(
                trust_roots=roots, moment=at, allow_fetching=trust.asks, fetcher_backend=asking,
                crls=trust.revoked, revocation_mode=mode,
            )
            for mode in ("soft-fail", revocation)
        )  # fmt: skip
        return validate_pdf_signature(signature, asked, lenient)

    return in_own_thread(judge)


def _revocation(
    signature: EmbeddedPdfSignature, status: PdfSignatureStatus, trust: Trust, at: datetime, *, stamped: bool
) -> Revocation:
    """Taken back before it was set is taken back; a trusted stamp that is older than that keeps the signature good."""
    if not (trust.revoked or trust.asks):
        return Revocation.UNKNOWN
    strict = _status(signature, trust, at, revocation="require")
    if details := strict.revocation_details or status.revocation_details:
        stamp = status.timestamp_validity
        was_before = stamped and stamp is not None and stamp.timestamp < details.revocation_date
        return Revocation.GOOD if was_before else Revocation.REVOKED
    return Revocation.GOOD if strict.trusted else Revocation.UNKNOWN


def require_sound(signatures: Iterable[FoundSignature]) -> None:
    """Let a signed paper in only as it was signed, and by nobody whose certificate had been taken back.

    Raises:
        Refused: for each signature that does not hold, with the name of the signer.
    """
    found = list(signatures)
    refusals = [broken(each.signer) for each in found if not each.is_sound]
    refusals += [_taken_back(each.signer) for each in found if each.is_revoked]
    if refusals:
        raise Refused(refusals)


def _taken_back(signer: str) -> Refusal:
    message = _("Chứng thư số của %(signer)s đã bị thu hồi trước khi ký.")
    return Refusal(code="certificate_revoked", message=message, params={"signer": signer}, field="file")


def broken(signer: str = "") -> Refusal:
    """The refusal of a paper that is not what was signed."""
    if not signer:
        message = _("Không đọc được chữ ký số trong tệp: tệp hỏng hoặc đã bị sửa.")
        return Refusal(code="signature_unreadable", message=message, field="file")
    message = _("Chữ ký số của %(signer)s không còn hợp lệ: tệp đã bị sửa sau khi ký.")
    return Refusal(code="changed_after_signing", message=message, params={"signer": signer}, field="file")
