"""What must hold of duties when a year is over (invariant 8)."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from gieo.duties.duty.states import FULFILLED, DutyState
from gieo.duties.models import Duty, DutyTenure
from gieo.duties.models.duty import WAITING


def faults(*, ended_before: date | None = None) -> Iterator[str]:
    """Every duty without exactly one holder on each date, without an end, or called done without proof.

    Args:
        ended_before: years that had ended by this day must have no open duty; None asks only the rest.
    """
    for duty in Duty.objects.select_related("body", "member").prefetch_related("tenures").order_by("pk"):
        yield from (f"{duty.number}: {fault}" for fault in _faults_of(duty, ended_before))


def _faults_of(duty: Duty, ended_before: date | None) -> Iterator[str]:
    yield from _faults_of_holding(duty, list(duty.tenures.all()))
    if duty.state in FULFILLED and not (duty.proofs and duty.counted >= duty.owed):
        yield "done, but nothing proves it"
    if duty.state == DutyState.UNMET and duty.proofs:
        yield "not fulfilled, but there is proof"
    year_is_over = ended_before is not None and (duty.plan_year or 0) < ended_before.year
    if year_is_over and duty.state == DutyState.OPEN:
        yield "its year is over, and it has not ended"
    if duty.state in (*WAITING, *FULFILLED) and sum(map(bool, (duty.body_id, duty.member_id, duty.role))) != 1:
        yield "held by nobody or by several"


def _faults_of_holding(duty: Duty, tenures: list[DutyTenure]) -> Iterator[str]:
    if not tenures or tenures[-1].until is not None:
        yield "nobody holds it now"
        return
    last = tenures[-1]
    if (last.body_id, last.member_id, last.role) != (duty.body_id, duty.member_id, duty.role):
        yield "the last tenure names another holder"
    for earlier, later in pairwise(tenures):
        if earlier.until is None or earlier.until + timedelta(days=1) != later.since:
            yield f"no holder or two holders around {later.since}"
