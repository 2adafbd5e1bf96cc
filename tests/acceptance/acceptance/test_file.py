"""The host's file: judged by itself first, complete, in time or late with its consequences."""

from datetime import date

import pytest

from gieo.acceptance.acceptance.choices import Grade
from gieo.acceptance.acceptance.facts import FileFacts, ReturnFacts, ValidFacts
from gieo.acceptance.models import Acceptance
from gieo.acceptance.services.open_acceptance import open_acceptance
from gieo.core.trail import history_of
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.services.act import act
from gieo.dossiers.services.run_clocks import run_clocks
from gieo.kernel.refusal import Refused
from tests.acceptance import makers
from tests.conftest import moment

pytestmark = [pytest.mark.db, pytest.mark.django_db]


def test_heard_twice_it_is_opened_once() -> None:
    task = makers.task()
    parent = makers.parent_of(task)
    first = open_acceptance(parent=parent, task=task, at=moment("2024-03-30 00:05"))
    again = open_acceptance(parent=parent, task=task, at=moment("2024-03-30 00:06"))
    assert first.pk == again.pk
    assert [product["ordered"] for product in first.products] == ["4", "4"]


def test_the_host_rates_itself_by_the_rules_of_the_council() -> None:
    at = moment("2024-04-10 09:00")
    facts = makers.self_evaluation(products=makers.rows(("5", "5"), Grade.EXCELLENT))
    judged = act(makers.opened(), "self_evaluate", actor=makers.host(), at=at, facts=facts).subject
    assert (judged.state, judged.self_rating) == ("self_evaluated", "excellent")
    short = makers.self_evaluation(products=makers.rows(("2", "4")))
    again = act(judged, "self_evaluate_again", actor=makers.host(), at=at, facts=short).subject
    assert again.self_rating == "not_met"
    assert again.due_at == judged.due_at


def test_what_the_contract_orders_cannot_be_written_down() -> None:
    fewer = (makers.rows()[0].model_copy(update={"ordered": "1"}), makers.rows()[1])
    with pytest.raises(Refused) as refused:
        act(
            makers.opened(),
            "self_evaluate",
            actor=makers.host(),
            at=moment("2024-04-10 09:00"),
            facts=makers.self_evaluation(products=fewer),
        )
    assert refused.value.codes == ("products_differ",)


def test_a_file_needs_its_papers() -> None:
    acceptance, at = makers.opened(), moment("2024-04-10 09:00")
    evaluated = act(acceptance, "self_evaluate", actor=makers.host(), at=at, facts=makers.self_evaluation()).subject
    with pytest.raises(Refused) as refused:
        few = FileFacts(papers=makers.pick("letter", "report", of=acceptance))
        act(evaluated, "file", actor=makers.host(), at=at, facts=few)
    assert refused.value.codes == ("papers_missing",)
    assert "sổ nhật ký" in str(refused.value.refusals[0])


def test_a_file_that_comes_back_keeps_the_day_it_first_came() -> None:
    filed = makers.filed(makers.opened())
    assert (filed.state, filed.days_late, filed.due_at.date()) == ("filed", 0, date(2024, 4, 15))
    reason = ReturnFacts(reason="Thiếu chữ ký")
    back = act(filed, "return_file", actor=makers.officer(), at=moment("2024-04-11 09:00"), facts=reason).subject
    facts = FileFacts(papers=makers.pick(of=back))
    again = act(back, "file_again", actor=makers.host(), at=moment("2024-05-20 09:00"), facts=facts).subject
    assert (again.filed_at, again.days_late) == (filed.filed_at, 0)
    with pytest.raises(Refused) as refused:
        act(again, "accept_file", actor=makers.host(), at=moment("2024-05-21 09:00"), facts=ValidFacts())
    assert refused.value.codes == ("not_yours",)


def test_after_thirty_days_it_is_overdue_and_after_six_months_not_met() -> None:
    acceptance = makers.opened()
    assert run_clocks(at=moment("2024-05-03 00:01")) == 1
    late = Acceptance.objects.get(pk=acceptance.pk)
    assert (late.state, late.due_at.date()) == ("overdue", date(2024, 9, 30))
    with pytest.raises(Refused) as refused:
        facts = FileFacts(papers=makers.pick(of=late))
        act(late, "file", actor=makers.host(), at=moment("2024-06-03 09:00"), facts=facts)
    assert refused.value.codes == ("not_self_evaluated",)
    assert run_clocks(at=moment("2024-10-01 00:01")) == 1
    unfiled = Acceptance.objects.get(pk=acceptance.pk)
    assert (unfiled.state, unfiled.rating) == ("not_met", "not_met")
    assert unfiled.task.rating == "not_met"
    assert [entry.name for entry in history_of(unfiled)] == ["open", "mark_overdue", "rate_unfiled"]


def test_a_late_file_is_taken_in_with_the_days_it_is_late() -> None:
    acceptance = makers.opened()
    run_clocks(at=moment("2024-05-03 00:01"))
    at, host = moment("2024-05-12 09:00"), makers.host()
    late = Acceptance.objects.get(pk=acceptance.pk)
    evaluated = act(late, "self_evaluate_late", actor=host, at=at, facts=makers.self_evaluation()).subject
    assert evaluated.state == "overdue"
    filed = act(evaluated, "file", actor=host, at=at, facts=FileFacts(papers=makers.pick(of=late))).subject
    assert filed.days_late == 10


def test_the_host_holds_it_until_the_file_is_in() -> None:
    acceptance = makers.opened()
    entry = DocketEntry.objects.get(number=acceptance.number)
    assert entry.holder_bodies == [makers.host_body().pk]
    assert entry.holder_users == [makers.host().user]
    makers.filed(acceptance)
    entry.refresh_from_db()
    assert (entry.holder_role, entry.due_basis) == ("science_officer", "TT11-2014:7.3")


def test_the_law_of_2025_asks_for_other_papers() -> None:
    acceptance = makers.opened(makers.task(rulebook=makers.L2025))
    filed = makers.filed(acceptance)
    assert "contributions" in {paper["id"] for paper in filed.papers}
    assert history_of(filed).last().legal_basis == ["ND267-2025:17"]
