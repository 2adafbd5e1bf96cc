"""Checks stand in a plan, are announced, held by a whole team, concluded, and confirm work and spending."""

from datetime import date

import pytest

from gieo.contracts.contract.facts import MilestoneRow
from gieo.core import trail
from gieo.dossiers.docket import entry_of
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.selectors import visible_to
from gieo.dossiers.services.act import act
from gieo.execution import selectors
from gieo.execution.adjustment.facts import AdjustmentFacts, DecideFacts, OpeningFacts
from gieo.execution.check.facts import (
    ConcludeFacts,
    EvaluationFacts,
    OccasionChoice,
    PlanFacts,
    ReasonFacts,
    SpendingFacts,
    WorkFacts,
)
from gieo.execution.check.workflow import CHECK
from gieo.execution.models import Organiser
from gieo.execution.services.open_adjustment import open_adjustment
from gieo.kernel.asking import Picked
from gieo.kernel.refusal import Refused
from gieo.kernel.workflow import Attempt
from tests.conftest import moment
from tests.contracts.makers import L2025, draft, picked, refused, requested, running
from tests.execution.makers import (
    NOTICED,
    VISITED,
    check_facts,
    held,
    minutes,
    notified,
    planned_check,
    team,
)

pytestmark = [pytest.mark.db, pytest.mark.django_db]

CONCLUSION = ConcludeFacts(conclusion="Đạt yêu cầu", met=True)


@pytest.mark.requirement("CT-4-2b")
def test_a_periodic_check_goes_from_the_plan_to_the_two_confirmations(people):
    check = held(people, notified(people, planned_check(people, running(people))))
    check = act(check, "conclude", actor=people.director, at=VISITED, facts=CONCLUSION).subject
    assert (check.due_at.date(), check.due_basis) == (date(2025, 12, 1), "TT04-2015:11.1")
    assert refused(check, "close", actor=people.officer, at=VISITED) == ("confirmations_missing",)
    check = act(check, "confirm_work", actor=people.officer, at=VISITED, facts=WorkFacts(work_done=40)).subject
    assert (check.due_at.date(), check.due_basis) == (date(2025, 12, 15), "TT04-2015:11.2")
    check = act(check, "confirm_spending", actor=people.finance, at=VISITED, facts=SpendingFacts(spending=300)).subject
    assert (check.state, check.work_done, check.spending_confirmed) == ("closed", 40, 300)
    assert [entry.name for entry in trail.history_of(check)][1:] == [
        "give_notice", "hold", "conclude", "confirm_work", "confirm_spending",
    ]  # fmt: skip


def test_a_periodic_check_is_announced_five_working_days_before(people):
    check = planned_check(people, running(people))
    late = {"actor": people.officer, "at": moment("2025-11-11 08:00"), "facts": CHECK["give_notice"].facts()}
    assert refused(check, "give_notice", **late) == ("notice_too_late",)
    assert act(check, "give_notice", **{**late, "at": moment("2025-11-10 23:59")}).subject.state == "notified"


@pytest.mark.requirement("CT-4-2b")
def test_an_unannounced_check_is_announced_on_its_day_and_ends_without_confirmations(people):
    check = planned_check(people, running(people), occasion=OccasionChoice.AD_HOC)
    check = held(people, notified(people, check, at=VISITED))
    check = act(check, "conclude", actor=people.director, at=VISITED, facts=CONCLUSION).subject
    assert act(check, "close", actor=people.officer, at=VISITED).subject.state == "closed"


def test_a_team_without_a_part_the_rulebook_names_is_not_announced(people):
    check = planned_check(people, running(people), team=team(people, without="specialist_unit"))
    assert refused(check, "give_notice", actor=people.officer, at=NOTICED) == ("team_incomplete",)
    whole = PlanFacts(planned_on=check.planned_on, reason=check.reason, team=team(people))
    check = act(check, "change_plan", actor=people.officer, at=NOTICED, facts=whole).subject
    assert notified(people, check).state == "notified"


def test_minutes_need_a_quorum_the_host_and_all_signatures(people):
    check = notified(people, planned_check(people, running(people)))
    two = tuple(picked(each.person) for each in check.team.filter(part="task_unit"))
    facts = minutes(check, present=two, host_present="", signed_by_host=False)
    codes = refused(check, "hold", actor=people.officer, at=VISITED, facts=facts)
    assert codes == ("no_quorum", "host_absent", "minutes_not_signed")


@pytest.mark.requirement("CT-4-1a")
def test_the_plan_of_the_council_shows_planned_done_and_overdue(people):
    contract = running(people)
    checks = [
        planned_check(people, contract, planned_on=date(2025, month, 17), team=team(people)) for month in (5, 9, 10, 11)
    ]
    held(people, notified(people, checks[0], at=moment("2025-05-02 08:00")), at=moment("2025-05-17 16:00"))
    act(checks[1], "cancel", actor=people.director, at=NOTICED, facts=ReasonFacts(reason="Trùng lịch"))
    plan = selectors.check_plan("BG", 2025, on=date(2025, 11, 1), organiser=Organiser.COUNCIL)
    assert (plan.planned, plan.done, plan.overdue, plan.cancelled) == (4, 1, 1, 1)
    assert selectors.check_plan("BG", 2025, on=date(2025, 11, 1), organiser=Organiser.DEPARTMENT).planned == 0


