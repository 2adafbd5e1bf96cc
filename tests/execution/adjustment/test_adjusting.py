"""What may change of a running task is asked of whoever decides, or notified, and changes contract and task together."""

from datetime import date

import pytest

from gieo.contracts import invariants
from gieo.contracts.contract.facts import MoneyChange, ProductRow
from gieo.contracts.models import Contract
from gieo.core import trail
from gieo.dossiers.selectors import visible_to
from gieo.dossiers.services.act import act
from gieo.dossiers.services.run_clocks import run_clocks
from gieo.execution.adjustment.facts import AdjustmentFacts, DecideFacts, OpeningFacts, OpinionFacts, ReasonFacts
from gieo.execution.models import Adjustment
from gieo.execution.services.open_adjustment import open_adjustment
from gieo.kernel.actors import Role
from gieo.kernel.asking import Picked
from gieo.kernel.refusal import Refused
from gieo.registry.models import Task
from tests.conftest import moment
from tests.contracts.makers import COUNTERPART, L2025, actor_from, institute, line, picked, refused, running, seated

pytestmark = [pytest.mark.db, pytest.mark.django_db]

ASKED = moment("2026-02-02 09:00")
DECIDED = moment("2026-02-20 09:00")
DECISION = DecideFacts(decision="88/QĐ-UBND ngày 20/02/2026")
OPINION = OpinionFacts(council_opinion="BB 03 ngày 10/02/2026", council_agrees=True)


def adjustment(people, contract, subject: str, **changes) -> Adjustment:
    facts = OpeningFacts(contract=picked(contract), subject=Picked(id=subject, name=subject))
    opened = open_adjustment(province="BG", facts=facts, actor=people.host, at=ASKED)
    typed = AdjustmentFacts(**{"reason": "Mưa kéo dài", **changes})
    return act(opened, "write", actor=people.host, at=ASKED, facts=typed).subject


def asked(people, *args, **changes) -> Adjustment:
    return act(adjustment(people, *args, **changes), "request", actor=people.host, at=ASKED).subject


def approved(people, dossier: Adjustment) -> Adjustment:
    return act(dossier, "approve", actor=people.chairman, at=DECIDED, facts=DECISION).subject


def shown(*keys: str) -> tuple[Picked, ...]:
    return tuple(Picked(id=key, name=key) for key in keys)


@pytest.mark.requirement("CT-8-1a")
def test_an_extension_moves_the_end_of_contract_and_task_and_keeps_before_and_after(people):
    contract = running(people)
    dossier = asked(people, contract, "extension", months=6)
    assert (dossier.due_at.date(), dossier.due_basis) == (date(2026, 3, 4), "TT04-2015:20.1")
    assert approved(people, dossier).state == "approved"
    contract, task = Contract.objects.get(pk=contract.pk), Task.objects.get(pk=contract.task_id)
    assert (contract.ends_on, task.ends_on, contract.due_at.date()) == (*[date(2027, 7, 9)] * 2, date(2027, 7, 9))
    assert (contract.agreed_end, contract.extensions, contract.amendments) == (date(2027, 1, 9), 1, 1)
    amended = trail.history_of(contract).last()
    assert amended.name == "amend"
    told = {key: amended.facts[key] for key in ("before", "after", "decision", "adjustment")}
    assert told == {
        "before": "09/01/2027", "after": "09/07/2027", "decision": DECISION.decision, "adjustment": dossier.number,
    }  # fmt: skip


def test_a_second_or_too_long_or_late_extension_is_refused_with_the_article(people):
    contract = running(people)
    with pytest.raises(Refused) as caught:
        asked(people, contract, "extension", months=7)
    assert caught.value.codes == ("extension_too_long",)
    approved(people, asked(people, contract, "extension", months=6))
    contract.refresh_from_db()
    with pytest.raises(Refused) as caught:
        asked(people, contract, "extension", months=6)
    assert caught.value.codes == ("extended_already",)


def test_each_law_has_its_own_longest_extension_and_its_own_decider(people):
    contract = running(people, rulebook=L2025)
    dossier = asked(people, contract, "extension", months=12)
    assert act(dossier, "approve", actor=people.director, at=DECIDED, facts=DECISION).subject.state == "approved"


