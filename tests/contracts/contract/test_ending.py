"""A contract ends with its term, or before it with a lawful refund; it is settled once and closed out with all papers."""

from datetime import date
from itertools import pairwise

import pytest
from django.db import DatabaseError, transaction

from gieo.contracts import invariants
from gieo.contracts.contract.facts import (
    ArchivedRow,
    ArchiveFacts,
    CausedTerminateFacts,
    CauseOfFailure,
    CloseOutFacts,
    FollowFacts,
    ProposeTerminationFacts,
    ReasonFacts,
    ReturnedFacts,
    ReturnedRow,
    RiskFacts,
    SettleFacts,
    TerminateFacts,
    TerminationGround,
)
from gieo.contracts.contract.kind import CONTRACT_KIND
from gieo.contracts.contract.papers import PAPERS as PRINTED
from gieo.contracts.contract.workflow import CONTRACT
from gieo.contracts.disbursement.facts import ClearedRow, ClearFacts, RecoveredRow, RecoverFacts
from gieo.core import trail
from gieo.dossiers.official import paper_of
from gieo.dossiers.services.act import act
from gieo.dossiers.services.run_clocks import run_clocks
from gieo.kernel.actors import Role
from gieo.kernel.workflow import Attempt
from gieo.registry.models import Task
from tests.conftest import moment
from tests.contracts.makers import L2025, SENT, actor_from, paid, picked, refused, running, seated

pytestmark = [pytest.mark.db, pytest.mark.django_db]

WHY = ReasonFacts(reason="Dịch bệnh trên cây")
LATER = moment("2025-09-01 09:00")
AFTER = moment("2027-01-10 00:05")
SETTLEMENT = SettleFacts(decision="45/TB-SKHCN ngày 01/04/2027")
PROPOSAL = ProposeTerminationFacts(ground=TerminationGround.SUSPENDED, reason="Cây chết", work_done="Một nửa")
PAPERS = CloseOutFacts(
    minutes="01/BBTL",
    products_handed_over=True,
    assets_handed_over=True,
    certificate="12/GCN ngày 01/05/2027",
    recognition="90/QĐ-UBND ngày 10/05/2027",
)
DECISION = {"decision": "77/QĐ-UBND", "products": "Bàn giao Sở", "unproven": 0}


def ended(people, **changes):
    contract = running(people, **changes)
    assert run_clocks(at=AFTER) >= 1
    contract.refresh_from_db()
    return contract


def rated(contract, rating: str = "met"):
    Task.objects.filter(pk=contract.task_id).update(rating=rating)


def terminating(people, contract):
    contract = act(contract, "propose_termination", actor=people.host, at=LATER, facts=PROPOSAL).subject
    return act(contract, "stop_work", actor=people.director, at=LATER, facts=WHY).subject


def cleared(people, payment, amount):
    rows = tuple(ClearedRow(line=picked(each), amount=amount) for each in payment.lines.all())
    facts = ClearFacts(lines=rows, document="Xác nhận 01")
    return act(payment, "clear", actor=people.finance, at=LATER, facts=facts).subject


def recovered(people, payment, amount):
    rows = tuple(RecoveredRow(line=picked(each), amount=amount) for each in payment.lines.all())
    facts = RecoverFacts(lines=rows, voucher="NT 01")
    return act(payment, "recover", actor=people.finance, at=LATER, facts=facts).subject


def test_the_term_ends_by_itself_on_its_last_day(people):
    contract = running(people)
    run_clocks(at=moment("2027-01-09 23:59"))
    contract.refresh_from_db()
    assert contract.state == "running"
    run_clocks(at=AFTER)
    contract.refresh_from_db()
    assert (contract.state, contract.ended_on) == ("ended", date(2027, 1, 10))
    assert (contract.due_at.date(), contract.due_basis) == (date(2027, 5, 10), "ND95-2014:15.2e")


def test_a_pause_stops_the_work_but_not_the_term(people):
    contract = act(running(people), "pause", actor=people.director, at=LATER, facts=WHY).subject
    assert (contract.stopped_on, contract.due_at.date()) == (date(2025, 9, 1), date(2027, 1, 9))
    contract = act(contract, "resume", actor=people.director, at=LATER, facts=WHY).subject
    assert (contract.state, contract.stopped_on) == ("running", None)


def test_a_settlement_waits_for_the_acceptance_and_for_every_advance(people):
    contract = running(people)
    payment = paid(people, contract, 500)
    run_clocks(at=AFTER)
    attempt = {"actor": people.finance, "at": AFTER, "facts": SETTLEMENT}
    assert refused(contract, "settle", **attempt) == ("not_accepted", "advances_open")
    rated(contract)
    cleared(people, payment, 500)
    settled = act(contract, "settle", **attempt).subject
    assert settled.state == "settled"
    assert [each.settled for each in contract.task.money.order_by("source", "year")] == [0, 500, 0]
    assert list(invariants.faults()) == []


