"""Inspections stand in a plan or follow signs of a violation, start in time or are overdue, conclude and are handled."""

from datetime import date

import pytest

from gieo.dossiers.selectors import visible_to
from gieo.dossiers.services.act import act
from gieo.dossiers.services.run_clocks import run_clocks
from gieo.execution import selectors
from gieo.execution.finding.facts import KindChoice
from gieo.execution.inspection.facts import (
    ConcludeFacts,
    HandleFacts,
    OpeningFacts,
    ReasonFacts,
    SignalChoice,
    StartFacts,
    TriggerChoice,
)
from gieo.execution.services.open_inspection import open_inspection
from gieo.kernel.refusal import Refused
from tests.conftest import moment
from tests.contracts.makers import picked, refused, running
from tests.execution.makers import found

pytestmark = [pytest.mark.db, pytest.mark.django_db]

SIGNALLED = moment("2025-03-03 10:00")
START = StartFacts(decision="05/QĐ-TTra", team="Đoàn 3 người")


def inspection(people, contract, trigger=TriggerChoice.SIGNS, **changes):
    values = {"signs": "Chi không đúng mục đích", "signal": SignalChoice.CITIZEN, **changes}
    facts = OpeningFacts(contract=picked(contract), trigger=trigger, **values)
    return open_inspection(province="BG", facts=facts, actor=people.inspector, at=SIGNALLED)


@pytest.mark.requirement("CT-4-2e")
def test_a_year_needs_a_planned_inspection_which_is_no_check(people):
    contract = running(people)
    assert selectors.inspection_plan("BG", 2025).planned == 0
    inspection(people, contract)
    assert selectors.inspection_plan("BG", 2025).planned == 0
    inspection(people, contract, TriggerChoice.PLAN, planned_on=date(2025, 9, 15), signal=None)
    assert selectors.inspection_plan("BG", 2025).planned == 1
    assert contract.check_set.count() == 0


@pytest.mark.requirement("CT-4-2f")
def test_signs_of_a_violation_lead_to_an_inspection_in_time_or_are_overdue(people):
    dossier = inspection(people, running(people))
    assert (dossier.due_at.date(), dossier.due_basis) == (date(2025, 3, 17), "GIEO-MACDINH:30")
    assert list(selectors.signs_overdue("BG", at=moment("2025-03-17 23:59"))) == []
    late = moment("2025-03-18 00:05")
    assert list(selectors.signs_overdue("BG", at=late)) == [dossier]
    run_clocks(at=late)
    dossier.refresh_from_db()
    assert (dossier.state, dossier.is_late) == ("overdue", True)
    dossier = act(dossier, "start", actor=people.inspector, at=late, facts=START).subject
    assert (dossier.state, dossier.started_on, dossier.is_late) == ("under_way", date(2025, 3, 18), True)
    assert list(selectors.signs_overdue("BG", at=late)) == []


def test_nobody_is_warned_of_an_inspection(people):
    dossier = inspection(people, running(people))
    assert not visible_to(people.host).filter(number=dossier.number).exists()
    act(dossier, "start", actor=people.inspector, at=SIGNALLED, facts=START)
    assert visible_to(people.host).filter(number=dossier.number).exists()


@pytest.mark.requirement("CT-4-2g")
def test_a_violation_that_was_found_is_recorded_before_the_inspection_is_handled(people):
    contract = running(people)
    dossier = act(inspection(people, contract), "start", actor=people.inspector, at=SIGNALLED, facts=START).subject
    facts = ConcludeFacts(conclusion="Chi sai 50 triệu đồng", violation_found=True)
    dossier = act(dossier, "conclude", actor=people.inspector, at=SIGNALLED, facts=facts).subject
    handling = {"actor": people.director, "at": SIGNALLED, "facts": HandleFacts(handling="Thu hồi")}
    assert refused(dossier, "handle", **handling) == ("violation_not_recorded",)
    found(people, contract, KindChoice.VIOLATION, at=SIGNALLED)
    assert act(dossier, "handle", **handling).subject.state == "handled"


@pytest.mark.parametrize(
    ("trigger", "changes", "code"),
    [(TriggerChoice.PLAN, {"planned_on": None}, "no_day"), (TriggerChoice.SIGNS, {"signal": None}, "no_signal")],
)
def test_a_plan_has_a_day_and_signs_have_a_source(people, trigger, changes, code):
    with pytest.raises(Refused) as caught:
        inspection(people, running(people), trigger, **changes)
    assert caught.value.codes == (code,)


def test_only_inspectors_inspect_and_only_the_director_lets_it_go(people):
    dossier = inspection(people, running(people))
    assert refused(dossier, "start", actor=people.officer, at=SIGNALLED, facts=START) == ("not_yours",)
    why = ReasonFacts(reason="Trùng thanh tra tỉnh")
    assert refused(dossier, "cancel", actor=people.inspector, at=SIGNALLED, facts=why) == ("not_yours",)
    assert act(dossier, "cancel", actor=people.director, at=SIGNALLED, facts=why).subject.state == "cancelled"
