"""Two hosts on one order: the weaker stops at a milestone, keeps what it spent properly, and the other goes on."""

from datetime import date

import pytest

from gieo.contracts import invariants
from gieo.contracts.contract.facts import (
    CloseOutFacts,
    JudgeFacts,
    Judgement,
    MilestoneRow,
    ReturnedFacts,
    ReturnedRow,
    TerminateFacts,
    TerminationGround,
)
from gieo.contracts.contract.papers import PAPERS
from gieo.contracts.contract.workflow import CONTRACT
from gieo.contracts.models import Contract
from gieo.core import trail
from gieo.dossiers.official import paper_of
from gieo.dossiers.services.act import act
from gieo.kernel.workflow import Attempt
from gieo.registry.models import Structure, TaskGroup
from tests.contracts.contract.test_ending import LATER, PROPOSAL, SETTLEMENT, WHY, cleared
from tests.contracts.makers import L2025, paid, picked, refused, running

pytestmark = [pytest.mark.db, pytest.mark.django_db]

MILESTONE = MilestoneRow(name="Mốc 1", due_on=date(2025, 8, 1), result="Một báo cáo")
DECISION = {"decision": "77/QĐ-UBND", "products": "Bàn giao Sở", "unproven": 0}


def pair(people, structure=Structure.PARALLEL) -> tuple[Contract, Contract]:
    group = TaskGroup.objects.create(province=people.province, title="Nhân giống hồng", structure=structure)
    first, second = (
        running(people, rulebook=L2025, milestones=(MILESTONE,), group=group, title=title)
        for title in ("Nuôi cấy mô", "Ghép")
    )
    return first, second


def judged(people, contract: Contract, verdict: Judgement) -> Contract:
    facts = JudgeFacts(milestone=picked(contract.milestones.get()), verdict=verdict, document="Biên bản 01")
    return act(contract, "judge_milestone", actor=people.officer, at=LATER, facts=facts).subject


def terminating(people, contract: Contract) -> Contract:
    why = PROPOSAL.model_copy(update={"ground": TerminationGround.PARALLEL})
    contract = act(contract, "propose_termination", actor=people.officer, at=LATER, facts=why).subject
    return act(contract, "stop_work", actor=people.director, at=LATER, facts=WHY).subject


def test_the_weaker_of_two_stops_at_a_milestone_and_gives_back_only_what_it_did_not_use(people):
    weak, strong = pair(people)
    payment = paid(people, weak, 500)
    weak = terminating(people, judged(people, weak, Judgement.END))
    facts = TerminateFacts(**DECISION, unused=100, proven=400, refund=100)
    attempt = {"actor": people.chairman, "at": LATER}
    assert refused(weak, "stop_parallel", facts=facts, **attempt) == ("nobody_goes_on",)
    judged(people, strong, Judgement.MET)
    for refund in (99, 101, 260):
        wrong = facts.model_copy(update={"refund": refund})
        assert refused(weak, "stop_parallel", facts=wrong, **attempt) == ("unlawful_refund",)
    weak = act(weak, "stop_parallel", facts=facts, **attempt).subject
    assert (weak.state, weak.refund_due) == ("stopped_parallel", 100)
    decided = trail.history_of(weak).last()
    assert decided
    assert "hoàn trả 100 đ" in str(paper_of(PAPERS["termination_decision"], weak, decided))

    line = weak.task.money.get(paid__gt=0)
    money = {"actor": people.finance, "at": LATER}
    assert refused(weak, "settle_terminated", facts=SETTLEMENT, **money) == ("refund_not_paid", "advances_open")
    back = ReturnedFacts(lines=(ReturnedRow(line=picked(line), amount=100),), voucher="NT 01")
    weak = act(weak, "refund_after_stop", facts=back, **money).subject
    payment.refresh_from_db()
    cleared(people, payment, 400)
    weak = act(weak, "settle_terminated", facts=SETTLEMENT, **money).subject
    papers = CloseOutFacts(minutes="01/BBTL", products_handed_over=True, assets_handed_over=True)
    assert act(weak, "close_out", actor=people.director, at=LATER, facts=papers).subject.state == "closed_out"
    strong.refresh_from_db()
    assert strong.state == "running"
    assert list(invariants.faults()) == []


@pytest.mark.parametrize("structure", [Structure.CLUSTER, Structure.CHAIN])
def test_what_belongs_together_in_another_way_loses_to_nobody(people, structure):
    one, other = pair(people, structure)
    judged(people, other, Judgement.MET)
    one = terminating(people, judged(people, one, Judgement.END))
    facts = TerminateFacts(**DECISION, unused=0, proven=0, refund=0)
    codes = refused(one, "stop_parallel", actor=people.chairman, at=LATER, facts=facts)
    assert codes == ("not_parallel",)


def test_a_task_by_itself_and_one_that_no_evaluation_ends_are_not_stopped_so(people):
    alone = terminating(people, running(people, rulebook=L2025, milestones=(MILESTONE,)))
    facts = TerminateFacts(**DECISION, unused=0, proven=0, refund=0)
    attempt = {"actor": people.chairman, "at": LATER, "facts": facts}
    assert refused(alone, "stop_parallel", **attempt) == ("not_parallel", "no_milestone_ends_it", "nobody_goes_on")
    weak, strong = pair(people)
    judged(people, strong, Judgement.MET)
    assert refused(terminating(people, weak), "stop_parallel", **attempt) == ("no_milestone_ends_it",)


def test_the_law_of_2013_knows_no_hosts_side_by_side(people):
    contract = terminating(people, running(people))
    shown = {option.row.name for option in CONTRACT.options(contract, Attempt(actor=people.chairman, at=LATER))}
    assert "stop_parallel" not in shown
