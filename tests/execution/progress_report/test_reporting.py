"""Reports fall due every six months, are sent with a statement, stay as sent, and stop the money when they are missing."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from gieo.contracts import invariants
from gieo.contracts.contract.facts import MilestoneRow
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.selectors import todo, visible_to
from gieo.dossiers.services.act import act
from gieo.dossiers.services.run_clocks import run_clocks
from gieo.execution import jobs
from gieo.execution.models import ProgressReport
from gieo.execution.progress_report.facts import AcceptFacts, ReasonFacts
from gieo.execution.selectors import missed_reports, readiness_facts
from gieo.execution.services.open_due_reports import open_due_reports
from gieo.kernel.actors import Role
from gieo.kernel.refusal import Refused
from tests.conftest import moment
from tests.contracts.makers import COUNTERPART, L2025, actor_from, institute, line, refused, requested, running, seated
from tests.execution.makers import report_facts, submitted

pytestmark = [pytest.mark.db, pytest.mark.django_db]

FIRST, IN_TIME, TOO_LATE = moment("2025-01-20 00:15"), moment("2025-07-10 23:59"), moment("2025-07-11 00:00")


def opened(people, **changes) -> ProgressReport:
    running(people, **changes)
    open_due_reports(at=FIRST)
    return ProgressReport.objects.get(period=1)


def test_the_system_opens_each_period_once(people):
    contract = running(people)
    assert open_due_reports(at=FIRST) == 1
    assert open_due_reports(at=FIRST) == 0
    assert open_due_reports(at=moment("2026-02-01 00:15")) == 2
    days = ProgressReport.objects.filter(contract=contract).order_by("period").values_list("period_from", "due_on")
    assert list(days) == [
        (date(2025, 1, 10), date(2025, 7, 10)),
        (date(2025, 7, 10), date(2026, 1, 10)),
        (date(2026, 1, 10), date(2026, 7, 10)),
    ]


def test_the_nightly_job_opens_reports_and_notes_late_milestones(people, at):
    running(people, milestones=(MilestoneRow(name="Mốc 1", due_on=date(2025, 1, 19), result="Đề cương"),))
    at("2025-01-20 00:15")
    jobs.open_reports(0)
    assert list(DocketEntry.objects.filter(kind__in=("progress_report", "finding")).values_list("kind", flat=True)) == [
        "finding",
        "progress_report",
    ]


@pytest.mark.parametrize(("rulebook", "basis"), [(None, "TT04-2015:26.1"), (L2025, "TT44-2026:7.3")])
def test_a_report_waits_for_its_host_until_the_end_of_the_period(people, rulebook, basis):
    report = opened(people, **({"rulebook": rulebook} if rulebook else {}))
    entry = DocketEntry.objects.get(number=report.number)
    assert (entry.holder_bodies, entry.due.date(), entry.due_basis) == ([people.body.pk], date(2025, 7, 10), basis)
    assert entry in todo(people.host, limit=10)


@pytest.mark.requirement("CT-8-1b")
def test_a_report_without_the_statement_is_not_sent(people):
    report = opened(people)
    facts = report_facts(responsibility=False)
    assert refused(report, "submit", actor=people.host, at=IN_TIME, facts=facts) == ("no_statement",)


@pytest.mark.requirement("CT-8-1b")
@pytest.mark.parametrize(("at", "late"), [(IN_TIME, False), (TOO_LATE, True)])
def test_the_last_instant_in_time_is_the_end_of_the_period(people, at, late):
    assert submitted(people, opened(people), at=at).is_late is late


@pytest.mark.requirement("CT-8-1b")
def test_what_was_sent_stays_and_a_correction_is_a_new_version(people):
    report = submitted(people, opened(people), at=IN_TIME)
    assert refused(report, "submit", actor=people.host, at=IN_TIME, facts=report_facts()) == ("wrong_state",)
    with pytest.raises(DatabaseError, match="changes only with version"), transaction.atomic():
        ProgressReport.objects.filter(pk=report.pk).update(products="Khác")
    why = ReasonFacts(reason="Thiếu minh chứng")
    report = act(report, "return_for_supplement", actor=people.officer, at=TOO_LATE, facts=why).subject
    again = report_facts(products="5 dòng giống")
    report = act(report, "submit_again", actor=people.host, at=TOO_LATE, facts=again).subject
    assert (report.version, report.products, report.is_late) == (2, "5 dòng giống", False)


def test_missed_reports_stop_the_money_and_late_ones_let_it_flow_again(people):
    contract = running(people)
    open_due_reports(at=moment("2026-02-01 00:15"))
    run_clocks(at=moment("2026-02-01 00:20"))
    assert missed_reports(contract) == 2
    with pytest.raises(Refused) as caught:
        requested(people, contract, 100, at=moment("2026-02-02 09:00"))
    assert caught.value.codes == ("reports_missed",)
    late = ProgressReport.objects.get(contract=contract, period=1)
    assert submitted(people, late, at=moment("2026-02-03 09:00")).is_late
    assert requested(people, contract, 100, at=moment("2026-02-03 10:00")).state == "requested"


@pytest.mark.requirement("CT-8-1c")
def test_counterpart_money_is_planned_and_paid(people):
    report = opened(people)
    task = report.task
    assert refused(report, "submit", actor=people.host, at=IN_TIME, facts=report_facts(report.contract, 201)) == (
        "counterpart_above_contract",
    )
    report = submitted(people, report, at=IN_TIME, counterpart=150)
    assert line(task, COUNTERPART).paid == 0
    act(report, "accept", actor=people.officer, at=TOO_LATE, facts=AcceptFacts())
    assert line(task, COUNTERPART).paid == 150
    told = readiness_facts(task)
    assert (told.counterpart_planned, told.counterpart_paid) == (200, 150)
    assert list(invariants.faults()) == []


def test_no_report_is_waived_while_work_goes_on(people):
    report, why = opened(people), ReasonFacts(reason="Hợp đồng đã chấm dứt")
    assert refused(report, "waive", actor=people.officer, at=IN_TIME, facts=why) == ("still_running",)


@pytest.mark.requirement("CT-8-2")
def test_the_transferring_body_sees_and_sends_its_own_reports_only(people):
    transfer = institute("Trung tâm Chuyển giao")
    engineer = actor_from(seated(Role.PROPOSER, "Kỹ sư Nga", transfer))
    running(people, transferring_body=transfer)
    assert open_due_reports(at=FIRST) == 2
    seen = list(visible_to(engineer).values_list("kind", "title"))
    assert seen == [("progress_report", "Giống vải chín sớm")]
    report = ProgressReport.objects.get(reporter=transfer)
    assert report.number in {entry.number for entry in todo(engineer, limit=10)}
    sent = act(report, "submit", actor=engineer, at=IN_TIME, facts=report_facts()).subject
    assert sent.state == "submitted"
    of_host = ProgressReport.objects.exclude(reporter=transfer).get()
    assert refused(of_host, "submit", actor=engineer, at=IN_TIME, facts=report_facts()) == ("not_yours",)
    assert not visible_to(people.host).filter(number=report.number).exists()
