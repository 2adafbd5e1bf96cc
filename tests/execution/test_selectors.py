"""What the acceptance gate is told of reports, findings and money."""

import pytest

from gieo.contracts.disbursement.facts import ClearedRow, ClearFacts, RecoveredRow, RecoverFacts
from gieo.dossiers.services.act import act
from gieo.dossiers.services.run_clocks import run_clocks
from gieo.execution.finding.facts import KindChoice
from gieo.execution.models import ProgressReport
from gieo.execution.selectors import ReadinessFacts, readiness_facts
from gieo.execution.services.open_due_reports import open_due_reports
from tests.conftest import moment
from tests.contracts.makers import paid, picked, running, task_of
from tests.execution.makers import found, submitted

pytestmark = [pytest.mark.db, pytest.mark.django_db]


def test_a_task_without_a_contract_has_nothing_to_tell(people):
    told = readiness_facts(task_of(people))
    assert (told.reports_expected, told.findings_open, told.state_paid, told.state_accounted) == (0, (), 0, 0)


def test_reports_findings_and_money_are_told_as_they_stand(people):
    contract, now = running(people), moment("2026-01-20 09:00")
    payment = paid(people, contract, 500)
    (row,) = payment.lines.all()
    cleared = ClearFacts(lines=(ClearedRow(line=picked(row), amount=300),), document="Xác nhận 01")
    act(payment, "clear", actor=people.finance, at=now, facts=cleared)
    recovered = RecoverFacts(lines=(RecoveredRow(line=picked(row), amount=100),), voucher="NT 01")
    act(payment, "recover", actor=people.finance, at=now, facts=recovered)
    open_due_reports(at=now)
    first, second, _third = ProgressReport.objects.order_by("period")
    submitted(people, first, at=moment("2025-07-01 09:00"))
    run_clocks(at=now)
    obstacle, correction = (
        found(people, contract, kind, at=now) for kind in (KindChoice.OBSTACLE, KindChoice.CORRECTION)
    )
    assert readiness_facts(contract.task) == ReadinessFacts(
        reports_expected=2,
        reports_received=1,
        reports_missing=(f"{second.number}, kỳ 2",),
        findings_open=tuple(f"{each.number}: {each.detail}" for each in (obstacle, correction)),
        findings_unverified=(f"{correction.number}: {correction.detail}",),
        state_contracted=1000,
        state_paid=500,
        state_accounted=400,
        counterpart_planned=200,
        counterpart_paid=0,
    )