def test_a_liquidation_waits_for_products_assets_certificate_and_recognition(people):
    contract = ended(people)
    rated(contract)
    contract = act(contract, "settle", actor=people.finance, at=AFTER, facts=SETTLEMENT).subject
    bare = CloseOutFacts(minutes="01/BBTL")
    codes = refused(contract, "close_out", actor=people.director, at=AFTER, facts=bare)
    assert codes == ("not_handed_over", "no_certificate", "not_recognised")
    closed = act(contract, "close_out", actor=people.director, at=AFTER, facts=PAPERS).subject
    assert (closed.state, closed.closed_on) == ("closed_out", date(2027, 1, 10))
    assert (f"{closed.due_at:%Y-%m-%d}", closed.due_basis) == ("2028-01-10", "ND30-2020:30")
    records = (ArchivedRow(title="Hợp đồng và phụ lục", pages=24, kept="20 năm"),)
    handed = ArchiveFacts(records=records, receiver="Lưu trữ Sở", handed_over_on=date(2027, 3, 1))
    assert refused(closed, "archive", actor=people.officer, at=AFTER, facts=handed) == ("not_yours",)
    clerk = actor_from(seated(Role.RECORDS_CLERK, "Văn thư Nga"))
    done = act(closed, "archive", actor=clerk, at=AFTER, facts=handed)
    assert (done.subject.state, done.subject.due_at) == ("archived", None)
    said = [str(paper_of(PRINTED[key], done.subject, done.entry)) for key in ("archive_list", "handover_minutes")]
    assert all("24" in each for each in said)
    assert "02 bản" in said[1]
    assert list(invariants.faults()) == []


def test_the_law_of_2025_asks_no_recognition_before_a_liquidation(people):
    contract = ended(people, rulebook=L2025)
    rated(contract)
    contract = act(contract, "settle", actor=people.finance, at=AFTER, facts=SETTLEMENT).subject
    facts = CloseOutFacts(minutes="01/BBTL", products_handed_over=True, assets_handed_over=True)
    assert act(contract, "close_out", actor=people.director, at=AFTER, facts=facts).subject.state == "closed_out"


def test_nothing_is_terminated_before_the_host_was_told_to_stop(people):
    contract = act(running(people), "propose_termination", actor=people.officer, at=LATER, facts=PROPOSAL).subject
    facts = CausedTerminateFacts(**DECISION, unused=0, proven=0, refund=0, cause=CauseOfFailure.OBJECTIVE)
    assert refused(contract, "terminate", actor=people.chairman, at=LATER, facts=facts) == ("not_stopped",)
    assert contract.due_basis == "TT04-2015:22"


def test_a_refund_lies_between_the_least_and_the_most_of_the_law(people):
    contract = running(people)
    payment = paid(people, contract, 500)
    contract = terminating(people, contract)
    guess = CausedTerminateFacts(**DECISION, unused=100, proven=300, refund=100, cause=CauseOfFailure.SUBJECTIVE)
    codes = refused(contract, "terminate", actor=people.chairman, at=LATER, facts=guess)
    assert codes == ("money_not_explained", "unlawful_refund")
    lawful = guess.model_copy(update={"proven": 400, "refund": 100 + 120})
    contract = act(contract, "terminate", actor=people.chairman, at=LATER, facts=lawful).subject
    assert (contract.state, contract.refund_due, contract.due_basis) == ("terminated", 220, "TTLT27-2015:17")
    attempt = {"actor": people.finance, "at": LATER, "facts": SETTLEMENT}
    assert refused(contract, "settle_terminated", **attempt) == ("refund_not_paid", "advances_open")
    cleared(people, recovered(people, payment, 220), 280)
    contract = act(contract, "settle_terminated", **attempt).subject
    assert act(contract, "close_out", actor=people.director, at=LATER, facts=PAPERS).subject.state == "closed_out"
    assert [each.settled for each in contract.task.money.order_by("source", "year")] == [0, 280, 0]
    assert list(invariants.faults()) == []


def test_what_was_confirmed_as_spent_comes_back_by_the_decision_latest_payment_first(people):
    contract = running(people)
    first, second = (cleared(people, paid(people, contract, amount), amount) for amount in (300, 200))
    first = act(first, "close", actor=people.finance, at=LATER).subject
    contract = terminating(people, contract)
    facts = CausedTerminateFacts(**DECISION, unused=0, proven=500, refund=250, cause=CauseOfFailure.SUBJECTIVE)
    contract = act(contract, "terminate", actor=people.chairman, at=LATER, facts=facts).subject
    (line,) = CONTRACT_KIND.suggests("refund", contract, people.finance)["lines"]
    assert line["amount"] == 250
    row = ReturnedRow(line=picked(contract.task.money.get(pk=line["line"]["id"])), amount=250)
    attempt = {"actor": people.finance, "at": LATER}
    for amount, codes in ((501, ("above_refund_due", "above_paid")), (251, ("above_refund_due",))):
        too_much = ReturnedFacts(lines=(row.model_copy(update={"amount": amount}),), voucher="NT 01")
        assert refused(contract, "refund", facts=too_much, **attempt) == codes
    contract = act(contract, "refund", facts=ReturnedFacts(lines=(row,), voucher="NT 01"), **attempt).subject
    parts = [(each.cleared, each.recovered) for payment in (first, second) for each in payment.lines.all()]
    assert parts == [(250, 50), (0, 200)]
    assert CONTRACT_KIND.suggests("refund", contract, people.finance)["lines"] == []
    second.refresh_from_db()
    act(second, "close", actor=people.finance, at=LATER)
    contract = act(contract, "settle_terminated", facts=SETTLEMENT, **attempt).subject
    assert act(contract, "close_out", actor=people.director, at=LATER, facts=PAPERS).subject.state == "closed_out"
    assert list(invariants.faults()) == []


