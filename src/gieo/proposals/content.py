"""What exactly is sent: the content a receipt seals and everybody can check against its hash."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from gieo.core.clock import LEGAL_ZONE
from gieo.core.prepared import Prepared
from gieo.files.models import StoredFile
from gieo.orientation.models import OrientationItem
from gieo.proposals.confirmation.states import ConfirmationState
from gieo.proposals.confirmation.things import Thing
from gieo.proposals.correction.states import Corrected
from gieo.proposals.models import Attachment, Correction, ImplementationPlace, Proposal, Receipt
from gieo.proposals.models.correction import accepted_since


def content_of(proposal: Proposal) -> dict[str, Any]:
    """The content of a dossier as it stands, as plain JSON."""
    return {
        "number": proposal.number,
        "plan_year": proposal.plan_year,
        "form": proposal.form,
        "answers": proposal.answers,
        **({"own_questions": proposal.own_questions} if proposal.own_questions else {}),
        "items": [{"code": item.code, "text": item.text} for item in _ITEMS.ask(proposal=proposal.pk)],
        "outside_orientation": proposal.outside_orientation,
        "outside_reason": proposal.outside_reason,
        "places": [
            {
                "name": place.name,
                "agreed_on": place.agreed_on.isoformat() if place.agreed_on else None,
                "agreement": place.agreement.file.sha256 if place.agreement else None,
            }
            for place in _PLACES.ask(proposal=proposal.pk)
        ],
        "files": [file_facts(paper) for paper in papers_of(proposal)],
    }


def papers_of(proposal: Proposal) -> list[Attachment]:
    """The papers that go along, in the order they were added."""
    return _PAPERS.ask(proposal=proposal.pk)


# Asked by everybody who sends, twice: before and inside the transaction.
_ITEMS = Prepared(
    lambda proposal: OrientationItem.objects.filter(proposals=proposal).only("code", "text")
    .order_by("field__order", "order"),
    proposal=-1,
)  # fmt: skip
_PLACES = Prepared(
    lambda proposal: ImplementationPlace.objects.filter(proposal=proposal).select_related("agreement__file"),
    proposal=-1,
)
_PAPERS = Prepared(
    lambda proposal: Attachment.objects.filter(proposal=proposal, removed_at__isnull=True).select_related("file")
    .order_by("pk"),
    proposal=-1,
)  # fmt: skip


def papers_sent(proposal: Proposal) -> list[Attachment]:
    """The papers as of the last submission, with what was corrected since by leave of the office.

    What a returned form gained or lost since is not the province's yet.
    """
    sent_at = proposal.submitted_at
    if sent_at is None:
        return []
    there = Q(added_at__lte=sent_at) & (Q(removed_at__isnull=True) | Q(removed_at__gt=sent_at))
    put_right = Correction.objects.filter(proposal=proposal, thing=Corrected.ATTACHMENT, **accepted_since(sent_at))
    held = (there | Q(pk__in=put_right.values("replacement"))) & ~Q(pk__in=put_right.values("attachment"))
    return list(proposal.attachments.filter(held).select_related("file").order_by("pk"))


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceSent:
    """A place of implementation as the province holds it, under the names of a row that is being written."""

    name: str
    agreed_on: date | None
    is_agreed: bool


def places_sent(proposal: Proposal, receipt: Receipt) -> list[PlaceSent]:
    """The places as of a receipt, while their writers are at the rows again: returned, or being replaced (BG25-II-3).

    What a body confirmed online is its own word and stands whenever it came.
    """
    words = proposal.confirmations.filter(thing=Thing.PLACE, state=ConfirmationState.CONFIRMED)
    said = dict(words.values_list("body_name", "answered_at"))
    return [_place_sent(place, said.get(place["name"])) for place in receipt.content.get("places", ())]


def _place_sent(sent: dict[str, Any], said_at: Any) -> PlaceSent:
    on_paper = date.fromisoformat(sent["agreed_on"]) if sent.get("agreed_on") else None
    shown = on_paper is not None and bool(sent.get("agreement", True))  # sealed before a receipt named the paper
    agreed_on = on_paper or (said_at.astimezone(LEGAL_ZONE).date() if said_at else None)
    return PlaceSent(name=sent["name"], agreed_on=agreed_on, is_agreed=shown or said_at is not None)


def file_facts(paper: Attachment) -> dict[str, Any]:
    """What a receipt says of a paper."""
    return file_facts_of(paper.file, paper.kind)


def file_facts_of(file: StoredFile, kind: str) -> dict[str, Any]:
    """What a receipt says of a file."""
    return {"kind": kind, "name": file.name, "size": file.size, "sha256": file.sha256}