@pytest.mark.requirement("CT-4-2b")
def test_running_tasks_nobody_checked_for_twelve_months_are_listed(people):
    contract = running(people)
    assert selectors.unchecked_contracts("BG", on=date(2026, 1, 10)) == []
    assert selectors.unchecked_contracts("BG", on=date(2026, 1, 11)) == [(contract, None)]
    held(people, notified(people, planned_check(people, contract)))
    assert selectors.unchecked_contracts("BG", on=date(2026, 1, 11)) == []


def test_the_team_reads_the_plan_and_the_host_the_announcement(people):
    check = planned_check(people, running(people))
    assert visible_to(people.council).filter(number=check.number).exists()
    assert not visible_to(people.host).filter(number=check.number).exists()
    notified(people, check)
    assert visible_to(people.host).filter(number=check.number).exists()


def test_a_check_is_born_once_of_what_was_found(people):
    contract = running(people)
    parent = DocketEntry.objects.get(number=contract.number)
    first = planned_check(people, contract, parent=parent)
    assert planned_check(people, contract, parent=parent).pk == first.pk


def test_only_running_contracts_are_checked(people):
    with pytest.raises(Refused) as caught:
        planned_check(people, draft(people))
    assert caught.value.codes == ("not_running",)


MILESTONES = (
    MilestoneRow(name="Mốc 1", due_on=date(2025, 10, 30), result="Một báo cáo", amount=400),
    MilestoneRow(name="Mốc 2", due_on=date(2026, 6, 30), result="Một giống", amount=600),
)


@pytest.mark.parametrize(
    ("row", "verdict"),
    [
        ("evaluate_met", "met"),
        ("evaluate_adjust", "adjust"),
        ("evaluate_pause", "pause"),
        ("evaluate_end", "end"),
    ],
)
def test_an_evaluation_under_the_law_of_2025_judges_the_milestone(people, row, verdict):
    contract = running(people, rulebook=L2025, milestones=MILESTONES)
    check = held(people, notified(people, planned_check(people, contract)))
    facts = EvaluationFacts(conclusion="Theo biên bản", milestone=picked(contract.milestones.get(order=1)))
    check = act(check, row, actor=people.director, at=VISITED, facts=facts).subject
    milestone = contract.milestones.get(order=1)
    assert (check.met, milestone.verdict, milestone.judged_on) == (verdict == "met", verdict, date(2025, 11, 17))
    assert trail.history_of(contract).last().facts["document"] == check.number


@pytest.mark.parametrize(
    ("rulebook", "rows"),
    [(None, {"conclude"}), (L2025, {"evaluate_met", "evaluate_adjust", "evaluate_pause", "evaluate_end"})],
)
def test_each_law_concludes_in_its_own_way(people, rulebook, rows):
    contract = running(people, **({"rulebook": rulebook} if rulebook else {}))
    check = held(people, notified(people, planned_check(people, contract)))
    options = CHECK.options(check, Attempt(actor=people.director, at=VISITED))
    assert {option.row.name for option in options} == rows


def test_under_the_law_of_2025_the_next_money_waits_for_the_evaluation_or_the_adjustment(people):
    contract = running(people, rulebook=L2025)
    check = held(people, notified(people, planned_check(people, contract)))
    facts = EvaluationFacts(conclusion="Chậm, phải gia hạn")
    act(check, "evaluate_adjust", actor=people.director, at=VISITED, facts=facts)
    december = moment("2025-12-01 09:00")
    with pytest.raises(Refused) as caught:
        requested(people, contract, 100, at=december)
    assert caught.value.codes == ("evaluation_not_met",)
    typed = AdjustmentFacts(reason="Mưa", months=6)
    opening = OpeningFacts(contract=picked(contract), subject=Picked(id="extension", name="Gia hạn"))
    dossier = open_adjustment(province="BG", facts=opening, actor=people.host, at=VISITED)
    dossier = act(dossier, "write", actor=people.host, at=VISITED, facts=typed).subject
    dossier = act(dossier, "request", actor=people.host, at=VISITED).subject
    act(dossier, "approve", actor=people.director, at=moment("2025-11-20 09:00"), facts=DecideFacts(decision="88/QĐ"))
    assert requested(people, contract, 100, at=december).state == "requested"


def test_a_milestone_found_reached_is_marked_under_the_law_of_2013_too(people):
    contract = running(people, milestones=(MILESTONES[0].model_copy(update={"amount": 0}),))
    check = held(people, notified(people, planned_check(people, contract)))
    facts = CONCLUSION.model_copy(update={"milestone": picked(contract.milestones.get())})
    act(check, "conclude", actor=people.director, at=VISITED, facts=facts)
    assert contract.milestones.get().verdict == "met"


def test_a_check_stands_in_the_chain_behind_its_contract(people):
    contract = running(people)
    check = planned_check(people, contract)
    assert entry_of(check).parent == entry_of(contract)
    assert check_facts(people, contract).organiser == "council"
