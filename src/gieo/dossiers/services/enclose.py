"""Put a paper into a dossier."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from gieo.dossiers.docket import dossier_of
from gieo.dossiers.models import DocketEntry, Enclosure
from gieo.dossiers.policies import Side, side_of
from gieo.dossiers.signed import signatures_in
from gieo.files.services.receive_file import receive_file
from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.officialdocs.signatures import require_sound

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile


@transaction.atomic
def enclose(*, entry: DocketEntry, label: str, upload: "UploadedFile[Any]", actor: Actor, at: datetime) -> Enclosure:
    """Keep a file in a dossier that is still going on; what its judges put in is not for those it is about.

    Raises:
        Refused: the dossier is closed, the paper has no name, the file is not acceptable, or was changed after it was
            signed.
    """
    if not entry.is_open:
        raise Refused([Refusal(code="dossier_closed", message=_("Hồ sơ đã kết thúc, không thêm tài liệu được nữa."))])
    called = text.collapse(label)
    if not called:
        raise Refused([Refusal(code="no_label", message=_("Ghi tên tài liệu."), field="label")])
    stored = receive_file(province=entry.province, name=upload.name or "", content=upload, actor=actor, at=at)
    require_sound(signatures_in(stored, at=at))
    inside = side_of(dossier_of(entry), actor, roles=entry.reader_roles) is Side.BENCH
    return Enclosure.objects.create(
        entry=entry, label=called[:200], file=stored, added_at=at, added_by_id=actor.user, inside=inside
    )
