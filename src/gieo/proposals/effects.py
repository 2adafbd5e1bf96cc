"""What acts on a proposal write beside its state."""

from collections.abc import Mapping
from typing import Any

from django.db.models import F

from gieo.core.clock import LEGAL_ZONE
from gieo.kernel.workflow import Attempt
from gieo.orientation.models import OrientationItem, WindowEvent
from gieo.orientation.services.tell_fairness import tell_fairness
from gieo.proposals.confirmation.states import ConfirmationState
from gieo.proposals.confirmation.things import Thing
from gieo.proposals.correction.effects import put_right_again
from gieo.proposals.facts import AdmissionFacts
from gieo.proposals.models import AttachmentKind, Proposal


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


def leave_the_call(proposal: Proposal, _attempt: Attempt) -> None:
    """It goes to the province by itself from now on."""
    proposal.call, proposal.through = None, None


def restore_what_was_sent(proposal: Proposal, _attempt: Attempt) -> None:
    """All as the last receipt sealed it, and as was corrected since; the saves in between stay on record."""
    receipt = proposal.receipts.order_by("-arrived_at", "-pk").first()
    if receipt is None or proposal.submitted_at is None:
        return
    sent = receipt.content
    written, proposal.answers = proposal.answers, sent["answers"]
    changed = {field for field in {*written, *proposal.answers} if written.get(field) != proposal.answers.get(field)}
    proposal.revisions = {**proposal.revisions, **{field: proposal.revisions.get(field, 0) + 1 for field in changed}}
    proposal.form = sent["form"]
    proposal.outside_orientation, proposal.outside_reason = sent["outside_orientation"], sent["outside_reason"]
    codes = [item["code"] for item in sent["items"]]
    proposal.items.set(OrientationItem.objects.filter(field__notice=proposal.window.notice_id, code__in=codes))
    papers = proposal.attachments
    papers.filter(added_at__gt=proposal.submitted_at).update(removed_at=F("added_at"))
    papers.filter(added_at__lte=proposal.submitted_at, removed_at__gt=proposal.submitted_at).update(removed_at=None)
    names = [place["name"] for place in sent["places"]]
    proposal.places.exclude(name__in=names).delete()
    for place in sent["places"]:
        _restore_place(proposal, place)
    put_right_again(proposal)


def _restore_place(proposal: Proposal, sent: Mapping[str, Any]) -> None:
    """With the paper that showed its agreement; the word its body gave online stays, whenever it came."""
    if "agreement" not in sent:  # sealed before a receipt named the paper
        proposal.places.get_or_create(name=sent["name"])
        return
    words = proposal.confirmations.filter(thing=Thing.PLACE, state=ConfirmationState.CONFIRMED)
    said_at = words.filter(body_name=sent["name"]).values_list("answered_at", flat=True).first()
    agreed_on = sent["agreed_on"] or (said_at and said_at.astimezone(LEGAL_ZONE).date())
    papers = proposal.attachments.filter(kind=AttachmentKind.AGREEMENT, removed_at__isnull=True)
    paper = papers.filter(file__sha256=sent["agreement"]).order_by("pk").first() if sent["agreement"] else None
    shown = {"agreed_on": agreed_on, "agreement": paper, "confirmed_at": said_at}
    proposal.places.update_or_create(name=sent["name"], defaults=shown)
