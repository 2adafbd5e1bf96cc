"""The years before today: lived through once, they leave dossiers in every stage and break nothing."""

import pytest

from gieo.core import clock, trail
from gieo.demo.load import load
from gieo.dossiers.models import DocketEntry
from gieo.identity.models import Province
from gieo.kernel.law import Law
from gieo.registry.models import Task
from gieo.simulation import checks
from tests.conftest import moment

pytestmark = [pytest.mark.db, pytest.mark.django_db, pytest.mark.long]

AT = moment("2026-11-24 10:00")
LIVED = {
    "order", "proposal", "determination", "commissioned_task", "call", "application", "selection", "budget_appraisal",
    "approval", "contract", "disbursement", "progress_report", "check", "acceptance", "registration", "outcome", "duty",
}  # fmt: skip


def test_the_years_leave_dossiers_in_every_stage(at: clock.Setter) -> None:
    at("2026-11-24 10:00")
    load(AT, with_past=True)
    found = set(DocketEntry.objects.filter(province="LS").values_list("kind", flat=True))
    assert found >= LIVED
    assert DocketEntry.objects.filter(province="LS", kind="contract", is_open=True).exists()
    assert DocketEntry.objects.filter(kind="selection", is_open=True).exists()
    assert {task.law for task in Task.objects.exclude(rulebook="")} == {Law.L2013, Law.L2025}
    assert not DocketEntry.objects.filter(state_since__gt=AT).exists()
    assert Province.objects.count() == 5
    assert list(trail.faults()) == []
    assert [fault for faults in checks.faults().values() for fault in faults] == []
