"""From a scheme with results and places to money on lines and work done: E-08 behind the pages."""

from datetime import date
from typing import Any

import pytest

from gieo.core.trail import history_of
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.selectors import waiting_for
from gieo.dossiers.services.act import act
from gieo.dossiers.services.run_clocks import run_clocks
from gieo.dossiers.summaries import Asked, summary_named
from gieo.identity.models import OrganisationKind
from gieo.kernel.actors import Actor
from gieo.kernel.asking import Picked
from gieo.kernel.refusal import Refused
from gieo.outcomes.finance import Sums
from gieo.outcomes.models import Replication, ReplicationLine
from gieo.outcomes.replication.choices import LineSource
from gieo.outcomes.replication.facts import (
    ApprovedRow,
    AssigneeRow,
    AssignFacts,
    BudgetFacts,
    ConfirmFacts,
    FinishFacts,
    LineRow,
    PlaceRow,
    PlanFacts,
    ProgressFacts,
    ReasonFacts,
    SchemeFacts,
    UsedRow,
)
from gieo.outcomes.selectors import replication_budget
from gieo.outcomes.services.open_replication import open_replication
from tests.acceptance import makers as task_makers
from tests.acceptance.printing import printed
from tests.conftest import moment
from tests.factories import province_of
from tests.outcomes import makers

pytestmark = [pytest.mark.db, pytest.mark.django_db]

DISTRICTS = ("UBND huyện Lục Ngạn", "UBND huyện Lục Nam", "UBND huyện Sơn Động")
DEPARTMENT = "Sở Nông nghiệp và PTNT"


def body(name: str) -> Picked:
    kind = OrganisationKind.DEPARTMENT if name == DEPARTMENT else OrganisationKind.DISTRICT
    return makers.picked(task_makers.body_named(name, kind, province_of("BG")))


def focal(name: str) -> Actor:
    return task_makers.focal(name, OrganisationKind.DEPARTMENT if name == DEPARTMENT else OrganisationKind.DISTRICT)


def scheme(*results: Any, **changes: Any) -> SchemeFacts:
    values: dict[str, Any] = {
        "title": "Nhân rộng vải chín sớm",
        "plan_year": 2025,
        "results": tuple(makers.picked(result) for result in results),
        "places": tuple(
            PlaceRow(body=body(name), place="3 xã", quantity=20, unit="ha", cost=500_000_000) for name in DISTRICTS
        ),
    }
    return SchemeFacts(**{**values, **changes})


def drafted() -> Replication:
    """Two results, three districts."""
    results = [makers.to_replicate(makers.effective(f"NV.2022.0{number}")) for number in (1, 2)]
    at = moment("2024-08-10 09:00")
    return open_replication(province="BG", facts=scheme(*results), actor=task_makers.officer(), at=at)


def assigned(*names: str) -> Replication:
    submitted = act(drafted(), "submit", actor=task_makers.director(), at=moment("2024-08-12 09:00")).subject
    result = makers.picked(submitted.outcomes.first())
    rows = tuple(
        AssigneeRow(body=body(name), result=result, place="3 xã", quantity=20, unit="ha", deadline=date(2025, 12, 31))
        for name in names or DISTRICTS
    )
    facts = AssignFacts(document="345/UBND-KGVX", assigned_on=date(2024, 8, 20), assignees=rows)
    return act(submitted, "assign", actor=task_makers.chairman(), at=moment("2024-08-20 09:00"), facts=facts).subject


def own(replication: Replication, name: str) -> Picked:
    return makers.picked(replication.assignments.get(body=body(name).pk))


def confirm(replication: Replication, name: str) -> Replication:
    facts = ConfirmFacts(assignment=own(replication, name), contact="Trưởng phòng")
    return act(replication, "confirm", actor=focal(name), at=moment("2024-08-22 09:00"), facts=facts).subject


def plan(replication: Replication, name: str, *lines: tuple[LineSource, int, int], by: str = "") -> Replication:
    rows = tuple(LineRow(source=source, year=year, amount=amount) for source, year, amount in lines)
    facts = PlanFacts(assignment=own(replication, name), lines=rows)
    return act(replication, "plan", actor=focal(by or name), at=moment("2024-08-26 09:00"), facts=facts).subject


