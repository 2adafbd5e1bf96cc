"""What submitting, submitting late and submitting again have in common: seal, number, move, receipt."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import transaction

from gieo.core import trail
from gieo.core.clock import LEGAL_ZONE
from gieo.core.models.numbering import next_number
from gieo.core.perform import perform
from gieo.core.prepared import Prepared
from gieo.core.rewriting import rewrite
from gieo.files.models import StoredFile
from gieo.files.services.receive_file import keep_own
from gieo.kernel.actors import Actor
from gieo.kernel.identifiers import DossierNumber
from gieo.kernel.media import PDF
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.kernel.workflow import Attempt
from gieo.officialdocs import printed
from gieo.proposals.codes import new_code
from gieo.proposals.content import content_of
from gieo.proposals.documents.proposal_form import form_context, form_kind
from gieo.proposals.facts import SubmissionFacts
from gieo.proposals.guards import INCOMPLETE
from gieo.proposals.models import Proposal, Receipt
from gieo.proposals.readiness import issues_of
from gieo.proposals.rules.content_hash import content_hash
from gieo.proposals.rules.issues import errors
from gieo.proposals.services.save_answer import TITLE, entitle
from gieo.proposals.workflow import PROPOSAL

STAGE = "TN"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """A form made ready outside the transaction, where rendering costs nobody a lock."""

    content: dict[str, Any]
    hash: str
    pdf: bytes
    pages: int

    def facts(self, receipt: str = "") -> SubmissionFacts:
        """What the trail records of it."""
        return SubmissionFacts(
            receipt=receipt, content_hash=self.hash, pages=self.pages, files=len(self.content["files"])
        )


def send_form(*, act: str, proposal: Proposal, actor: Actor, at: datetime, key: str) -> Receipt:
    """Send a form by one of the rows that lead to the province.

    Args:
        act: the row: ``submit``, ``submit_late`` or ``resubmit``.
        proposal: a draft or a returned form.
        actor: its writer.
        at: the arrival: the instant of the click, taken before anything else was done.
        key: of the page the click came from; the same key gives the same receipt.

    Returns:
        The receipt; a second click gets the first one's.

    Raises:
        Refused: with every error of the form, or what the row refuses.
    """
    known = receipt_of(proposal, key)
    if known is not None:
        return known
    sealed = seal(proposal, at)
    refuse_what_is_wrong(act, proposal, Attempt(actor=actor, at=at, facts=sealed.facts()))
    with transaction.atomic():
        (locked,) = _LOCKED.ask(pk=proposal.pk)
        known = receipt_of(locked, key)
        if known is not None:
            return known
        if content_hash(content_of(locked)) != sealed.hash:
            message = _("Nội dung vừa được người khác sửa khi đang nộp. Xem lại rồi nộp.")
            raise Refused([Refusal(code="changed_meanwhile", message=message)])
        return _record(act, locked, sealed, Attempt(actor=actor, at=at, key=key))


def receipt_of(proposal: Proposal, key: str) -> Receipt | None:
    """The receipt an earlier click with this key got."""
    done = trail.done_before(proposal, key)
    return Receipt.objects.get(proposal=proposal, number=done.facts["receipt"]) if done else None


def seal(proposal: Proposal, at: datetime) -> Sealed:
    """Content, hash and the printed form with its exact number of pages."""
    content = content_of(proposal)
    rendered = printed(form_kind(proposal), form_context(proposal, at=at))
    return Sealed(content=content, hash=content_hash(content), pdf=rendered.content, pages=rendered.pages)


def refuse_what_is_wrong(act: str, proposal: Proposal, attempt: Attempt) -> None:
    """All reasons at once: what the row refuses; an incomplete form is told error by error, each with its field."""
    refusals = list(PROPOSAL.refusals(PROPOSAL[act], proposal, attempt))
    if any(refusal.code == INCOMPLETE for refusal in refusals):
        issues = errors(issues_of(proposal, on=attempt.at.astimezone(LEGAL_ZONE).date()))
        refusals = [refusal for refusal in refusals if refusal.code != INCOMPLETE]
        refusals += [issue.refusal for issue in issues]
    if refusals:
        raise Refused(refusals)


def _record(act: str, locked: Proposal, sealed: Sealed, attempt: Attempt) -> Receipt:
    """Inside the transaction: file, number, state, receipt. A refusal gives the number back."""
    file = _store(locked, sealed, attempt)
    locked.submitted_at, locked.content_hash, locked.submitted_pdf = attempt.at, sealed.hash, file
    entitle(locked, str(locked.answers.get(TITLE, "")))
    rewrite(locked, ("submitted_at", "content_hash", "submitted_pdf", "title", "title_key", "search"))
    number = receipt_number(locked.province_id, attempt.at)  # last: from here on everybody else waits for this one
    perform(PROPOSAL, act, locked, replace(attempt, facts=sealed.facts(number)))
    return Receipt.objects.create(
        province_id=locked.province_id,
        number=number,
        proposal=locked,
        arrived_at=attempt.at,
        late=act == "submit_late",
        content=sealed.content,
        content_hash=sealed.hash,
        pages=sealed.pages,
        pdf=file,
        files=[_form_facts(file), *sealed.content["files"]],
        code=new_code(),
    )


# Of everything the seal, the receipt and the act read.
_LOCKED = Prepared(
    lambda pk: (
        Proposal.objects.select_for_update(of=("self",), no_key=True)
        .select_related("window", "province", "organisation", "proposer")
        .filter(pk=pk)
    ),
    pk=-1,
)


def _store(proposal: Proposal, sealed: Sealed, attempt: Attempt) -> StoredFile:
    return keep_own(
        province=proposal.province,
        name=f"{proposal.number}.pdf",
        media_type=PDF,
        content=sealed.pdf,
        actor=attempt.actor,
        at=attempt.at,
    )


def _form_facts(file: StoredFile) -> dict[str, Any]:
    return {"kind": "form", "name": file.name, "size": file.size, "sha256": file.sha256}


def receipt_number(province: str, at: datetime) -> str:
    """The next number of a receipt in the year."""
    year = at.astimezone(LEGAL_ZONE).year
    return str(DossierNumber(province, STAGE, year, next_number(f"{province}-{STAGE}-{year}")))
