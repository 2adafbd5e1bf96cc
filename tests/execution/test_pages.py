"""Reports and adjustments walk through the shared pages; papers of every kind are printed."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gieo.contracts.models import Contract
from gieo.core import trail
from gieo.dossiers.services.act import act
from gieo.execution.finding.facts import KindChoice
from gieo.execution.models import Adjustment, ProgressReport
from gieo.execution.services.open_due_reports import open_due_reports
from tests.conftest import moment
from tests.contracts.makers import COUNTERPART, browser, line, running
from tests.execution.finding.test_findings import decided, publication
from tests.execution.makers import found, held, notified, planned_check
from tests.execution.test_story_e06 import does, opens

pytestmark = [pytest.mark.web, pytest.mark.django_db]


def paper(client, dossier, row: str, key: str) -> bytes:
    entry = trail.history_of(dossier).filter(name=row).last()
    return client.get(f"{dossier.get_absolute_url()}/van-ban/{entry.sequence}/{key}.pdf").content[:4]


@pytest.mark.requirement("CT-8-1b")
def test_a_host_reports_through_the_pages(people, at):
    at("2025-07-01 09:00")
    contract = running(people)
    open_due_reports(at=moment("2025-01-20 00:15"))
    report, host, officer = ProgressReport.objects.get(), browser(people.host), browser(people.officer)
    address = f"{report.get_absolute_url()}/viec/submit"
    assert "Giống vải" in host.get(address).content.decode()
    typed = {
        "work-count": "1", "work-0-content": "Chọn giống", "work-0-done": "5 dòng", "work-0-percent": "40",
        "work-0-pace": "on_time", "next_steps": "Trồng thử", "signer": "Viện trưởng", "counterpart-count": "1",
        "counterpart-0-line": line(contract.task, COUNTERPART).pk, "counterpart-0-amount": "150",
    }  # fmt: skip
    refused = host.post(address, {**typed, "key": "mot"})
    assert refused.status_code == 409
    assert "chịu trách nhiệm" in refused.content.decode()
    does(host, report, "submit", **typed, responsibility="on")
    does(officer, report, "accept", remark="Đạt")
    assert paper(host, report, "submit", "progress_report") == b"%PDF"
    assert "150 đ" in host.get(report.get_absolute_url()).content.decode()


@pytest.mark.requirement("CT-8-1a")
def test_a_change_request_shows_old_and_new_and_who_approved(people, at):
    at("2026-02-02 09:00")
    contract = running(people)
    host, chairman = browser(people.host), browser(people.chairman)
    opens(host, "adjustment", contract=contract.pk, subject="extension")
    dossier = Adjustment.objects.get()
    does(host, dossier, "write", reason="Mưa kéo dài", months="6")
    does(host, dossier, "request")
    does(chairman, dossier, "approve", decision="88/QĐ-UBND")
    shown = host.get(contract.get_absolute_url()).content.decode()
    for words in ("09/01/2027", "09/07/2027", "88/QĐ-UBND"):
        assert words in shown, words
    assert "Chủ tịch Hà" in host.get(dossier.get_absolute_url()).content.decode()
    assert paper(host, dossier, "approve", "adjustment_decision") == b"%PDF"
    assert paper(host, Contract.objects.get(), "amend", "annex") == b"%PDF"


def test_checks_and_findings_print_their_papers(people, at):
    at("2025-11-17 17:00")
    contract = running(people)
    officer = browser(people.officer)
    check = held(people, notified(people, planned_check(people, contract)))
    assert paper(officer, check, "give_notice", "check_notice") == b"%PDF"
    assert paper(officer, check, "hold", "visit_minutes") == b"%PDF"
    correction = found(people, contract, KindChoice.CORRECTION)
    assert paper(officer, correction, "demand_correction", "correction_request") == b"%PDF"


def test_the_list_asks_as_much_for_three_findings_as_for_one(people, at):
    at("2025-11-17 17:00")
    client, contract = browser(people.officer), running(people)
    found(people, contract, KindChoice.CORRECTION)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/lam-viec/khau/thuc-hien").status_code == 200
        return len(queries)

    asked()
    one = asked()
    found(people, contract, KindChoice.OBSTACLE)
    found(people, contract, KindChoice.VIOLATION)
    assert asked() == one


def test_the_public_page_asks_as_much_for_three_violations_as_for_one(people, at):
    at("2025-12-10 09:00")
    contract = running(people)

    def published(detail: str) -> None:
        finding = decided(people, contract, detail=detail)
        act(finding, "publish", actor=people.director, at=moment("2025-12-10 09:00"), facts=publication())

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert Client().get("/cong-khai-vi-pham").status_code == 200
        return len(queries)

    published("Việc 1")
    asked()
    one = asked()
    published("Việc 2")
    published("Việc 3")
    assert asked() == one