LOCAL_2025 = (LineSource.LOCAL, 2025, 400_000_000)


def sent() -> Replication:
    """A district on its own budget and a department on the province's; signed and sent to Finance."""
    replication = assigned(DISTRICTS[0], DEPARTMENT)
    for name in (DISTRICTS[0], DEPARTMENT):
        replication = confirm(replication, name)
    replication = plan(replication, DISTRICTS[0], LOCAL_2025, (LineSource.PROVINCIAL, 2025, 100_000_000))
    replication = plan(replication, DEPARTMENT, (LineSource.PROVINCIAL, 2025, 250_000_000))
    signed = act(replication, "cosign", actor=task_makers.director(), at=moment("2024-08-28 09:00")).subject
    return act(signed, "send_to_finance", actor=task_makers.officer(), at=moment("2024-08-29 09:00")).subject


def refusal(*args: Any, **kwargs: Any) -> tuple[str, ...]:
    with pytest.raises(Refused) as refused:
        act(*args, **kwargs)
    return refused.value.codes


@pytest.mark.requirement("CT-6-1b")
def test_a_scheme_with_two_results_and_three_districts_is_drafted_versioned_and_submitted() -> None:
    replication = drafted()
    assert (replication.outcomes.count(), len(replication.places), replication.version) == (2, 3, 1)
    facts = scheme(*replication.outcomes.all(), benefits="Thêm 60 ha")
    again = act(replication, "write", actor=task_makers.officer(), at=moment("2024-08-11 09:00"), facts=facts).subject
    assert (again.version, again.benefits) == (2, "Thêm 60 ha")
    submitted = act(again, "submit", actor=task_makers.director(), at=moment("2024-08-12 09:00")).subject
    assert (submitted.state, submitted.due_basis) == ("submitted", "GIEO-MACDINH:33")


def test_only_effective_results_put_forward_are_replicated() -> None:
    undecided = makers.effective()
    with pytest.raises(Refused) as refused:
        at = moment("2024-08-10 09:00")
        open_replication(province="BG", facts=scheme(undecided), actor=task_makers.officer(), at=at)
    assert refused.value.codes == ("result_not_effective",)


def test_a_scheme_without_places_is_not_submitted_and_the_chairman_may_return_or_refuse_it() -> None:
    replication, at = drafted(), moment("2024-08-12 09:00")
    Replication.objects.filter(pk=replication.pk).update(places=[])
    assert refusal(replication, "submit", actor=task_makers.director(), at=at) == ("no_places",)
    Replication.objects.filter(pk=replication.pk).update(places=replication.places)
    submitted = act(replication, "submit", actor=task_makers.director(), at=at).subject
    reason = ReasonFacts(reason="Chưa rõ kinh phí")
    assert act(submitted, "return_scheme", actor=task_makers.chairman(), at=at, facts=reason).subject.state == "draft"
    submitted = act(replication, "submit", actor=task_makers.director(), at=at).subject
    assert act(submitted, "refuse", actor=task_makers.chairman(), at=at, facts=reason).subject.state == "dropped"


@pytest.mark.requirement("CT-6-1c")
def test_an_assignment_reaches_each_assignees_inbox_and_progress_is_totalled() -> None:
    replication = assigned()
    for name in DISTRICTS:
        assert waiting_for(focal(name)).filter(number=replication.number).exists()
    assert not waiting_for(focal("UBND huyện Yên Thế")).exists()
    again = confirm(replication, DISTRICTS[0])
    twice = ConfirmFacts(assignment=own(again, DISTRICTS[0]), contact="Ông B")
    at = moment("2024-08-23 09:00")
    assert refusal(again, "confirm", actor=focal(DISTRICTS[0]), at=at, facts=twice) == ("already_confirmed",)
    assert again.due_at == replication.due_at


