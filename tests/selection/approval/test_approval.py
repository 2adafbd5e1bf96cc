"""The decision: the register learns host, leader, money, mode, time, and the law the task runs under."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from gieo.core.models import TransitionLog
from gieo.dossiers.docket import entry_of
from gieo.identity.models import Organisation
from gieo.kernel.actors import Role
from gieo.kernel.asking import Picked
from gieo.kernel.law import Law
from gieo.kernel.refusal import Refused
from gieo.novelty.load import Concentration, load_of
from gieo.registry.models import Assignment, Effort, MoneyLine, Structure, Task, TaskGroup
from gieo.rulebooks import library
from gieo.selection.application.facts import CancelFacts
from gieo.selection.application.kind import APPLICATION_KIND
from gieo.selection.approval.facts import LawFacts, NoteFacts, PublicationFacts, ReturnFacts
from gieo.selection.models import Application, Call, Selection
from gieo.selection.rows import MemberRow
from gieo.selection.services.open_approval import open_approval
from tests.conftest import moment
from tests.rulebooks.test_library import taking_over
from tests.selection.cast import Cast, browser, draft_application, published_call, task_of
from tests.selection.cast_money import FRUIT, approved, decision, forwarded_appraisal, submitted_approval

pytestmark = [pytest.mark.web, pytest.mark.django_db]

FRAUD = CancelFacts(cause=Picked(id="fraud", name="Hồ sơ gian dối"), reason="Khai khống nhân lực")


def refused(cast: Cast, *args) -> tuple[str, ...]:
    with pytest.raises(Refused) as caught:
        cast.do(*args)
    assert all(refusal.basis for refusal in caught.value.refusals)
    return caught.value.codes


@pytest.mark.requirement("CT-2-3b", "CT-2-3c", "X-16")
def test_the_register_learns_everything_the_decision_says(cast: Cast) -> None:
    approval = approved(cast)
    task = Task.objects.get(pk=approval.task_id)
    assert (task.host.name, task.principal_investigator.full_name) == (FRUIT, "TS. Trần Thị Vải")
    assert (task.lump_sum, task.approved_on) == ("partial", date(2025, 4, 21))
    assert (task.starts_on, task.ends_on) == (date(2025, 6, 1), date(2027, 5, 31))
    assert (task.rulebook, task.law, task.level) == ("bac-giang/2022-03-25", Law.L2013, "provincial")
    assert task.regime
    assert task.regime == approval.regime_of_task
    for page in (approval.get_absolute_url(), f"/nhiem-vu/{task.number}"):
        text = browser(cast.of(Role.CHAIRMAN)).get(page).content.decode()
        assert [words for words in (task.regime.label, "L2013+NQ193", task.regime.note) if words not in text] == [], (
            page
        )
    money = MoneyLine.objects.filter(task=task).values_list("source", "year", "requested", "approved")
    assert sorted(money) == [
        ("counterpart", 2026, 200_000_000, 200_000_000),
        ("provincial_science", 2025, 600_000_000, 540_000_000),
        ("provincial_science", 2026, 400_000_000, 400_000_000),
    ]
    efforts = Effort.objects.filter(task=task).values_list("name", "part", "months")
    assert set(efforts) == {("Trần Thị Vải", "Chủ nhiệm", Decimal(12)), ("Lê Văn Thiều", "Thư ký", Decimal("7.5"))}
    assert f"{approval.due_at:%Y-%m-%d}" == "2025-05-06"
    assert TransitionLog.objects.filter(name="approve").get().facts["decided_on"] == "2025-04-21"


def test_what_people_and_host_do_already_is_held_against_their_next_application(cast: Cast) -> None:
    """Running tasks and effort per person and host, with dates, and the host's share of the programme."""
    task = Task.objects.get(pk=approved(cast).task_id)
    call = published_call(cast, task_of(cast), day="2025-04-22", closes="2025-06-06 17:00")
    members = (
        MemberRow(name="PGS.TS. Trần Thị Vải", months="3"),
        MemberRow(name="KS. Đỗ Văn Nhãn", months="2"),
    )
    fresh = draft_application(cast, call, cast.host(FRUIT), at="2025-04-23 08:00", members=members)
    load = load_of(APPLICATION_KIND, fresh)
    assert [entry.task_id for entry in load.host] == [task.pk]
    assert load.share == Concentration(tasks=1, all_tasks=1, money=940_000_000, all_money=940_000_000)
    leader, other = load.people
    [busy] = leader.tasks
    assert (leader.name, leader.asked, leader.yearly, busy.is_leader) == (
        "Trần Thị Vải",
        Decimal(3),
        Decimal("6.0"),
        True,
    )
    assert (busy.entry.years, busy.months, leader.is_too_much) == ("2025–2027", Decimal(12), False)
    assert (other.name, other.asked) == ("Đỗ Văn Nhãn", Decimal(2))
    assert not other.tasks


