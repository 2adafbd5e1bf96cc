"""Money goes out within the contract and the law, once, is cleared, and comes back."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from gieo.contracts import invariants, objections
from gieo.contracts.contract.facts import JudgeFacts, Judgement, MilestoneRow, ReasonFacts
from gieo.contracts.disbursement.facts import (
    AppraisalFacts,
    ClearedRow,
    ClearFacts,
    DisbursementFacts,
    GrantedRow,
    OpeningFacts,
    PayFacts,
    PurposeChoice,
    RecoveredRow,
    RecoverFacts,
    RequestedRow,
)
from gieo.contracts.models import Disbursement
from gieo.contracts.services.judge_milestone import judge_milestone
from gieo.contracts.services.open_disbursement import open_disbursement
from gieo.core import trail
from gieo.dossiers.services.act import act
from gieo.dossiers.services.run_clocks import run_clocks
from gieo.kernel.actors import Role
from gieo.kernel.refusal import Refusal, Refused
from gieo.registry.models import MoneyLine, Task
from tests.conftest import moment
from tests.contracts.makers import (
    COUNTERPART,
    L2025,
    SENT,
    STATE,
    actor_from,
    appraised,
    cast,
    institute,
    line,
    paid,
    picked,
    refused,
    requested,
    running,
    seated,
)

pytestmark = [pytest.mark.db, pytest.mark.django_db]

VOUCHER = PayFacts(voucher="GRDT 02")
LATER = moment("2025-09-01 09:00")


def cleared(people, payment: Disbursement, amount: int, excused: int = 0) -> Disbursement:
    rows = tuple(ClearedRow(line=picked(each), amount=amount, excused=excused) for each in payment.lines.all())
    facts = ClearFacts(lines=rows, document="Xác nhận 01")
    return act(payment, "clear", actor=people.finance, at=LATER, facts=facts).subject


def test_an_advance_is_asked_for_appraised_and_paid(people):
    payment = paid(people, running(people), 500)
    assert (payment.state, payment.number) == ("paid", "BG-GN-2025-0001")
    assert line(payment.task).paid == 500
    assert [entry.name for entry in trail.history_of(payment)] == ["open", "write", "request", "appraise", "pay"]
    assert list(invariants.faults()) == []


def test_the_first_advance_is_half_of_the_state_money_at_most(people):
    contract = running(people)
    with pytest.raises(Refused) as caught:
        requested(people, contract, 501)
    assert caught.value.codes == ("first_advance_too_large",)
    assert caught.value.refusals[0].basis[0] == "TTLT27-2015:13.1"


def test_the_next_advance_waits_until_half_is_cleared_but_not_for_excused_equipment(people):
    contract = running(people)
    first = paid(people, contract, 400)
    with pytest.raises(Refused) as caught:
        requested(people, contract, 100)
    assert caught.value.codes == ("too_little_cleared",)
    cleared(people, first, 150, excused=100)
    assert requested(people, contract, 100).state == "requested"


def test_no_line_is_paid_beyond_the_contract(people):
    contract = running(people)
    cleared(people, paid(people, contract, 500), 500)
    with pytest.raises(Refused) as caught:
        requested(people, contract, 101)
    assert caught.value.codes == ("above_contracted",)
    assert requested(people, contract, 400, year=2026).state == "requested"


def test_only_the_state_pays(people):
    contract = running(people)
    facts = OpeningFacts(contract=picked(contract), purpose=PurposeChoice.ADVANCE)
    asked = open_disbursement(province="BG", facts=facts, actor=people.host, at=SENT)
    rows = (RequestedRow(line=picked(line(contract.task, COUNTERPART)), amount=1),)
    typed = DisbursementFacts(lines=rows)
    assert refused(asked, "write", actor=people.host, at=SENT, facts=typed) == ("strange_line",)
    assert refused(asked, "request", actor=people.host, at=SENT) == ("nothing_asked",)


def test_a_stranger_asks_for_nothing(people):
    facts = OpeningFacts(contract=picked(running(people)), purpose=PurposeChoice.ADVANCE)
    stranger = actor_from(seated(Role.PROPOSER, "Người lạ", institute("Viện Khác")))
    with pytest.raises(Refused) as caught:
        open_disbursement(province="BG", facts=facts, actor=stranger, at=SENT)
    assert caught.value.codes == ("not_the_host",)


def test_money_stops_when_a_later_stage_objects(people, monkeypatch):
    asked = appraised(people, requested(people, running(people), 100))
    objection = Refusal(code="reports_missed", message="Thiếu báo cáo", basis=("TT09-2014:9.1",))
    monkeypatch.setattr(objections, "_objections", [lambda _contract: None, lambda _contract: objection])
    assert refused(asked, "pay", actor=people.director, at=SENT, facts=VOUCHER) == ("reports_missed",)


def test_a_paused_contract_pays_nothing(people):
    contract = running(people)
    asked = appraised(people, requested(people, contract, 100))
    act(contract, "pause", actor=people.director, at=SENT, facts=ReasonFacts(reason="Kiểm tra"))
    assert refused(asked, "pay", actor=people.director, at=SENT, facts=VOUCHER) == ("contract_does_not_pay",)


def test_what_is_cut_has_a_reason_and_is_never_more_than_asked(people):
    asked = requested(people, running(people), 300)
    (row,) = asked.lines.all()

    def found(amount: int, reason: str = "") -> AppraisalFacts:
        return AppraisalFacts(lines=(GrantedRow(line=picked(row), amount=amount, reason=reason),))

    for amount, code in ((301, "above_request"), (200, "no_reason")):
        assert refused(asked, "appraise", actor=people.finance, at=SENT, facts=found(amount)) == (code,)
    asked = act(asked, "appraise", actor=people.finance, at=SENT, facts=found(200, "Chưa có báo giá")).subject
    act(asked, "pay", actor=people.director, at=SENT, facts=VOUCHER)
    assert line(asked.task).paid == 200


def test_a_returned_request_is_measured_again(people):
    asked = requested(people, running(people), 300)
    why = ReasonFacts(reason="Thiếu bảng kê")
    asked = act(asked, "return_for_supplement", actor=people.finance, at=SENT, facts=why).subject
    assert (asked.state, asked.due_basis) == ("returned", "GIEO-MACDINH:1")
    rows = (RequestedRow(line=picked(line(asked.task)), amount=550),)
    again = {"actor": people.host, "at": SENT, "facts": DisbursementFacts(lines=rows)}
    assert refused(asked, "request_again", **again) == ("first_advance_too_large",)
    asked.refresh_from_db()
    assert (asked.state, asked.lines.get().requested) == ("returned", 300)
    again["facts"] = DisbursementFacts(lines=(rows[0].model_copy(update={"amount": 200}),))
    assert act(asked, "request_again", **again).subject.state == "requested"


def test_a_refused_or_withdrawn_request_moves_nothing(people):
    contract = running(people)
    asked = requested(people, contract, 300)
    act(asked, "refuse", actor=people.finance, at=SENT, facts=ReasonFacts(reason="Chưa có dự toán"))
    act(requested(people, contract, 300), "withdraw", actor=people.host, at=SENT)
    assert line(contract.task).paid == 0


def test_money_is_cleared_or_comes_back_down_to_nothing(people):
    payment = paid(people, running(people), 500)
    assert refused(payment, "close", actor=people.finance, at=LATER) == ("not_cleared",)
    with pytest.raises(Refused) as caught:
        cleared(people, payment, 501)
    assert caught.value.codes == ("above_open",)
    payment = cleared(people, payment, 420)
    rows = (RecoveredRow(line=picked(payment.lines.get()), amount=80),)
    facts = RecoverFacts(lines=rows, voucher="NT 01")
    payment = act(payment, "recover", actor=people.finance, at=LATER, facts=facts).subject
    assert line(payment.task).recovered == 80
    assert act(payment, "close", actor=people.finance, at=LATER).subject.state == "cleared"
    assert list(invariants.faults()) == []


def test_the_last_payment_waits_for_the_acceptance(people):
    contract = running(people)
    run_clocks(at=moment("2027-01-10 00:05"))
    later = moment("2027-02-01 09:00")
    with pytest.raises(Refused) as caught:
        requested(people, contract, 600, at=later, purpose=PurposeChoice.LAST)
    assert caught.value.codes == ("not_accepted",)
    Task.objects.filter(pk=contract.task_id).update(rating="met")
    assert requested(people, contract, 600, at=later, purpose=PurposeChoice.LAST).state == "requested"


def test_a_milestone_pays_once_it_is_met_and_only_its_sum(people):
    rows = (
        MilestoneRow(name="Mốc 1", due_on=moment("2025-06-30 00:00").date(), result="Báo cáo", amount=400),
        MilestoneRow(name="Mốc 2", due_on=moment("2026-06-30 00:00").date(), result="Giống", amount=600),
    )
    contract = running(people, rulebook=L2025, milestones=rows)
    first = contract.milestones.get(order=1)
    asking: dict[str, Any] = {"purpose": PurposeChoice.MILESTONE, "milestone": picked(first)}
    with pytest.raises(Refused) as caught:
        requested(people, contract, 400, **asking)
    assert caught.value.codes == ("milestone_not_met",)
    verdict = JudgeFacts(milestone=picked(first), verdict=Judgement.MET, document="BG-KT-2025-0001")
    judge_milestone(contract=contract, facts=verdict, at=LATER)
    judge_milestone(contract=contract, facts=verdict, at=LATER)
    assert trail.history_of(contract).filter(name="judge_milestone").count() == 1
    with pytest.raises(Refused) as caught:
        requested(people, contract, 401, **asking)
    assert caught.value.codes == ("above_milestone",)
    paid(people, contract, 400, **asking)
    with pytest.raises(Refused) as caught:
        requested(people, contract, 100, **asking)
    assert caught.value.codes == ("already_released",)


@pytest.mark.django_db(transaction=True)
def test_two_payments_at_once_cannot_pay_a_line_twice():
    people = cast()
    contract = running(people)
    waiting = [appraised(people, requested(people, contract, 400)) for _each in range(2)]
    together = Barrier(2, timeout=20)

    def pay(asked: Disbursement) -> str:
        try:
            together.wait()
            return act(asked, "pay", actor=people.director, at=SENT, facts=VOUCHER).subject.state
        except Refused as refused_:
            return " ".join(refused_.codes)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as payers:
        outcomes = sorted(payers.map(pay, waiting))
    assert outcomes == ["above_contracted too_little_cleared", "paid"]
    assert MoneyLine.objects.get(task=contract.task, source=STATE, year=2025).paid == 400
    assert list(invariants.faults()) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"paid": 400}, "the payments do not sum"),
        ({"contracted": 599}, "a contract does not sum"),
    ],
)
def test_the_invariant_finds_money_that_was_moved_by_hand(people, change, fault):
    contract = running(people)
    paid(people, contract, 300)
    MoneyLine.objects.filter(task=contract.task, source=STATE, year=2025).update(**change)
    assert any(found.startswith(fault) for found in invariants.faults())