def test_a_body_is_charged_once_with_a_result_of_the_scheme() -> None:
    submitted = act(drafted(), "submit", actor=task_makers.director(), at=moment("2024-08-12 09:00")).subject
    result = makers.picked(submitted.outcomes.first())
    row = AssigneeRow(
        body=body(DISTRICTS[0]), result=result, place="xã", quantity=1, unit="ha", deadline=date(2025, 12, 31)
    )
    facts = AssignFacts(document="1/UBND", assigned_on=date(2024, 8, 20), assignees=(row, row))
    at = moment("2024-08-20 09:00")
    assert refusal(submitted, "assign", actor=task_makers.chairman(), at=at, facts=facts) == ("assignees_unclear",)


@pytest.mark.requirement("CT-6-2a", "CT-6-2b")
def test_no_line_without_an_assignment_behind_it_and_the_department_signs_too() -> None:
    replication = confirm(assigned(DISTRICTS[0], DEPARTMENT), DISTRICTS[0])
    with pytest.raises(Refused) as refused:
        plan(replication, DISTRICTS[0], LOCAL_2025, by="UBND huyện Lục Nam")
    assert refused.value.codes == ("not_yours",)
    with pytest.raises(Refused) as refused:
        plan(replication, DISTRICTS[0], LOCAL_2025, by=DEPARTMENT)
    assert refused.value.codes == ("no_assignment",)
    with pytest.raises(Refused) as refused:
        plan(replication, DEPARTMENT, LOCAL_2025)
    assert refused.value.codes == ("not_confirmed",)
    with pytest.raises(Refused) as refused:
        plan(replication, DISTRICTS[0], (LineSource.LOCAL, 2024, 1))
    assert refused.value.codes == ("lines_unfit",)
    replication = plan(replication, DISTRICTS[0], LOCAL_2025)
    at = moment("2024-08-28 09:00")
    assert refusal(replication, "cosign", actor=task_makers.director(), at=at) == ("not_planned",)
    assert refusal(replication, "cosign", actor=task_makers.officer(), at=at) == ("not_yours",)
    entry = DocketEntry.objects.get(number=replication.number)
    assert entry.holder_name == DEPARTMENT
    replication = plan(confirm(replication, DEPARTMENT), DEPARTMENT, (LineSource.PROVINCIAL, 2025, 90))
    entry.refresh_from_db()
    assert entry.holder_role == "director"
    assert act(replication, "cosign", actor=task_makers.director(), at=at).subject.state == "planned"


