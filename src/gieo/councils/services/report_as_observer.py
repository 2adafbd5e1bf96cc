"""Somebody who watched a sitting without a vote reports of it."""

from datetime import datetime
from typing import cast

from gieo.councils.bench import bench_of
from gieo.councils.models import CouncilItem, ObserverReport
from gieo.councils.roster import entry_pk
from gieo.kernel import text
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import Refusal, Refused, _

OBSERVING = ("GIEO-MACDINH:57",)
OBSERVERS = (Role.INSPECTOR, Role.AUDITOR)


def may_observe(item: CouncilItem, actor: Actor) -> bool:
    """Inspectors and auditors of the province who have no seat in the council."""
    return bench_of(item).of(actor.user) is None and any(actor.holds(role, item.province_id) for role in OBSERVERS)


def report_as_observer(*, item: CouncilItem, words: str, actor: Actor, at: datetime) -> ObserverReport:
    """Keep the report; it is never changed, and another may follow it.

    Raises:
        Refused: not an observer, the council has not sat, or nothing said.
    """
    found = []
    if not may_observe(item, actor):
        message = _("Chỉ thanh tra, kiểm toán không ở trong hội đồng báo cáo quan sát.")
        found.append(Refusal(code="not_an_observer", message=message, basis=OBSERVING))
    if item.sat_at is None:
        message = _("Hội đồng chưa họp.")
        found.append(Refusal(code="not_sat", message=message, basis=OBSERVING))
    if not text.collapse(words):
        message = _("Ghi nội dung báo cáo.")
        found.append(Refusal(code="nothing_said", message=message, basis=OBSERVING, field="words"))
    if found:
        raise Refused(found)
    return ObserverReport.objects.create(
        entry_id=entry_pk(item), by_id=cast("int", actor.user), by_name=actor.name, words=text.nfc(words).strip(), at=at
    )
