"""How a member worked on a dossier: noted by who keeps the bank, once the council is done."""

from datetime import datetime
from typing import Any

from gieo.councils.models import Attendance, QualityRecord, Usefulness
from gieo.councils.services.register_expert import BANK, only_officers
from gieo.dossiers.docket import dossier_of
from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _

BEST = 5


def note_quality(
    *,
    attendance: Attendance,
    was_on_time: bool,
    usefulness: str,
    satisfaction: int,
    words: str,
    actor: Actor,
    at: datetime,
) -> QualityRecord:
    """Keep how a member worked; a later note replaces the earlier one, which its history keeps.

    Args:
        attendance: the line of the service ledger.
        was_on_time: remarks and ballot came when they were due.
        usefulness: a value of `Usefulness`.
        satisfaction: from 1 to 5.
        words: what else there is to say; may be empty.
        actor: an officer who keeps the bank of the province.
        at: when.

    Raises:
        Refused: not an officer of the province, the council is not done, or a mark that is none.
    """
    only_officers(actor, attendance.entry.province_id)
    found = []
    item: Any = dossier_of(attendance.entry)  # only what a council decides is attended
    if item.closed_at is None:
        message = _("Chỉ ghi nhận chất lượng sau khi hội đồng đã kiểm phiếu.")
        found.append(Refusal(code="not_counted", message=message, basis=BANK))
    if usefulness not in Usefulness.values or not 1 <= satisfaction <= BEST:
        message = _("Chọn mức của nhận xét và mức hài lòng từ 1 đến 5.")
        found.append(Refusal(code="no_mark", message=message, basis=BANK, field="satisfaction"))
    if found:
        raise Refused(found)
    record, _made = QualityRecord.objects.update_or_create(
        entry=attendance.entry,
        membership=attendance.membership,
        defaults={
            "was_on_time": was_on_time,
            "usefulness": usefulness,
            "satisfaction": satisfaction,
            "words": text.collapse(words)[:500],
            "noted_at": at,
            "noted_by_name": actor.name,
        },
    )
    return record