@pytest.mark.requirement("CT-6-2c")
def test_finance_sees_one_table_whose_totals_are_the_sums_of_its_lines_and_approval_writes_back() -> None:
    replication, finance = sent(), makers.finance()
    said = printed(replication)
    assert set(said) == {"scheme", "assignment", "estimate", "budget_plan", "finance_letter"}
    assert "750.000.000 đ" in said["finance_letter"]
    assert (replication.due_at.date(), replication.due_basis) == (date(2024, 12, 31), "GIEO-MACDINH:9")
    table = replication_budget(finance, province="BG", year=2025)
    assert [(row.body, row.is_local) for row in table.bodies] == [(DEPARTMENT, False), (DISTRICTS[0], True)]
    for source in LineSource:
        asked = sum(line.requested for line in ReplicationLine.objects.filter(source=source))
        assert table.totals[source].requested == asked
    assert table.total == Sums(requested=750_000_000, approved=0, used=0)
    assert not replication_budget(focal("UBND huyện Yên Thế"), province="BG", year=2025).bodies
    at = moment("2024-09-05 09:00")
    for step in ("receive", "consolidate", "propose_budget"):
        replication = act(replication, step, actor=finance, at=at).subject
    lines = list(replication.lines.order_by("pk"))
    too_much = tuple(ApprovedRow(line=makers.picked(line), approved=line.requested + 1) for line in lines)
    facts = BudgetFacts(document="NQ 50/HĐND", approved=too_much)
    assert refusal(replication, "write_back_budget", actor=finance, at=at, facts=facts) == ("lines_unanswered",)
    half = tuple(ApprovedRow(line=makers.picked(line), approved=line.requested // 2) for line in lines)
    some = BudgetFacts(document="NQ 50/HĐND", approved=half[:1])
    assert refusal(replication, "write_back_budget", actor=finance, at=at, facts=some) == ("lines_unanswered",)
    facts = BudgetFacts(document="NQ 50/HĐND", approved=half)
    funded = act(replication, "write_back_budget", actor=finance, at=at, facts=facts).subject
    assert funded.state == "running"
    table = replication_budget(finance, province="BG", year=2025)
    assert table.total.approved == 375_000_000
    for_finance = Asked(province=province_of("BG"), year=2025, actor=finance, at=at)
    summed = summary_named("kinh-phi-nhan-rong").ask(for_finance)
    assert summed.rows[0].cells == (DEPARTMENT, "Sở, ngành", "Ngân sách tỉnh", 250_000_000, 125_000_000, 0)
    assert summed.total == ("Tổng cộng", "", "", 750_000_000, 375_000_000, 0)
    assert sum(row.cells[3] for row in summed.rows) == summed.total[3]


def test_finance_may_send_it_back_to_be_planned_again() -> None:
    reason = ReasonFacts(reason="Vượt khả năng cân đối")
    at = moment("2024-09-05 09:00")
    back = act(sent(), "send_back", actor=makers.finance(), at=at, facts=reason).subject
    assert back.state == "assigned"
    again = plan(back, DISTRICTS[0], (LineSource.LOCAL, 2025, 200_000_000))
    assert list(again.lines.filter(source="local").values_list("requested", flat=True)) == [200_000_000]


def test_bodies_report_until_everybody_has_and_use_no_more_than_was_approved() -> None:
    replication, at = sent(), moment("2025-01-06 09:00")
    for step in ("receive", "consolidate", "propose_budget"):
        replication = act(replication, step, actor=makers.finance(), at=moment("2024-09-05 09:00")).subject
    rows = tuple(ApprovedRow(line=makers.picked(line), approved=line.requested) for line in replication.lines)
    budget = BudgetFacts(document="NQ 50/HĐND", approved=rows)
    running = act(replication, "write_back_budget", actor=makers.finance(), at=at, facts=budget).subject
    line = running.lines.get(source="local")
    for used, codes in ((line.requested + 1, ("used_too_much",)), (line.requested, ())):
        facts = ProgressFacts(
            assignment=own(running, DISTRICTS[0]),
            achieved=12,
            progress="Đã trồng",
            used=(UsedRow(line=makers.picked(line), used=used),),
        )
        if codes:
            assert refusal(running, "report_progress", actor=focal(DISTRICTS[0]), at=at, facts=facts) == codes
        else:
            running = act(running, "report_progress", actor=focal(DISTRICTS[0]), at=at, facts=facts).subject
    done = FinishFacts(conclusion="Đã bàn giao")
    officer = task_makers.officer()
    assert refusal(running, "finish", actor=officer, at=at, facts=done) == ("not_reported",)
    facts = ProgressFacts(assignment=own(running, DEPARTMENT), achieved=20, progress="Xong")
    running = act(running, "report_progress", actor=focal(DEPARTMENT), at=at, facts=facts).subject
    assert sum(running.assignments.values_list("achieved", flat=True)) == 32
    assert act(running, "finish", actor=officer, at=at, facts=done).subject.state == "done"


def test_a_report_that_does_not_come_is_reminded_of() -> None:
    replication = sent()
    for step in ("receive", "consolidate", "propose_budget"):
        replication = act(replication, step, actor=makers.finance(), at=moment("2024-09-05 09:00")).subject
    rows = tuple(ApprovedRow(line=makers.picked(line), approved=0) for line in replication.lines)
    facts = BudgetFacts(document="NQ 50/HĐND", approved=rows)
    act(replication, "write_back_budget", actor=makers.finance(), at=moment("2025-01-06 09:00"), facts=facts)
    assert run_clocks(at=moment("2026-01-07 00:01")) == 3  # the scheme, and the reports on both results
    assert history_of(replication).last().name == "remind"