def test_what_the_authority_decides_the_director_decides_by_delegation_only(people):
    dossier = asked(people, running(people), "extension", months=6)
    assert refused(dossier, "approve", actor=people.director, at=DECIDED, facts=DECISION) == ("no_delegation",)
    facts = DECISION.model_copy(update={"delegation": "QĐ 15/QĐ-UBND"})
    assert act(dossier, "approve", actor=people.director, at=DECIDED, facts=facts).subject.state == "approved"


def test_a_title_changes_only_with_the_consent_of_who_ordered_and_a_council_in_favour(people):
    contract = running(people)
    with pytest.raises(Refused) as caught:
        asked(people, contract, "title", after="Tên mới")
    assert caught.value.codes == ("requirement_missing",)
    dossier = asked(people, contract, "title", after="Tên mới", shown=shown("ordering_consent"))
    assert refused(dossier, "approve", actor=people.chairman, at=DECIDED, facts=DECISION) == ("requirement_missing",)
    due = dossier.due_at
    dossier = act(dossier, "record_opinion", actor=people.officer, at=DECIDED, facts=OPINION).subject
    assert dossier.due_at == due
    approved(people, dossier)
    assert (Contract.objects.get().title, Task.objects.get().title) == ("Tên mới", "Tên mới")


@pytest.mark.parametrize("subject", ["lump_total", "lump_sum_mode", "management_cost"])
def test_what_nobody_may_change_is_not_asked_for(people, subject):
    with pytest.raises(Refused) as caught:
        asked(people, running(people), subject, after="Khác")
    assert caught.value.codes == ("locked",)


def test_what_the_host_decides_is_notified_and_stands_when_nobody_objects(people):
    contract = running(people)
    dossier = adjustment(people, contract, "members", after="Thêm KS Tâm", shown=shown("both_consent"))
    assert refused(dossier, "request", actor=people.host, at=ASKED) == ("host_decides",)
    assert refused(dossier, "notify", actor=people.host, at=ASKED) == ("no_own_decision",)
    own = {"own_decision": "12/QĐ-VNN", "own_decided_on": date(2026, 1, 30)}
    dossier = adjustment(people, contract, "members", after="Thêm KS Tâm", shown=shown("both_consent"), **own)
    dossier = act(dossier, "notify", actor=people.host, at=ASKED).subject
    assert (dossier.due_at.date(), dossier.due_basis) == (date(2026, 2, 9), "TT04-2015:20.2b")
    assert refused(dossier, "object", actor=people.director, at=ASKED, facts=ReasonFacts(reason="x")) == (
        "no_objection",
    )
    run_clocks(at=moment("2026-02-10 00:05"))
    dossier.refresh_from_db()
    assert dossier.state == "in_force"
    assert trail.history_of(contract).last().facts["after"] == "Thêm KS Tâm"


def test_another_leader_may_be_objected_to_and_reads_everything_once_he_leads(people):
    contract, own = running(people), {"own_decision": "12/QĐ-VNN", "own_decided_on": date(2026, 1, 30)}
    newcomer = seated(Role.PROPOSER, "Chủ nhiệm Quang", institute("Viện Khác"))
    change = {"new_investigator": picked(newcomer), "shown": shown("new_one_eligible", "ill"), **own}
    dossier = act(
        adjustment(people, contract, "principal_investigator", **change), "notify", actor=people.host, at=ASKED
    ).subject
    why = ReasonFacts(reason="Không đúng chuyên ngành")
    assert act(dossier, "object", actor=people.director, at=ASKED, facts=why).subject.state == "objected"
    again = adjustment(people, contract, "principal_investigator", **change)
    again = act(again, "notify", actor=people.host, at=ASKED).subject
    act(again, "acknowledge", actor=people.officer, at=ASKED)
    assert Task.objects.get().principal_investigator == newcomer
    assert visible_to(actor_from(newcomer)).filter(number=contract.number).exists()


def test_another_host_takes_over_only_on_a_merger(people):
    contract, heir = running(people), institute("Viện hợp nhất")
    with pytest.raises(Refused) as caught:
        asked(people, contract, "host", new_host=picked(heir))
    assert caught.value.codes == ("no_ground",)
    approved(people, asked(people, contract, "host", new_host=picked(heir), shown=shown("merged")))
    contract.refresh_from_db()
    assert (contract.party_b, contract.task.host) == ("Viện hợp nhất", heir)
    heirs = actor_from(seated(Role.PROPOSER, "Viện trưởng mới", heir))
    assert visible_to(heirs).filter(number=contract.number).exists()


