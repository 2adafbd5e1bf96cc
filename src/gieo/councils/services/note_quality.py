"""How a member worked on a dossier: noted by who keeps the bank and by who led the council, once it is done."""

from datetime import datetime
from typing import Any

from gieo.councils.bench import bench_of
from gieo.councils.models import Attendance, CouncilItem, QualityRecord, Usefulness
from gieo.councils.roster import entry_pk
from gieo.councils.seats import CouncilSeat
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
    as_chair: bool = False,
) -> QualityRecord:
    """Keep how a member worked; a later note of the same side replaces the earlier one, which its history keeps.

    Args:
        attendance: the line of the service ledger.
        was_on_time: remarks and ballot came when they were due.
        usefulness: a value of `Usefulness`.
        satisfaction: from 1 to 5.
        words: what else there is to say; may be empty.
        actor: an officer who keeps the bank of the province, or the chair.
        at: when.
        as_chair: the note is the chair's, of a member who was there.

    Raises:
        Refused: neither, the council is not done, or a mark that is none.
    """
    found = []
    item: Any = dossier_of(attendance.entry)  # only what a council decides is attended
    if not as_chair:
        only_officers(actor, attendance.entry.province_id)
    elif attendance.pk not in {each.pk for each in marked_by_chair(item, actor)}:
        message = _("Chỉ chủ tịch hội đồng ghi nhận chất lượng của thành viên đã dự, không ghi cho chính mình.")
        raise Refused([Refusal(code="not_the_chair", message=message, basis=BANK)])
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
        by_chair=as_chair,
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


def marked_by_chair(item: CouncilItem, actor: Actor) -> list[Attendance]:
    """Whose work the chair may speak of: the members who were there, but for the chair; nobody's for all others."""
    sitter = bench_of(item).of(actor.user)
    if sitter is None or sitter.membership.seat != CouncilSeat.CHAIR or not sitter.takes_part:
        return []
    there = Attendance.objects.filter(entry=entry_pk(item), membership__council=item.council_id, is_present=True)
    others = there.exclude(membership=sitter.membership).select_related("entry", "membership__person")
    return list(others.order_by("membership"))
