"""What the signatures of a PDF are worth: whose they are, whether they cover the paper, what was changed since."""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import partial

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
from gieo.kernel.working_days import LEGAL_ZONE
from gieo.officialdocs.signatures.naming import names_in
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
        organisation: the body that the certificate names beside it; empty where it names none.
        signed_at: as the signer's machine says; None where it says nothing.
        intact: what was signed is what stands there, bit for bit.
        unchanged: nothing was done to the paper after it but to sign it further.
        trusted: the certificate was good and leads to a root we know.
        valid_from, valid_until: the term of the certificate.
        judged_at: the instant the certificate was judged by: that of a trusted stamp, else that of the question.
        stamped_at: as a time-stamping authority says; None without a stamp.
        stamp_trusted: the stamp is whole, and its authority leads to a root we know.
        revocation: whether its certificate was taken back before it was used.
    """

    signer: str
    signed_at: datetime | None
    intact: bool
    unchanged: bool
    trusted: bool
    valid_from: datetime
    valid_until: datetime
    judged_at: datetime
    organisation: str = ""
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
    def term(self) -> dict[str, str]:
        """First and last day of the certificate, as they are written."""
        first, last = (each.astimezone(LEGAL_ZONE) for each in (self.valid_from, self.valid_until))
        return {"first": f"{first:%d/%m/%Y}", "last": f"{last:%d/%m/%Y}"}

    @property
    def is_out_of_term(self) -> bool:
        """Whether nobody we believe saw it within the term of its certificate."""
        return not self.valid_from <= self.judged_at <= self.valid_until

    @property
    def was_set_out_of_term(self) -> bool:
        """Whether it says itself, or by its stamp, that it was set when its certificate was not in force."""
        said = self.stamped_at if self.stamp_trusted else self.signed_at
        return said is not None and not self.valid_from <= said <= self.valid_until

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
    status, moment = _at_its_time(signature, trust, at)
    asked = None
    if status.trusted and (trust.revoked or trust.asks):
        # Only now: whoever is known to none of our roots does not tell this machine whom to ask.
        asked = _status(signature, trust, at=at, moment=moment, asks=True)
    covered = status.coverage is not None and status.coverage >= WHOLE
    level = status.modification_level
    stamp = (asked or status).timestamp_validity
    stamp_trusted = bool(stamp and stamp.valid and stamp.intact and stamp.trusted)
    revocation = _revocation(asked, stamped_at=stamp.timestamp if stamp and stamp_trusted else None)
    certificate = status.signing_cert
    signer, organisation = names_in(certificate)
    return FoundSignature(
        signer=signer,
        organisation=organisation,
        signed_at=status.signer_reported_dt,
        intact=status.intact and status.valid,
        unchanged=covered and (level is None or level <= ModificationLevel.FORM_FILLING),
        trusted=bool(status.trusted) and revocation is not Revocation.REVOKED,
        valid_from=certificate.not_valid_before,
        valid_until=certificate.not_valid_after,
        judged_at=moment,
        stamped_at=stamp.timestamp if stamp else None,
        stamp_trusted=stamp_trusted,
        revocation=revocation,
    )


def _at_its_time(signature: EmbeddedPdfSignature, trust: Trust, at: datetime) -> tuple[PdfSignatureStatus, datetime]:
    """By the day of the question; where the certificate ran out by then, by the day that a trusted stamp says."""
    status = _status(signature, trust, at=at, moment=at)
    stamp = status.timestamp_validity
    ran_out = at > status.signing_cert.not_valid_after
    if ran_out and stamp and stamp.valid and stamp.intact and stamp.trusted:
        return _status(signature, trust, at=at, moment=stamp.timestamp), stamp.timestamp
    return status, at


def _status(
    signature: EmbeddedPdfSignature, trust: Trust, *, at: datetime, moment: datetime, asks: bool = False
) -> PdfSignatureStatus:
    """What the library says of a signature, its certificate judged by a moment, its stamp by the day of the question.

    With `asks` the certificate has to be known as not taken back, from the lists or from whom it names.
    """
    roots = [Certificate.load(root) for root in trust.roots]

    def judge() -> PdfSignatureStatus:
        fetches = asks and trust.asks
        context = partial(
            ValidationContext,
            trust_roots=roots,
            allow_fetching=fetches,
            fetcher_backend=RequestsFetcherBackend(per_request_timeout=PATIENCE) if fetches else None,
            crls=trust.revoked if asks else (),
        )
        mode = "require" if asks else "soft-fail"
        of_signer = context(moment=moment, revocation_mode=mode, retroactive_revinfo=moment < at)
        return validate_pdf_signature(signature, of_signer, context(moment=at))

    return in_own_thread(judge)


def _revocation(asked: PdfSignatureStatus | None, *, stamped_at: datetime | None) -> Revocation:
    """Taken back before it was set is taken back; a trusted stamp that is older than that keeps the signature good."""
    if asked is None:
        return Revocation.UNKNOWN
    if details := asked.revocation_details:
        was_before = stamped_at is not None and stamped_at < details.revocation_date
        return Revocation.GOOD if was_before else Revocation.REVOKED
    return Revocation.GOOD if asked.trusted else Revocation.UNKNOWN


def require_sound(signatures: Iterable[FoundSignature]) -> None:
    """Let a signed paper in only as it was signed, by nobody whose certificate was taken back or not in force.

    Raises:
        Refused: for each signature that does not hold, with the name of the signer.
    """
    found = list(signatures)
    refusals = [broken(each.signer) for each in found if not each.is_sound]
    refusals += [_taken_back(each.signer) for each in found if each.is_revoked]
    refusals += [_out_of_term(each) for each in found if each.was_set_out_of_term]
    if refusals:
        raise Refused(refusals)


def _taken_back(signer: str) -> Refusal:
    message = _("Chứng thư số của %(signer)s đã bị thu hồi trước khi ký.")
    return Refusal(code="certificate_revoked", message=message, params={"signer": signer}, field="file")


def _out_of_term(signature: FoundSignature) -> Refusal:
    message = _("Chứng thư số của %(signer)s có hạn từ %(first)s đến %(last)s; chữ ký đặt ngoài thời hạn đó.")
    params = {"signer": signature.signer, **signature.term}
    return Refusal(code="certificate_expired", message=message, params=params, field="file")


def broken(signer: str = "") -> Refusal:
    """The refusal of a paper that is not what was signed."""
    if not signer:
        message = _("Không đọc được chữ ký số trong tệp: tệp hỏng hoặc đã bị sửa.")
        return Refusal(code="signature_unreadable", message=message, field="file")
    message = _("Chữ ký số của %(signer)s không còn hợp lệ: tệp đã bị sửa sau khi ký.")
    return Refusal(code="changed_after_signing", message=message, params={"signer": signer}, field="file")
