"""Add a paper to a draft."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from gieo.files.services.receive_file import receive_file
from gieo.files.sniffing import PAPERS, SCANS
from gieo.kernel.actors import Actor
from gieo.proposals.looking import page_faults
from gieo.proposals.models import Attachment, AttachmentKind, Proposal
from gieo.proposals.services.draft import locked_draft

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

ACCEPTED = {AttachmentKind.SIGNED_FORM: SCANS, AttachmentKind.AGREEMENT: SCANS}


@transaction.atomic
def attach_file(
    *,
    proposal: Proposal,
    kind: AttachmentKind,
    name: str,
    content: "UploadedFile[Any] | bytes",
    actor: Actor,
    at: datetime,
) -> Attachment:
    """Receive the file and tie it to the draft; a new signed copy takes the place of the one before.

    Raises:
        Refused: not a draft of the actor's, or a file that is not accepted (size, type, infection).
    """
    locked = locked_draft(proposal, actor)
    file = receive_file(
        content=content, name=name, province=locked.province, actor=actor, at=at, accept=ACCEPTED.get(kind, PAPERS)
    )
    if kind == AttachmentKind.SIGNED_FORM:
        locked.attachments.filter(kind=kind, removed_at__isnull=True).update(removed_at=at)
    faults = page_faults(file, kind, locked.form)
    return Attachment.objects.create(proposal=locked, kind=kind, file=file, added_at=at, page_faults=faults)
