"""Every paper that an act issues can be printed and says what was decided."""

from datetime import date

import pytest

from gieo.acceptance.acceptance.choices import Cause
from gieo.acceptance.acceptance.facts import CertificateFacts, RefundFacts, RiskFacts
from gieo.dossiers.services.act import act
from gieo.kernel.asking import Picked
from gieo.rulebooks import library
from tests.acceptance import makers
from tests.acceptance.printing import printed
from tests.conftest import moment

pytestmark = [pytest.mark.db, pytest.mark.django_db, pytest.mark.usefixtures("ready")]


def test_the_papers_of_a_recognised_task() -> None:
    done = makers.perfected(makers.accepted())
    at = moment("2024-06-10 09:00")
    facts = CertificateFacts(number="01/GCN", issued_on=date(2024, 6, 10))
    done = act(done, "note_certificate", actor=makers.officer(), at=at, facts=facts).subject
    done = act(done, "recognise", actor=makers.director(), at=at).subject
    said = printed(done)
    assert set(said) >= {
        "self_evaluation",
        "request",
        "receipt",
        "readiness_minutes",
        "council_decision",
        "remarks",
        "ballot",
        "tally_sheet",
        "council_minutes",
        "completion_report",
        "recognition",
    }
    assert "Giống vải" in said["self_evaluation"]
    assert makers.REMARKS.products in said["remarks"]
    assert "Xếp loại', 'Đạt'" in said["ballot"]
    assert "xếp loại: Đạt" in said["recognition"]
    assert "01/GCN" in said["recognition"]


def test_the_papers_of_a_task_that_was_not_met() -> None:
    at = moment("2024-10-30 09:00")
    facts = RefundFacts(cause=Cause.SUBJECTIVE, amount=120_000_000, explanation="Chưa nhân giống")
    said = printed(act(makers.unfiled(), "note_refund", actor=makers.director(), at=at, facts=facts).subject)
    assert "120.000.000 đ" in said["refund_decision"]
    not_met = makers.unfiled(makers.opened(makers.task("NV.2022.02", rulebook=makers.L2025)))
    conditions = library.get(not_met.rulebook).acceptance.accepted_risk
    shown = tuple(Picked(id=each.key, name=each.text) for each in conditions)
    risk = RiskFacts(shown=shown, evidence="Báo cáo")
    said = printed(act(not_met, "accept_risk", actor=makers.chairman(), at=at, facts=risk).subject)
    assert conditions[0].text in said["risk_decision"]
