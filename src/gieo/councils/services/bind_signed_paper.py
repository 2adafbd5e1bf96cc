"""The scan of minutes or a tally sheet signed in ink is bound to the dossier by its hash."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from gieo.councils.models import BoundScan, CouncilItem
from gieo.councils.services.write_minutes import may_write
from gieo.councils.sitting.parts import MINUTES, TALLY_SHEET
from gieo.dossiers.docket import entry_of
from gieo.dossiers.models import Enclosure
from gieo.dossiers.signed import signatures_in
from gieo.files.services.receive_file import receive_file
from gieo.kernel.actors import Actor
from gieo.kernel.media import PDF
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.officialdocs.signatures import require_sound

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

SIGNING = ("GIEO-MACDINH:55",)
PAPERS = {TALLY_SHEET: _("Biên bản kiểm phiếu"), MINUTES: _("Biên bản họp hội đồng")}


@transaction.atomic
def bind_signed_paper(
    *, item: CouncilItem, paper: str, upload: "UploadedFile[Any]", actor: Actor, at: datetime
) -> BoundScan:
    """Keep the scan among the papers of the dossier; signed minutes are written on no more.

    Args:
        item: counted already.
        paper: one of `PAPERS`.
        upload: one PDF.
        actor: a secretary.
        at: when.

    Raises:
        Refused: not a secretary, nothing counted yet, bound already, a file that is not accepted, or one that was
            changed after it was signed digitally.
    """
    entry = entry_of(item)
    found = []
    if not may_write(item, actor):
        message = _("Chỉ thư ký hành chính và thư ký khoa học gắn bản ký.")
        found.append(Refusal(code="not_a_secretary", message=message, basis=SIGNING))
    if item.closed_at is None:
        message = _("Chưa kiểm phiếu nên chưa có biên bản để ký.")
        found.append(Refusal(code="not_counted", message=message, basis=SIGNING))
    if BoundScan.objects.filter(entry=entry, paper=paper).exists():
        message = _("Bản ký của văn bản này đã có; bản đã gắn không thay được.")
        found.append(Refusal(code="bound_already", message=message, basis=SIGNING))
    if found:
        raise Refused(found)
    file = receive_file(
        content=upload, name=upload.name or "", province=item.province, actor=actor, at=at, accept=frozenset({PDF})
    )
    require_sound(signatures_in(file, at=at))  # signed in ink it has none; signed digitally they must hold
    Enclosure.objects.create(
        entry=entry, label=PAPERS[paper], file=file, added_at=at, added_by_id=actor.user, inside=True
    )
    return BoundScan.objects.create(entry=entry, paper=paper, file=file, sha256=file.sha256, at=at, by_name=actor.name)
