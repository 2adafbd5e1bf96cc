"""Bind the scan of a form to its entry at the counter: from then on it is a proposal like any other."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from django.db import transaction

from gieo.core.perform import open_dossier, perform
from gieo.files.models import StoredFile
from gieo.files.services.receive_file import receive_file
from gieo.identity.models import Person
from gieo.identity.selectors import account_of, organisation_named
from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.media import PDF
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.kernel.workflow import Attempt
from gieo.proposals.channels import Channel
from gieo.proposals.content import content_of
from gieo.proposals.counter.policies import refuse_strangers
from gieo.proposals.facts import PaperFacts
from gieo.proposals.looking import page_faults
from gieo.proposals.models import Attachment, AttachmentKind, CounterEntry, Proposal, Receipt
from gieo.proposals.rules.content_hash import content_hash
from gieo.proposals.services.save_answer import TITLE, entitle
from gieo.proposals.services.start_proposal import new_draft
from gieo.proposals.workflow import PROPOSAL

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile


@transaction.atomic
def bind_scan(
    *, entry: CounterEntry, content: "UploadedFile[Any] | bytes", name: str, actor: Actor, at: datetime
) -> CounterEntry:
    """Keep the scan under its hash and make the proposal, received at the instant of the handing over.

    Args:
        entry: without a scan so far.
        content: the scan, one PDF.
        name: of the file.
        actor: a clerk of the counter.
        at: now; whether the form is in time is decided by `entry.arrived_at`.

    Raises:
        Refused: not at this counter, bound already, a file that is not accepted, or what the table refuses.
    """
    refuse_strangers(actor, entry.province_id)
    related = ("window__province", "window__notice", "province")
    locked = CounterEntry.objects.select_for_update(of=("self",), no_key=True).select_related(*related).get(pk=entry.pk)
    if locked.scan_id:
        message = _("Lượt tiếp nhận này đã có bản quét; bản quét không thay được.")
        raise Refused([Refusal(code="scan_is_bound", message=message, basis=("GIEO-MACDINH:23",), field="scan")])
    scan = receive_file(
        content=content, name=name, province=locked.province, actor=actor, at=at, accept=frozenset({PDF})
    )
    attempt = Attempt(actor=actor, at=locked.arrived_at, key=f"counter:{locked.key}")
    proposal = _proposal_of(locked, attempt)
    kind = AttachmentKind.SIGNED_FORM
    faults = page_faults(scan, kind, proposal.form)
    Attachment.objects.create(proposal=proposal, kind=kind, file=scan, added_at=locked.arrived_at, page_faults=faults)
    locked.scan, locked.proposal = scan, _received(locked, proposal, scan, attempt, at)
    locked.save(update_fields=["scan", "proposal"])
    return locked


def _proposal_of(entry: CounterEntry, attempt: Attempt) -> Proposal:
    """A draft with what the clerk wrote down; who has an account under the address goes on online."""
    account = account_of(entry.email)
    person = Person.objects.filter(user=account).first() if account else None
    if person is None:
        person = Person.objects.create(
            full_name=entry.proposer_name, province=entry.province, email=entry.email, phone=entry.phone
        )
    body = organisation_named(entry.organisation_name, entry.province) if entry.organisation_name else None
    contact = {
        "name": entry.organisation_name or entry.proposer_name,
        "phone": entry.phone,
        "address": "",
        "email": entry.email,
    }
    draft = new_draft(
        window=entry.window,
        at=entry.arrived_at,
        proposer=person,
        organisation=body,
        created_by_id=person.user_id or cast("int", attempt.actor.user),
        channel=entry.channel,
        answers={TITLE: entry.title, "contact": contact},
        revisions={TITLE: 1, "contact": 1},
    )
    entitle(draft, entry.title)
    draft.search = f"{draft.search} {text.search_key(f'{entry.number} {entry.portal_number}')}"
    birth = Attempt(actor=attempt.actor, at=attempt.at)
    return open_dossier(PROPOSAL, draft, birth, legal_basis=(entry.window.basis,)).subject


def _received(entry: CounterEntry, proposal: Proposal, scan: StoredFile, attempt: Attempt, at: datetime) -> Proposal:
    """Seal what was handed over and let the table move it: in time, or into the late register."""
    paper = {"number": entry.number, "arrived_at": entry.arrived_at.isoformat(), "pages": entry.pages}
    content = {**content_of(proposal), "paper": paper}
    proposal.submitted_at, proposal.submitted_pdf = entry.arrived_at, scan
    proposal.content_hash = content_hash(content)
    proposal.save(update_fields=["submitted_at", "submitted_pdf", "content_hash"])
    facts = PaperFacts(
        receipt=entry.number,
        content_hash=proposal.content_hash,
        pages=entry.pages,
        files=1,
        scanned_at=at,
        scan=scan.sha256,
        channel=Channel(entry.channel),
    )
    act = "receive_paper_late" if entry.is_late else "receive_paper"
    told = Attempt(actor=attempt.actor, at=attempt.at, facts=facts, key=attempt.key)
    moved = perform(PROPOSAL, act, proposal, told).subject
    Receipt.objects.create(
        province=entry.province,
        number=entry.number,
        proposal=proposal,
        arrived_at=entry.arrived_at,
        late=entry.is_late,
        content=content,
        content_hash=proposal.content_hash,
        pages=entry.pages,
        pdf=scan,
        files=content["files"],
        code=entry.code,
    )
    return moved
