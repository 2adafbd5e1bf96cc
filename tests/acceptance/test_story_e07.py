"""Story E-07: acceptance refused without readiness check, passed, accepted, judged effective; through the pages."""

from collections.abc import Callable
from datetime import date

import pytest

from gieo.acceptance.acceptance.facts import CheckFacts, FileFacts, ValidFacts
from gieo.acceptance.acceptance.procedure import ACCEPTANCE_COUNCIL
from gieo.acceptance.rules.readiness import Facts
from gieo.core import clock
from gieo.councils.sitting.facts import CloseFacts
from gieo.councils.sitting.tellers import counting
from gieo.dossiers.docket import entry_of
from gieo.kernel.actors import SYSTEM
from gieo.outcomes.invariants import faults
from gieo.outcomes.outcome.choices import EffectGrade
from gieo.outcomes.outcome.facts import EffectiveFacts
from gieo.outcomes.selectors import effective_outcomes
from gieo.outcomes.services.open_outcome import open_outcome
from tests.acceptance import makers
from tests.acceptance.pages import browser, done, post, shown
from tests.conftest import moment

pytestmark = [pytest.mark.web, pytest.mark.django_db]


@pytest.mark.requirement("E-07", "CT-4-2c", "CT-6-1a")
def test_the_gate_stands_before_the_council(at: clock.Setter, ready: Callable[[Facts], None]) -> None:
    acceptance = makers.opened()
    host, officer, chairman = makers.host(), makers.officer(), makers.chairman()
    at("2024-04-10 09:00")
    done(host, acceptance, "self_evaluate", makers.self_evaluation())
    done(host, acceptance, "file", FileFacts(papers=makers.pick(of=acceptance)))
    at("2024-04-12 09:00")
    done(officer, acceptance, "accept_file", ValidFacts())

    at("2024-04-17 09:00")
    council = makers.founding()
    refused = post(chairman, acceptance, "found_council", council)
    assert refused.status_code == 409
    assert "Chưa kiểm tra điều kiện nghiệm thu" in refused.content.decode()

    ready(Facts(findings_open=("Thiếu sổ nhật ký",)))
    done(officer, acceptance, "check_readiness", CheckFacts(minutes="Kiểm tra tại Sở"))
    refused = post(chairman, acceptance, "found_council", council)
    assert refused.status_code == 409
    assert "Thiếu sổ nhật ký" in refused.content.decode()
    assert "Thiếu sổ nhật ký" in shown(officer, acceptance)

    ready(Facts())
    done(officer, acceptance, "check_readiness", CheckFacts(minutes="Đã bổ sung"))
    done(chairman, acceptance, "found_council", council)
    assert acceptance.state == "founded"

    acceptance = makers.sat(makers.remarked(makers.called(acceptance)))
    at("2024-05-14 09:00")
    done(makers.member(0), acceptance, "vote", makers.MET)
    makers.others_vote(acceptance, [makers.MET] * 8)
    done(makers.member(4), acceptance, "open_count", counting(ACCEPTANCE_COUNCIL, acceptance))
    done(makers.member(4), acceptance, "rate_met", CloseFacts(discussion="Thảo luận"))
    assert (acceptance.state, acceptance.rating) == ("perfecting", "met")

    outcome = open_outcome(parent=entry_of(acceptance), at=moment("2024-05-14 11:00"))
    at("2024-07-02 09:00")
    judged = EffectiveFacts(
        assessed_by="Hội đồng Sở", assessed_on=date(2024, 7, 1), evidence="12 ha", grade=EffectGrade.CLEAR
    )
    done(officer, outcome, "find_effective", judged)
    listed = list(effective_outcomes(officer, province="BG", year=2024))
    assert listed == [outcome]
    assert faults(on=date(2024, 12, 31)) == []


def test_the_host_reads_its_acceptance_and_a_stranger_does_not(ready: Callable[[Facts], None]) -> None:
    acceptance = makers.accepted()
    page = shown(makers.host(), acceptance)
    assert "Giống vải" in page
    assert makers.REMARKS.products not in page  # a member's remarks are the member's own
    stranger = makers.focal("UBND huyện Yên Thế")
    assert browser(stranger).get(acceptance.get_absolute_url()).status_code == 404


def test_the_stage_lists_its_dossiers() -> None:
    acceptance = makers.opened()
    answer = browser(makers.officer()).get("/lam-viec/khau/nghiem-thu")
    assert answer.status_code == 200
    assert acceptance.number in answer.content.decode()
    assert SYSTEM.name in shown(makers.officer(), acceptance)
