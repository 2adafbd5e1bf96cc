"""What is written when a document moves."""

from gieo.core.clock import LEGAL_ZONE
from gieo.files.models import StoredFile
from gieo.kernel import text
from gieo.kernel.asking import Kept
from gieo.kernel.media import DOCX, PDF
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.kernel.workflow import Attempt
from gieo.officialdocs.models import Channel, Delivery
from gieo.officialdocs.services.list_recipients import Recipient, list_recipients
from gieo.officialdocs.services.record_delivery import record_receipt, record_sending
from gieo.officialdocs.signatures.naming import Named
from gieo.records.models import OutgoingDocument, SigningPlace
from gieo.records.outgoing.facts import (
    CopyFacts,
    FilingFacts,
    InkFacts,
    NumberFacts,
    ReceiptFacts,
    RecipientRow,
    RecipientsFacts,
    ScanFacts,
    SealedFacts,
    SignedFacts,
    SignerRow,
    SignersFacts,
    VersionFacts,
)
from gieo.records.outgoing.papers import (
    KIND,
    add_version,
    copier_of,
    drawn,
    is_drawn,
    kept_file,
    latest_pdf,
    require_number_on,
    sealer_of,
    shown_by_scan,
)
from gieo.records.outgoing.signed import SEALING, require_named, require_next_signature, require_one_more
from gieo.records.outgoing.states import Origin
from gieo.records.people import person_named


def revise(document: OutgoingDocument, attempt: Attempt) -> None:
    """A new version with its reason."""
    facts = attempt.facts
    if isinstance(facts, VersionFacts):
        word = kept_file(facts.word, media_type=DOCX, field="word")
        pdf = kept_file(facts.pdf, media_type=PDF, field="pdf")
        origin = Origin.WORD if word else Origin.UPLOADED
        add_version(
            document, origin=origin, actor=attempt.actor, at=attempt.at, reason=facts.reason, pdf=pdf, word=word
        )


def name_signers(document: OutgoingDocument, attempt: Attempt) -> None:
    """Who signs, in this order."""
    if isinstance(attempt.facts, SignersFacts):
        write_signers(document, attempt.facts.signers, attempt)
        if is_drawn(document):
            drawn(document, actor=attempt.actor, at=attempt.at)


def write_signers(document: OutgoingDocument, rows: tuple[SignerRow, ...], attempt: Attempt) -> None:
    """The list anew; accounts are found by the name among those who sit in the province on the day."""
    day = attempt.at.astimezone(LEGAL_ZONE).date()
    SigningPlace.objects.filter(document=document).delete()
    SigningPlace.objects.bulk_create(
        SigningPlace(
            document=document,
            place=place,
            capacity=row.capacity.value,
            on_behalf=text.collapse(row.on_behalf)[:120],
            position=text.collapse(row.position)[:120],
            name=text.collapse(row.name)[:120],
            person=person_named(row.name, document.province_id, day),
        )
        for place, row in enumerate(rows, start=1)
    )


def name_recipients(document: OutgoingDocument, attempt: Attempt) -> None:
    """Who gets it."""
    if isinstance(attempt.facts, RecipientsFacts):
        write_recipients(document, attempt.facts.recipients)
        if is_drawn(document):
            drawn(document, actor=attempt.actor, at=attempt.at)


def write_recipients(document: OutgoingDocument, rows: tuple[RecipientRow, ...]) -> None:
    """The list anew."""
    recipients = [Recipient(name=row.name, channel=Channel(row.way.value), address=row.address) for row in rows]
    list_recipients(province=document.province, kind=KIND, pk=document.pk, recipients=recipients)


def sign_on_paper(document: OutgoingDocument, attempt: Attempt) -> None:
    """When the ink came on it."""
    if isinstance(attempt.facts, InkFacts):
        document.signed_on_paper_at = attempt.facts.signed_at
        document.signers.filter(signed_at__isnull=True).update(signed_at=attempt.facts.signed_at)