def test_the_result_is_posted_for_sixty_days(cast: Cast) -> None:
    approval = approved(cast)
    facts = PublicationFacts(publication="Cổng thông tin của Sở")
    posted = cast.do(approval, "publish", cast.of(Role.SCIENCE_OFFICER), "2025-04-25 08:00", facts)
    assert (posted.state, posted.published_until) == ("published", date(2025, 6, 24))


@pytest.mark.requirement("X-16")
def test_the_day_of_the_decision_and_not_of_the_call_decides_which_law_holds(cast: Cast, at) -> None:
    appraisal = forwarded_appraisal(cast)
    cast.province.family = "bac-ninh"
    cast.province.save()
    approval = approved(cast, on="2025-10-20", appraisal=appraisal)
    task = Task.objects.get(pk=approval.task_id)
    assert (approval.law, approval.law_of_task, task.law) == (Law.L2013, Law.L2025, Law.L2025)
    assert task.rulebook == "bac-ninh/2025-10-14"
    at("2025-10-21 08:00")
    page = browser(cast.of(Role.CHAIRMAN)).get(approval.get_absolute_url()).content.decode()
    assert "Luật Khoa học, công nghệ và đổi mới sáng tạo năm 2025" in page


@pytest.mark.requirement("X-4", "X-16")
def test_between_the_laws_the_chairman_looks_again_and_says_why_another_rulebook_holds(cast: Cast, at) -> None:
    """01 to 13 October 2025: the law held, its decrees were not there; once it is published the contract keeps it."""
    appraisal = forwarded_appraisal(cast)
    cast.province.family = "lang-son"
    cast.province.save()
    approval, chairman = approved(cast, on="2025-10-06", appraisal=appraisal), cast.of(Role.CHAIRMAN)
    assert Task.objects.get(pk=approval.task_id).rulebook == "lang-son/2025-10-14"
    at("2025-10-07 08:00")
    page = browser(chairman).get(approval.get_absolute_url()).content.decode()
    assert "xem lại luật áp dụng trước khi công khai" in page
    old = LawFacts(rulebook=Picked(id="lang-son/2018-09-03", name="Bộ cũ"), reason="Đã giao chủ trì từ tháng 9/2025")
    for wrong in ("lang-son/2025-10-14", "bac-giang/2022-03-25", "khong-co"):
        facts = old.model_copy(update={"rulebook": Picked(id=wrong, name="x")})
        assert refused(cast, approval, "put_under", chairman, "2025-10-07 08:00", facts) == ("not_another_rulebook",)
    assert refused(cast, approval, "put_under", cast.of(Role.DIRECTOR), "2025-10-07 08:00", old) == ("not_yours",)
    assert browser(chairman).get(f"{approval.get_absolute_url()}/viec/put_under").status_code == 200
    approval = cast.do(approval, "put_under", chairman, "2025-10-07 08:00", old)
    task = Task.objects.get(pk=approval.task_id)
    assert (task.rulebook, task.law, approval.law_of_task) == ("lang-son/2018-09-03", Law.L2013, Law.L2013)
    assert task.regime
    assert task.regime.key == "L2013", "the resolution no longer held on the day of the decision"
    assert TransitionLog.objects.get(name="put_under").facts["reason"] == "Đã giao chủ trì từ tháng 9/2025"
    posted = PublicationFacts(publication="Cổng thông tin của Sở")
    approval = cast.do(approval, "publish", cast.of(Role.SCIENCE_OFFICER), "2025-10-08 08:00", posted)
    assert refused(cast, approval, "put_under", chairman, "2025-10-09 08:00", old) == ("wrong_state",)


@pytest.mark.requirement("CT-2-3b")
def test_no_approval_without_a_closed_selection_or_a_signed_exception(cast: Cast) -> None:
    approval, chairman = submitted_approval(cast), cast.of(Role.CHAIRMAN)
    Call.objects.update(method=Assignment.DIRECT_ASSIGNMENT)
    assert refused(cast, approval, "approve", chairman, "2025-04-21 16:00", decision()) == ("host_not_chosen",)
    Call.objects.update(
        direct_ground="only_one", direct_signed_by=chairman.user, direct_signed_at=moment("2025-02-03 08:00")
    )
    assert cast.do(approval, "approve", chairman, "2025-04-21 16:00", decision()).state == "approved"


@pytest.mark.requirement("CT-2-3b")
def test_a_selection_that_is_not_closed_stops_the_note_too(cast: Cast) -> None:
    approval = submitted_approval(cast)
    assert approval.state == "submitted"
    winner = Application.objects.get(state="winner")
    cast.do(winner, "cancel", cast.of(Role.CHAIRMAN), "2025-04-18 08:00", FRAUD)
    assert refused(cast, approval, "approve", cast.of(Role.CHAIRMAN), "2025-04-21 16:00", decision()) == (
        "host_not_chosen",
    )
    assert Selection.objects.get().state == "revised"


