"""What exactly is sent: the content a receipt seals and everybody can check against its hash."""

from typing import Any

from django.db.models import Q

from gieo.files.models import StoredFile
from gieo.proposals.models import Attachment, Proposal


def content_of(proposal: Proposal) -> dict[str, Any]:
    """The content of a dossier as it stands, as plain JSON."""
    items = proposal.items.order_by("field__order", "order").values_list("code", "text")
    return {
        "number": proposal.number,
        "plan_year": proposal.plan_year,
        "form": proposal.form,
        "answers": proposal.answers,
        "items": [{"code": code, "text": text} for code, text in items],
        "outside_orientation": proposal.outside_orientation,
        "outside_reason": proposal.outside_reason,
        "places": [
            {
                "name": place.name,
                "agreed_on": place.agreed_on.isoformat() if place.agreed_on else None,
                "agreement": place.agreement.file.sha256 if place.agreement else None,
            }
            for place in proposal.places.select_related("agreement__file")
        ],
        "files": [file_facts(paper) for paper in papers_of(proposal)],
    }


def papers_of(proposal: Proposal) -> list[Attachment]:
    """The papers that go along, in the order they were added."""
    return list(proposal.attachments.filter(removed_at__isnull=True).select_related("file").order_by("pk"))


def papers_sent(proposal: Proposal) -> list[Attachment]:
    """The papers as of the last submission; what a returned form gained or lost since is not the province's yet."""
    sent_at = proposal.submitted_at
    there = Q(added_at__lte=sent_at) & (Q(removed_at__isnull=True) | Q(removed_at__gt=sent_at))
    return list(proposal.attachments.filter(there).select_related("file").order_by("pk")) if sent_at else []


def file_facts(paper: Attachment) -> dict[str, Any]:
    """What a receipt says of a paper."""
    return file_facts_of(paper.file, paper.kind)


def file_facts_of(file: StoredFile, kind: str) -> dict[str, Any]:
    """What a receipt says of a file."""
    return {"kind": kind, "name": file.name, "size": file.size, "sha256": file.sha256}
