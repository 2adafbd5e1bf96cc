"""A paper form that was returned, or is to be replaced, comes back to the counter on paper (BG25-IV-3)."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from gieo.core.perform import perform
from gieo.files.services.receive_file import receive_file
from gieo.kernel.actors import Actor
from gieo.kernel.media import PDF
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.kernel.workflow import Attempt
from gieo.proposals.codes import new_code
from gieo.proposals.content import content_of
from gieo.proposals.counter.policies import refuse_strangers
from gieo.proposals.facts import PaperFacts
from gieo.proposals.looking import page_faults
from gieo.proposals.models import Attachment, AttachmentKind, CounterEntry, Proposal, Receipt
from gieo.proposals.rules.content_hash import content_hash
from gieo.proposals.services.send_form import receipt_number
from gieo.proposals.states import ProposalState
from gieo.proposals.workflow import PROPOSAL

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile


@transaction.atomic
def supplement_paper(
    *, entry: CounterEntry, content: "UploadedFile[Any] | bytes", name: str, pages: int, actor: Actor, at: datetime
) -> Receipt:
    """Bind the scan of what was handed over now, by its hash; the earlier scan and its receipt stay.

    Args:
        entry: of the book, whose proposal was returned, or still may be replaced.
        content: the scan, one PDF.
        name: of the file.
        pages: A4 pages of the form.
        actor: a clerk of the counter.
        at: the instant of the handing over.

    Returns:
        A receipt of its own, with number and code.

    Raises:
        Refused: not at this counter, no proposal yet, a file that is not accepted, too late, or already being checked.
    """
    refuse_strangers(actor, entry.province_id)
    if entry.proposal_id is None:
        message = _("Lượt tiếp nhận này chưa có bản quét đầu tiên.")
        raise Refused([Refusal(code="no_first_scan", message=message, basis=("GIEO-MACDINH:23",), field="scan")])
    proposals = Proposal.objects.select_for_update(of=("self",), no_key=True).select_related("window", "province")
    locked = proposals.get(pk=entry.proposal_id)
    scan = receive_file(
        content=content, name=name, province=locked.province, actor=actor, at=at, accept=frozenset({PDF})
    )
    signed = locked.attachments.filter(kind=AttachmentKind.SIGNED_FORM, removed_at__isnull=True)
    signed.update(removed_at=at)
    kind = AttachmentKind.SIGNED_FORM
    faults = page_faults(scan, kind, locked.form)
    Attachment.objects.create(proposal=locked, kind=kind, file=scan, added_at=at, page_faults=faults)
    number = receipt_number(locked.province_id, at)
    paper = {"number": number, "arrived_at": at.isoformat(), "pages": pages}
    sealed = {**content_of(locked), "paper": paper}
    locked.submitted_at, locked.submitted_pdf, locked.content_hash = at, scan, content_hash(sealed)
    facts = PaperFacts(
        receipt=number, content_hash=locked.content_hash, pages=pages, files=1, scanned_at=at, scan=scan.sha256,
        channel=entry.channel,
    )  # fmt: skip
    act = "supplement_paper" if locked.state == ProposalState.RETURNED else "replace_paper"
    attempt = Attempt(actor=actor, at=at, facts=facts)
    PROPOSAL.check(act, locked, attempt)
    locked.save(update_fields=["submitted_at", "submitted_pdf", "content_hash"])
    moved = perform(PROPOSAL, act, locked, attempt).subject
    return Receipt.objects.create(
        province=entry.province,
        number=number,
        proposal=moved,
        arrived_at=at,
        content=sealed,
        content_hash=moved.content_hash,
        pages=pages,
        pdf=scan,
        files=sealed["files"],
        code=new_code(),
    )
