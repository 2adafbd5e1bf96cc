"""What acts on a proposal write beside its state."""

from django.db.models import F

from gieo.kernel.workflow import Attempt
from gieo.orientation.models import OrientationItem, WindowEvent
from gieo.orientation.services.tell_fairness import tell_fairness
from gieo.proposals.facts import AdmissionFacts
from gieo.proposals.models import Proposal


def tell_of_admission(proposal: Proposal, attempt: Attempt) -> None:
    """Whoever was let in late stands in the public ledger, with the decision and without a name."""
    facts = attempt.facts
    if not isinstance(facts, AdmissionFacts):
        return
    tell_fairness(
        window=proposal.window,
        event=WindowEvent.ADMITTED_LATE,
        key=f"{proposal.window_id}:admitted:{proposal.number}",
        at=attempt.at,
        now=attempt.at,
        basis="GIEO-MACDINH:51",
        proposal=proposal.number,
        decision=facts.decision.strip(),
        decided_on=facts.decided_on.isoformat(),
        reason=facts.reason.strip(),
    )


def restore_what_was_sent(proposal: Proposal, _attempt: Attempt) -> None:
    """Answers, items, places and papers as the last receipt sealed them; the saves in between stay on record."""
    receipt = proposal.receipts.order_by("-arrived_at", "-pk").first()
    if receipt is None or proposal.submitted_at is None:
        return
    sent = receipt.content
    written, proposal.answers = proposal.answers, sent["answers"]
    changed = {field for field in {*written, *proposal.answers} if written.get(field) != proposal.answers.get(field)}
    proposal.revisions = {**proposal.revisions, **{field: proposal.revisions.get(field, 0) + 1 for field in changed}}
    proposal.outside_orientation, proposal.outside_reason = sent["outside_orientation"], sent["outside_reason"]
    codes = [item["code"] for item in sent["items"]]
    proposal.items.set(OrientationItem.objects.filter(field__notice=proposal.window.notice_id, code__in=codes))
    papers = proposal.attachments
    papers.filter(added_at__gt=proposal.submitted_at).update(removed_at=F("added_at"))
    papers.filter(added_at__lte=proposal.submitted_at, removed_at__gt=proposal.submitted_at).update(removed_at=None)
    names = [place["name"] for place in sent["places"]]
    proposal.places.exclude(name__in=names).delete()
    for name in names:
        proposal.places.get_or_create(name=name)
