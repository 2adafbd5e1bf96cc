"""Put the slip of a check into the papers of its dossier."""

from datetime import datetime

from django.core.files.uploadedfile import SimpleUploadedFile

from gieo.core.clock import LEGAL_ZONE
from gieo.dossiers.models import DocketEntry, Enclosure
from gieo.dossiers.services.enclose import enclose
from gieo.kernel.actors import Actor
from gieo.kernel.media import PDF
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.novelty.policies import may_judge
from gieo.novelty.slip import SLIP, slip_context
from gieo.officialdocs import render_pdf


def file_slip(*, entry: DocketEntry, actor: Actor, at: datetime) -> Enclosure:
    """Print the slip as it stands and keep it, so that the council reads what the officer saw.

    Raises:
        Refused: not an officer of the province, or the dossier is closed.
    """
    if not may_judge(actor, entry):
        message = _("Chuyên viên, lãnh đạo Sở của tỉnh mới lập được phiếu.")
        raise Refused([Refusal(code="not_yours", message=message)])
    content = render_pdf(SLIP.layout, slip_context(entry, at=at)).content
    label = f"{SLIP.title} ({SLIP.code}) {at.astimezone(LEGAL_ZONE):%d/%m/%Y %H:%M}"
    upload = SimpleUploadedFile(f"{entry.number}-KQTrC.pdf", content, content_type=PDF)
    return enclose(entry=entry, label=label, upload=upload, actor=actor, at=at)
