"""A locality or unit agreed: the day and the paper that shows it (BG25-II-3)."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.proposals.models import AttachmentKind, ImplementationPlace, Proposal
from gieo.proposals.services.attach_file import attach_file
from gieo.proposals.services.draft import locked_draft

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile


@transaction.atomic
def record_agreement(
    *,
    proposal: Proposal,
    place: int,
    agreed_on: date | None,
    name: str,
    content: "UploadedFile[Any] | bytes | None",
    actor: Actor,
    at: datetime,
) -> ImplementationPlace:
    """Tie a dated agreement to a place of the draft.

    Raises:
        Refused: not a draft of the actor's, no day, no paper, or a file that is not accepted.
        ImplementationPlace.DoesNotExist: the draft names no such place.
    """
    locked = locked_draft(proposal, actor)
    agreed = ImplementationPlace.objects.get(proposal=locked, pk=place)
    if agreed_on is None or not content:
        message = _("Nhập ngày thống nhất và tải văn bản thống nhất lên.")
        raise Refused([Refusal(code="agreement_incomplete", message=message, field="places")])
    agreed.agreement = attach_file(
        proposal=locked, kind=AttachmentKind.AGREEMENT, name=name, content=content, actor=actor, at=at
    )
    agreed.agreed_on = agreed_on
    agreed.save(update_fields=["agreement", "agreed_on"])
    return agreed