def test_an_accepted_risk_gives_back_only_what_was_not_used(people):
    contract = running(people, rulebook=L2025)
    paid(people, contract, 500)
    contract = terminating(people, contract)
    facts = RiskFacts(**DECISION, unused=100, proven=400, refund=500, followed_procedure=True, no_fraud=True)
    codes = refused(contract, "terminate_for_risk", actor=people.chairman, at=LATER, facts=facts)
    assert codes == ("risk_not_accepted", "unlawful_refund")
    whole = facts.model_copy(update={"reported_in_time": True, "refund": 100})
    contract = act(contract, "terminate_for_risk", actor=people.chairman, at=LATER, facts=whole).subject
    assert (contract.state, contract.refund_due) == ("terminated_risk", 100)


def test_a_fault_gives_back_the_share_of_the_law_before(people):
    contract = running(people, rulebook=L2025)
    paid(people, contract, 500)
    contract = terminating(people, contract)
    facts = TerminateFacts(**DECISION, unused=0, proven=500, refund=149)
    assert refused(contract, "terminate_for_fault", actor=people.chairman, at=LATER, facts=facts) == (
        "unlawful_refund",
    )
    enough = facts.model_copy(update={"refund": 150})
    assert act(contract, "terminate_for_fault", actor=people.chairman, at=LATER, facts=enough).subject.refund_due == 150


@pytest.mark.parametrize(
    ("rulebook", "closed"), [(None, {"terminate_for_risk", "terminate_for_fault"}), (L2025, {"terminate"})]
)
def test_each_law_knows_its_own_ways_to_end(people, rulebook, closed):
    contract = terminating(people, running(people, **({"rulebook": rulebook} if rulebook else {})))
    shown = {option.row.name for option in CONTRACT.options(contract, Attempt(actor=people.chairman, at=LATER))}
    ways = {"terminate", "terminate_for_risk", "terminate_for_fault"}
    assert ways - shown == closed


def test_a_host_that_fails_the_acceptance_is_terminated_after_the_term(people):
    contract = ended(people)
    rated(contract, "not_met")
    proposal = PROPOSAL.model_copy(update={"ground": TerminationGround.NOT_MET})
    contract = act(contract, "propose_termination", actor=people.officer, at=AFTER, facts=proposal).subject
    assert refused(contract, "go_on", actor=people.director, at=AFTER, facts=WHY) == ("term_is_over",)
    facts = CausedTerminateFacts(**DECISION, unused=0, proven=0, refund=0, cause=CauseOfFailure.SUBJECTIVE)
    assert act(contract, "terminate", actor=people.chairman, at=AFTER, facts=facts).subject.state == "terminated"


def test_a_proposal_that_is_dropped_lets_the_work_go_on_or_the_acceptance_come(people):
    contract = terminating(people, running(people))
    assert refused(contract, "wait_for_acceptance", actor=people.director, at=LATER, facts=WHY) == ("term_is_not_over",)
    contract = act(contract, "go_on", actor=people.director, at=LATER, facts=WHY).subject
    assert (contract.state, contract.stopped_on, contract.due_at.date()) == ("running", None, date(2027, 1, 9))


def test_the_host_is_the_party_and_holds_a_running_contract(people):
    contract = running(people)
    assert contract.parties()[Role.HOST].holds(people.host)
    assert not contract.parties()[Role.COUNCIL_MEMBER].holds(people.council)
    facts = FollowFacts(follower=picked(people.member))
    contract = act(contract, "assign_follower", actor=people.officer, at=SENT, facts=facts).subject
    assert contract.parties()[Role.COUNCIL_MEMBER].holds(people.council)


@pytest.mark.requirement("CT-4-2a")
def test_every_state_on_the_way_is_dated_and_signed_and_nothing_jumps(people):
    contract = ended(people)
    rated(contract)
    contract = act(contract, "settle", actor=people.finance, at=AFTER, facts=SETTLEMENT).subject
    contract = act(contract, "close_out", actor=people.director, at=AFTER, facts=PAPERS).subject
    entries = list(trail.history_of(contract))
    assert [entry.target for entry in entries] == [
        "draft", "draft", "signed_by_host", "signed", "running", "ended", "settled", "closed_out",
    ]  # fmt: skip
    assert all(earlier.target == later.source for earlier, later in pairwise(entries))
    assert all(entry.at and entry.actor_name and entry.legal_basis for entry in entries)
    with pytest.raises(DatabaseError, match="no row of the contract table"), transaction.atomic():
        type(contract).objects.filter(pk=contract.pk).update(state="running")