def test_products_change_by_rows_never_under_the_law_of_2025(people):
    rows = (ProductRow(name="Hai giống vải", quantity="2"),)
    proven = {"products": rows, "shown": shown("ordering_consent")}
    dossier = asked(people, running(people), "product", **proven)
    dossier = act(dossier, "record_opinion", actor=people.officer, at=DECIDED, facts=OPINION).subject
    approved(people, dossier)
    assert Task.objects.get().products == [{"name": "Hai giống vải", "quality": "", "unit": "", "quantity": "2"}]
    with pytest.raises(Refused) as caught:
        asked(people, running(people, rulebook=L2025), "product", products=rows)
    assert caught.value.codes == ("locked",)


def test_counterpart_money_may_grow_and_the_contract_with_it_but_not_shrink(people):
    contract, own = running(people), {"own_decision": "12/QĐ-VNN", "own_decided_on": date(2026, 1, 30)}

    def wanted(amount: int) -> Adjustment:
        rows = (MoneyChange(line=picked(line(contract.task, COUNTERPART)), amount=amount),)
        return adjustment(people, contract, "counterpart_money", money=rows, **own)

    assert refused(wanted(199), "notify", actor=people.host, at=ASKED) == ("total_not_less",)
    dossier = act(wanted(300), "notify", actor=people.host, at=ASKED).subject
    act(dossier, "acknowledge", actor=people.officer, at=ASKED)
    contract.refresh_from_db()
    assert (contract.other_amount, line(contract.task, COUNTERPART).contracted) == (300, 300)
    assert list(invariants.faults()) == []


def test_non_lump_money_grows_with_advice_and_room_only_and_never_eats_the_lump(people):
    contract = running(people)

    def rows(amount: int) -> tuple[MoneyChange, ...]:
        return (MoneyChange(line=picked(line(contract.task)), amount=amount),)

    with pytest.raises(Refused) as caught:
        adjustment(people, contract, "non_lump_money", money=rows(299))
    assert caught.value.codes == ("below_lump",)
    dossier = asked(people, contract, "non_lump_increase", money=rows(700), shown=shown("budget_room"))
    dossier = act(dossier, "record_opinion", actor=people.officer, at=DECIDED, facts=OPINION).subject
    approved(people, dossier)
    contract.refresh_from_db()
    assert (contract.non_lump_amount, contract.lump_amount, line(contract.task).approved) == (400, 700, 700)
    assert list(invariants.faults()) == []


def test_a_term_is_shortened_only_once_two_thirds_are_done(people):
    contract = running(people)
    with pytest.raises(Refused) as caught:
        asked(people, contract, "shortening", new_end=date(2026, 9, 9))
    assert caught.value.codes == ("too_little_done",)


def test_nothing_is_decided_once_the_contract_has_ended(people):
    contract = running(people)
    dossier = asked(people, contract, "extension", months=6)
    run_clocks(at=moment("2027-01-10 00:05"))
    late = {"actor": people.chairman, "at": moment("2027-01-11 09:00"), "facts": DECISION}
    assert refused(dossier, "approve", **late) == ("contract_not_running",)
    assert Contract.objects.get(pk=contract.pk).amendments == 0


def test_a_request_is_returned_refused_or_withdrawn_without_a_change(people):
    contract = running(people)
    dossier = asked(people, contract, "extension", months=6)
    why = ReasonFacts(reason="Thiếu giải trình")
    dossier = act(dossier, "return_for_supplement", actor=people.officer, at=ASKED, facts=why).subject
    typed = AdjustmentFacts(reason="Giải trình", months=3)
    dossier = act(dossier, "request_again", actor=people.host, at=ASKED, facts=typed).subject
    assert act(dossier, "refuse", actor=people.chairman, at=ASKED, facts=why).subject.state == "refused"
    other = asked(people, contract, "extension", months=6)
    assert act(other, "withdraw", actor=people.host, at=ASKED).subject.state == "withdrawn"
    assert Contract.objects.get(pk=contract.pk).amendments == 0


def test_an_empty_request_says_what_is_missing(people):
    contract = running(people)
    with pytest.raises(Refused) as caught:
        asked(people, contract, "extension")
    assert caught.value.codes == ("nothing_to_change",)
