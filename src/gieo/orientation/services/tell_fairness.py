"""Write a line into the public ledger of the windows."""

from datetime import datetime
from typing import Any

from django.db import transaction

from gieo.identity.models import Province
from gieo.orientation.models import FairnessRecord, IntakeWindow, WindowEvent


@transaction.atomic
def tell_fairness(
    *, window: IntakeWindow, event: WindowEvent, key: str, at: datetime, now: datetime, basis: str, **facts: Any
) -> FairnessRecord:
    """One line at the end of the province's chain; what was told under the same key is not told again.

    Args:
        window: which window.
        event: what happened.
        key: names the happening: the same key is the same line.
        at: when it happened.
        now: when it is written down.
        basis: key of the article or rule.
        facts: plain values; no name of a person.
    """
    Province.objects.select_for_update(no_key=True).get(pk=window.province_id)  # lines follow one another
    lines = FairnessRecord.objects.filter(province=window.province_id)
    known = lines.filter(key=key).first()
    if known:
        return known
    last = lines.order_by("-sequence").first()
    record = FairnessRecord(
        province_id=window.province_id,
        window=window,
        sequence=last.sequence + 1 if last else 1,
        event=event,
        key=key,
        at=at,
        recorded_at=now,
        facts=facts,
        basis=basis,
        previous_hash=last.hash if last else "",
    )
    record.hash = record.compute_hash()
    record.save(force_insert=True)
    return record


def faults_of(records: list[FairnessRecord]) -> list[str]:
    """Every break of a province's ledger, read in order from its first line."""
    faults, previous = [], ""
    for expected, record in enumerate(records, start=1):
        if record.sequence != expected:
            faults.append(f"#{expected} is missing")
        if record.previous_hash != previous or record.compute_hash() != record.hash:
            faults.append(f"#{record.sequence} was changed")
        previous = record.hash
    return faults