def test_the_note_is_written_by_officers_submitted_by_the_head_decided_by_the_chairman(cast: Cast) -> None:
    appraisal = forwarded_appraisal(cast)
    approval = open_approval(
        parent=appraisal.parent.children.get(kind="budget_appraisal"), at=moment("2025-04-16 09:00")
    )
    assert f"{approval.due_at:%Y-%m-%d}" == "2025-05-05"  # fifteen days, then past the holidays
    director, chairman = cast.of(Role.DIRECTOR), cast.of(Role.CHAIRMAN)
    assert refused(cast, approval, "submit", director, "2025-04-17 08:00") == ("note_incomplete",)
    note = NoteFacts(note="Đề nghị", starts_on=date(2025, 6, 1), months=24)
    assert refused(cast, approval, "write", director, "2025-04-17 08:00", note) == ("not_yours",)
    cast.do(approval, "write", cast.of(Role.SCIENCE_OFFICER), "2025-04-17 08:00", note)
    submitted = cast.do(approval, "submit", director, "2025-04-17 09:00")
    assert refused(cast, submitted, "approve", director, "2025-04-21 16:00", decision()) == ("not_yours",)
    for wrong in ("2025-04-16", "2025-04-22"):
        assert refused(cast, submitted, "approve", chairman, "2025-04-21 16:00", decision(wrong)) == ("impossible_day",)
    back = cast.do(submitted, "send_back", chairman, "2025-04-18 08:00", ReturnFacts(reason="Làm rõ đối ứng"))
    assert (back.state, back.due_at) == ("returned", approval.due_at)
    cast.do(back, "rewrite", cast.of(Role.SCIENCE_OFFICER), "2025-04-18 09:00", note)
    assert cast.do(back, "submit", director, "2025-04-18 10:00").state == "submitted"


def test_a_cancelled_decision_takes_everything_back_until_there_is_a_contract(cast: Cast) -> None:
    approval, chairman = approved(cast), cast.of(Role.CHAIRMAN)
    missed = CancelFacts(cause=Picked(id="revision_missed", name="Không nộp"), reason="Chậm")
    assert refused(cast, approval, "cancel", chairman, "2025-05-05 08:00", missed) == ("other_cause",)
    winner = Application.objects.get(pk=approval.application_id)
    assert refused(cast, winner, "cancel", chairman, "2025-05-05 08:00", FRAUD) == ("decided",)
    MoneyLine.objects.filter(year=2025).update(contracted=540_000_000)
    assert refused(cast, approval, "cancel", chairman, "2025-05-05 08:00", FRAUD) == ("contracted",)
    MoneyLine.objects.update(contracted=0)
    declines = CancelFacts(cause=Picked(id="host_declines", name="Từ chối"), reason="Thiếu nhân lực")
    gone = cast.do(approval, "cancel", chairman, "2025-05-05 08:00", declines)
    task = Task.objects.get(pk=approval.task_id)
    assert (gone.state, task.host, task.rulebook, task.approved_on) == ("cancelled", None, "", None)
    assert set(MoneyLine.objects.values_list("approved", flat=True)) == {0}
    assert Application.objects.get(pk=approval.application_id).state == "cancelled"
    assert Organisation.objects.filter(name=FRUIT).exists()


def test_one_host_does_not_lead_two_ways_to_the_same_result() -> None:
    """Side by side means several hosts; in a cluster or a chain one may lead more than one task."""
    late = Cast("BN", later=timedelta(weeks=52))
    appraisal = forwarded_appraisal(late)
    group = TaskGroup.objects.create(province=late.province, title="Giống vải", structure=Structure.PARALLEL)
    task_of(late, group=group, host=appraisal.application.host, title="Cách khác")
    Task.objects.filter(pk=appraisal.task_id).update(group=group)
    approval = open_approval(parent=entry_of(appraisal), at=appraisal.state_since)
    note = NoteFacts(note="Đề nghị phê duyệt", starts_on=date(2026, 6, 1), months=24)
    approval = late.do(approval, "write", late.of(Role.SCIENCE_OFFICER), "2025-04-17 08:00", note)
    director = late.of(Role.DIRECTOR)
    assert refused(late, approval, "submit", director, "2025-04-17 15:00") == ("leads_both",)
    TaskGroup.objects.update(structure=Structure.CLUSTER)
    fresh = type(approval).objects.get(pk=approval.pk)
    assert late.do(fresh, "submit", director, "2025-04-17 15:00").state == "submitted"


@pytest.mark.parametrize(("by", "book"), [("filing", "bac-ninh/2025-10-14"), ("approval", "bac-ninh/2026-09-20")])
def test_where_a_rulebook_says_so_the_day_of_filing_decides_within_the_law(db, monkeypatch, by, book) -> None:
    """The application is sealed in August 2026, a new rulebook begins in September, the decision follows in November."""
    late = Cast("BN", later=timedelta(weeks=80))
    books = {each.id: taking_over(each, by) for each in library.rulebooks()}
    monkeypatch.setattr(library, "_by_id", lambda: books)
    submitted = submitted_approval(late)
    day = (date(2025, 4, 21) + late.later).isoformat()
    approval = late.do(submitted, "approve", late.of(Role.CHAIRMAN), "2025-04-21 16:00", decision(day))
    assert Task.objects.get(pk=approval.task_id).rulebook == book