def give_number(document: OutgoingDocument, attempt: Attempt) -> None:
    """The clerk's number and day: drawn into what the system drew, or shown on the paper that was brought."""
    facts = attempt.facts
    if not isinstance(facts, NumberFacts):
        return
    document.clerk_number, document.issued_on = facts.number, facts.issued_on
    document.number_year, document.skipped_because = facts.issued_on.year, facts.skipped_because
    brought = kept_file(facts.file, media_type=PDF, field="file")
    if brought:
        require_number_on(brought, document.full_number)
        add_version(document, origin=Origin.NUMBERED, actor=attempt.actor, at=attempt.at, pdf=brought)
    elif is_drawn(document):
        drawn(document, actor=attempt.actor, at=attempt.at, number=str(facts.number), on=facts.issued_on)
    elif not document.is_on_paper:
        message = _("Dự thảo không lập từ hồ sơ của hệ thống: tải kèm bản PDF đã ghi số, ngày.")
        raise Refused([Refusal(code="numbered_file", message=message, field="file", basis=("ND30-2020:15",))])


def sign(document: OutgoingDocument, attempt: Attempt) -> None:
    """One more certificate on the very paper that was to be signed."""
    facts = attempt.facts
    if not isinstance(facts, SignedFacts):
        return
    signed = kept_file(facts.file, media_type=PDF, field="file")
    before = latest_pdf(document)
    if signed is None or before is None:
        raise Refused([Refusal(code="no_pdf", message=_("Chưa có bản PDF để ký."), field="file")])
    place = require_next_signature(document, before=before.read(), after=signed.read(), attempt=attempt)
    place.save(update_fields=["signed_at", "certificate", "trusted"])
    add_version(document, origin=Origin.SIGNED, actor=attempt.actor, at=attempt.at, reason=place.name, pdf=signed)


def seal(document: OutgoingDocument, attempt: Attempt) -> None:
    """The signature of the body on what everybody has signed."""
    facts = attempt.facts
    if isinstance(facts, SealedFacts):
        sealed, _before = _signed_by_body(document, facts.file, attempt, sealer_of(document))
        add_version(document, origin=Origin.SEALED, actor=attempt.actor, at=attempt.at, pdf=sealed)


def keep_copy(document: OutgoingDocument, attempt: Attempt) -> None:
    """A certified copy beside the version that counts, bound to it by hash."""
    facts = attempt.facts
    if isinstance(facts, CopyFacts):
        copy, original = _signed_by_body(document, facts.file, attempt, copier_of(document))
        add_version(
            document, origin=Origin.COPY, actor=attempt.actor, at=attempt.at, reason=facts.reason, pdf=copy,
            bound_to=original.sha256,
        )  # fmt: skip


def _signed_by_body(
    document: OutgoingDocument, brought: Kept, attempt: Attempt, body: Named
) -> tuple[StoredFile, StoredFile]:
    """What was brought and the version it was made of, with one more signature: that of a body."""
    after, before = kept_file(brought, media_type=PDF, field="file"), latest_pdf(document)
    if after is None or before is None:
        raise Refused([Refusal(code="no_pdf", message=_("Chưa có bản PDF để ký."), field="file")])
    signature = require_one_more(before=before.read(), after=after.read(), at=attempt.at)
    require_named(signature, body, SEALING)
    return after, before


def bind_scan(document: OutgoingDocument, attempt: Attempt) -> None:
    """The picture of the signed paper, bound by hash to the version it shows."""
    facts, shown = attempt.facts, shown_by_scan(document)
    if isinstance(facts, ScanFacts) and shown:
        scan = kept_file(facts.file, media_type=PDF, field="file")
        add_version(document, origin=Origin.SCAN, actor=attempt.actor, at=attempt.at, pdf=scan, bound_to=shown.sha256)


def issue(document: OutgoingDocument, attempt: Attempt) -> None:
    """It goes out to everybody of its list."""
    document.sent_at = attempt.at
    document.copies = Delivery.objects.of(KIND, document.pk).count()
    record_sending(kind=KIND, pk=document.pk, at=attempt.at)


def note_receipt(_document: OutgoingDocument, attempt: Attempt) -> None:
    """Somebody has it, and this shows it."""
    facts = attempt.facts
    if isinstance(facts, ReceiptFacts):
        record_receipt(
            delivery=facts.delivery.pk,
            at=facts.received_at,
            by=facts.received_by,
            proof=facts.proof,
            proof_sha256=facts.file.sha256 if facts.file else "",
        )


def file_away(document: OutgoingDocument, attempt: Attempt) -> None:
    """Who keeps the original."""
    if isinstance(attempt.facts, FilingFacts):
        document.keeper = attempt.facts.keeper
