"""The acceptance gate asks the execution of a task."""

import pytest

from gieo.acceptance import readiness
from gieo.execution.selectors import ReadinessFacts
from gieo.lifecycle import readiness as joined
from tests.acceptance import makers

pytestmark = [pytest.mark.db, pytest.mark.django_db]


def test_the_execution_is_the_source_of_the_gate() -> None:
    assert readiness.is_known()
    assert readiness._sources == [joined.readiness_of]


def test_open_findings_are_told_from_unverified_corrections(monkeypatch: pytest.MonkeyPatch) -> None:
    known = ReadinessFacts(
        reports_expected=2,
        reports_received=1,
        reports_missing=("BC-2, kỳ 2",),
        findings_open=("PH-1: chậm", "PH-2: vướng mắc"),
        findings_unverified=("PH-1: chậm",),
        state_contracted=100,
        state_paid=90,
        state_accounted=80,
        counterpart_planned=20,
        counterpart_paid=10,
    )
    monkeypatch.setattr(joined, "readiness_facts", lambda _task: known)
    facts = joined.readiness_of(makers.task())
    assert (facts.findings_open, facts.requirements_open) == (("PH-1: chậm",), ("PH-2: vướng mắc",))
    assert (facts.reports_missing, facts.state_received, facts.state_accounted) == (("BC-2, kỳ 2",), 90, 80)
    assert (facts.counterpart_planned, facts.counterpart_paid) == (20, 10)


def test_products_not_handed_over_are_named() -> None:
    acceptance = makers.opened()
    assert acceptance.task
    assert joined.readiness_of(acceptance.task).products_missing == ("Giống vải", "Quy trình")
    filed = makers.filed(acceptance)
    assert filed.task
    assert joined.readiness_of(filed.task).products_missing == ()
