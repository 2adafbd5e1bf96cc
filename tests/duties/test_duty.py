"""Duties: opened by the rulebook, met by what the system finds or by a paper, late at an instant, closed with the year."""

from datetime import date

import pytest

from gieo.core import trail
from gieo.core.trail import history_of
from gieo.councils.models import STANDING, Council, ThematicSession
from gieo.councils.services.hold_session import adopt_regulation
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.services.act import act
from gieo.dossiers.services.run_clocks import run_clocks
from gieo.duties import invariants
from gieo.duties.duty.facts import PaperFacts, TaskFacts, TransferFacts
from gieo.duties.models import Duty
from gieo.duties.selectors import compliance, compliance_table, implementing_documents
from gieo.duties.services.close_year import close_year
from gieo.duties.services.follow_year import follow_year
from gieo.duties.services.open_duties import open_duties
from gieo.duties.services.recognise import recognise
from gieo.duties.services.remind import remind
from gieo.files.models import StoredFile
from gieo.identity.models import OrganisationKind
from gieo.identity.services.register_organisation import register_organisation
from gieo.kernel.actors import SYSTEM, Actor
from gieo.kernel.asking import Picked
from gieo.kernel.refusal import Refused
from gieo.kernel.working_days import LEGAL_ZONE
from gieo.notifications.models import Alert
from gieo.orientation.order.facts import OrderFacts
from gieo.orientation.services.open_order import open_order
from gieo.proposals.contest.facts import ContestFacts, PrizeRow
from gieo.proposals.models import IdeaContest
from gieo.proposals.services.open_contest import open_contest
from gieo.rulebooks.models import DutyHolder
from tests.conftest import moment
from tests.duties.conftest import BEGIN, Cast, focal_of
from tests.factories import notice_draft, officer_of, province_of, published, window_for

pytestmark = [pytest.mark.db, pytest.mark.django_db]

PAPER = PaperFacts(document="Kế hoạch 12/KH-SYT", issued_on=date(2024, 3, 1))


def send_order(actor: Actor, *, at: str) -> None:
    facts = OrderFacts(
        title="Chẩn đoán sớm", plan_year=2025, need="Bệnh tăng", expected_result="Quy trình",
        grounds=(Picked(id="development_plan", name="Kế hoạch phát triển"),),
    )  # fmt: skip
    order = open_order(province="BG", facts=facts, actor=actor, at=moment(at))
    act(order, "send", actor=actor, at=moment(at))


@pytest.mark.requirement("CT-1-1c", "CT-2-1b", "X-5")
def test_every_body_of_a_class_owes_and_the_days_stand_side_by_side(owing: Cast) -> None:
    orders = Duty.objects.filter(rule_key="orders")
    assert {duty.holder_name for duty in orders} == {"Sở Y tế", "Sở Nông nghiệp", "UBND huyện Lục Ngạn"}
    assert {duty.closes_at for duty in orders} == {moment("2024-11-15 00:00")}
    proposals = Duty.objects.filter(rule_key="key_proposal")
    assert {duty.closes_at for duty in proposals} == {moment("2024-05-31 00:00")}
    assert {duty.holder_name for duty in proposals} >= {"Thành viên Hội đồng", "UBND huyện Lục Ngạn"}
    assert not open_duties(province="BG", year=2024, actor=SYSTEM, at=moment("2024-02-01 08:00"))
    assert not list(invariants.faults())


def test_both_laws_lay_their_own_duties(owing: Cast) -> None:
    assert Duty.objects.filter(rule_key="database_report").exists()
    assert not Duty.objects.filter(rule_key="innovation_report").exists()
    province = province_of("BN")
    opened = open_duties(province="BN", year=2026, actor=SYSTEM, at=moment("2026-01-02 08:00"))
    keys = {duty.rule_key for duty in opened}
    assert "innovation_report" in keys
    assert "database_report" not in keys
    assert {duty.law.value for duty in opened if duty.province == province} == {"vn-2025"}


@pytest.mark.requirement("CT-2-1b")
def test_the_notice_of_the_year_goes_before_the_standing_day(owing: Cast) -> None:
    notice = notice_draft(owing.province, at=moment("2024-03-01 08:00"))
    window_for(notice)
    published(notice, at=moment("2024-03-01 08:00"))
    open_duties(province="BG", year=2024, actor=SYSTEM, at=moment("2024-04-15 08:00"))
    duty = owing.duty("key_proposal", owing.health)
    assert (duty.closes_at, duty.closing_basis) == (moment("2024-06-01 00:00"), "TB-BG-2025:III")
    assert duty.last_day == date(2024, 5, 31)
    assert "CT02-2022-BG:2" in duty.rule.basis
    assert run_clocks(at=moment("2024-05-31 23:59")) == Duty.objects.filter(state="late").count()
    duty.refresh_from_db()
    assert duty.state == "open"


@pytest.mark.requirement("CT-1-1c")
def test_an_order_of_14_november_is_in_time_and_one_of_15_november_late(owing: Cast) -> None:
    send_order(focal_of(owing.health), at="2024-11-14 23:59")
    assert recognise(province="BG", year=2024, at=moment("2024-11-14 23:59")) == 1
    assert owing.duty("orders", owing.health).state == "met"
    run_clocks(at=moment("2024-11-15 00:00"))
    assert owing.duty("orders", owing.farming).state == "late"
    send_order(focal_of(owing.farming), at="2024-11-15 00:00")
    recognise(province="BG", year=2024, at=moment("2024-11-16 08:00"))
    late = owing.duty("orders", owing.farming)
    assert late.state == "met_late"
    assert len(late.proofs) == 1
    assert recognise(province="BG", year=2024, at=moment("2024-11-16 08:00")) == 0


def test_what_came_in_time_is_met_even_when_it_is_found_after_the_clock(owing: Cast) -> None:
    send_order(focal_of(owing.health), at="2024-11-14 10:00")
    run_clocks(at=moment("2024-11-15 00:00"))
    recognise(province="BG", year=2024, at=moment("2024-11-15 06:00"))
    assert owing.duty("orders", owing.health).state == "met"


@pytest.mark.requirement("CT-2-1c")
def test_an_approved_but_unfunded_task_of_a_district_does_not_count(owing: Cast) -> None:
    actor, duty = focal_of(owing.district), owing.duty("grassroots_task", owing.district)
    approved = TaskFacts(title="Mô hình ổi", approval="QĐ 15/QĐ-UBND")
    act(duty, "record_task", actor=actor, at=moment("2024-03-01 08:00"), facts=approved)
    assert recognise(province="BG", year=2024, at=moment("2024-06-01 08:00")) == 0
    funded = TaskFacts(**{**approved.model_dump(), "budget": 200_000_000, "begun_on": date(2024, 6, 1)})
    act(duty, "record_task", actor=actor, at=moment("2024-06-02 08:00"), facts=funded)
    assert duty.grassroots_tasks.count() == 1
    assert recognise(province="BG", year=2024, at=moment("2024-06-02 09:00")) == 1
    assert owing.duty("grassroots_task", owing.district).state == "met"


@pytest.mark.requirement("CT-10-1")
def test_who_issued_which_implementing_document_and_who_did_not(owing: Cast) -> None:
    duty = owing.duty("implementing_document", owing.health)
    met = act(duty, "prove", actor=focal_of(owing.health), at=moment("2024-03-02 08:00"), facts=PAPER).subject
    assert met.state == "met"
    listed = dict(implementing_documents(province="BG"))
    assert listed["Sở Y tế"] == "Kế hoạch 12/KH-SYT (01/03/2024)"
    assert listed["Sở Nông nghiệp"] == ""
    once = open_duties(province="BG", year=2025, actor=SYSTEM, at=moment("2025-01-02 08:00"))
    assert not [duty for duty in once if (duty.rule_key, duty.body) == ("implementing_document", owing.health)]
    close_year(province="BG", year=2024, actor=SYSTEM, at=moment("2025-01-03 08:00"))
    again = open_duties(province="BG", year=2025, actor=SYSTEM, at=moment("2025-01-04 08:00"))
    assert owing.farming in {duty.body for duty in again if duty.rule_key == "implementing_document"}
    assert len(list(implementing_documents(province="BG"))) == len(dict(implementing_documents(province="BG")))


def test_a_letter_does_not_take_the_place_of_what_is_counted(owing: Cast) -> None:
    duty = owing.duty("key_proposal", owing.health)
    with pytest.raises(Refused) as refused:
        act(duty, "prove", actor=focal_of(owing.health), at=BEGIN, facts=PAPER)
    assert refused.value.codes == ("counted_by_the_system",)


@pytest.mark.requirement("CT-2-2a")
def test_an_edition_of_the_contest_of_ideas_whose_results_are_out_meets_its_duty(owing: Cast) -> None:
    facts = ContestFacts(
        title="Hội thi ý tưởng 2024", plan_year=2024, rules="Mới, cần, làm được", opens_at=moment("2024-03-01 00:00"),
        closes_at=moment("2024-04-01 00:00"), prizes=(PrizeRow(name="Giải Nhất", number=1, amount=10_000_000),),
        judges=(Picked(id=owing.member.user or 0, name=owing.member.name),),
    )  # fmt: skip
    contest = open_contest(province="BG", facts=facts, actor=owing.officer, at=moment("2024-02-01 08:00"))
    act(contest, "announce", actor=owing.officer, at=moment("2024-02-20 08:00"))
    assert recognise(province="BG", year=2024, at=moment("2024-05-01 08:00")) == 0
    IdeaContest.objects.filter(pk=contest.pk).update(state="judging")
    IdeaContest.objects.filter(pk=contest.pk).update(state="awarded", state_since=moment("2024-05-02 08:00"))
    assert recognise(province="BG", year=2024, at=moment("2024-05-03 08:00")) == 1
    duty = owing.duty("idea_contest")
    assert duty.state == "met"
    found = history_of(duty).get(name="recognise").facts
    assert [proof["name"] for proof in found["proofs"]] == [contest.number]


def test_nobody_proves_for_another_body(owing: Cast) -> None:
    duty = owing.duty("implementing_document", owing.health)
    with pytest.raises(Refused) as refused:
        act(duty, "prove", actor=focal_of(owing.farming), at=BEGIN, facts=PAPER)
    assert refused.value.codes == ("not_yours",)
    office = owing.duty("inspection_plan")
    with pytest.raises(Refused) as foreign:
        act(office, "prove", actor=officer_of(province_of("LS")), at=BEGIN, facts=PAPER)
    assert foreign.value.codes == ("not_yours",)


def test_only_a_district_keeps_grassroots_tasks(owing: Cast) -> None:
    duty = owing.duty("orders", owing.health)
    with pytest.raises(Refused) as refused:
        act(duty, "record_task", actor=focal_of(owing.health), at=BEGIN, facts=TaskFacts(title="Mô hình"))
    assert refused.value.codes == ("no_grassroots_duty",)


def test_a_duty_passes_on_and_one_holder_stands_on_each_date(owing: Cast) -> None:
    duty = owing.duty("yearly_report", owing.health)
    owes_already = Picked(id=owing.farming.pk, name=owing.farming.name)
    same_day = TransferFacts(to=owes_already, since=date(2024, 1, 2), document="NQ 1")
    with pytest.raises(Refused) as refused:
        act(duty, "pass_on", actor=owing.officer, at=BEGIN, facts=same_day)
    assert refused.value.codes == ("two_holders", "owes_it_already")
    heir = register_organisation(name="Sở Y tế và Dân số", kind=OrganisationKind.DEPARTMENT, province=owing.province)
    to = Picked(id=heir.pk, name=heir.name)
    facts = TransferFacts(to=to, since=date(2024, 7, 1), document="NQ 1")
    act(duty, "pass_on", actor=owing.officer, at=moment("2024-06-20 08:00"), facts=facts)
    assert [(each.name, each.until) for each in duty.tenures.all()] == [
        ("Sở Y tế", date(2024, 6, 30)),
        ("Sở Y tế và Dân số", None),
    ]
    assert DocketEntry.objects.get(kind="duty", subject_id=duty.pk).holder_bodies == [heir.pk]
    duty.refresh_from_db()
    duty.tenures.filter(until__isnull=False).update(until=date(2024, 6, 15))
    assert any("no holder or two holders" in fault for fault in invariants.faults())


@pytest.mark.requirement("CT-10-3", "CT-1-1c", "X-13")
def test_reminders_go_out_30_14_7_and_1_days_before_each_once(owing: Cast) -> None:
    focal = focal_of(owing.health)
    duty = owing.duty("orders", owing.health)
    days = ("2024-10-16", "2024-10-16", "2024-10-20", "2024-11-01", "2024-11-08", "2024-11-14", "2024-11-15")
    for day in days:
        remind(at=moment(f"{day} 06:00"))
    alerts = Alert.objects.filter(user=focal.user, key__startswith=f"duty-{duty.pk}-")
    assert sorted(alert.key.rpartition("-")[2] for alert in alerts) == ["20241016", "20241101", "20241108", "20241114"]
    topics = dict(alerts.values_list("key", "topic"))
    last = topics.pop(f"duty-{duty.pk}-20241114")
    assert (last, set(topics.values())) == ("last_day", {"reminder"})
    held = alerts.exclude(topic="last_day").values_list("held_until", flat=True)
    assert {each.astimezone(LEGAL_ZONE).strftime("%H:%M") for each in held} == {"07:00"}
    assert alerts.get(topic="last_day").held_until is None


@pytest.mark.requirement("E-04")
def test_quota_year_default_reminder_and_cure(owing: Cast) -> None:
    send_order(focal_of(owing.health), at="2024-10-01 08:00")
    send_order(focal_of(owing.district), at="2024-10-01 08:00")
    recognise(province="BG", year=2024, at=moment("2024-11-14 12:00"))
    rows = {row.holder: row for row in compliance(province="BG", year=2024, rule="orders")}
    assert (rows[DutyHolder.DEPARTMENT].met, rows[DutyHolder.DEPARTMENT].owing) == (1, 2)
    assert rows[DutyHolder.DEPARTMENT].defaulters == ("Sở Nông nghiệp",)
    assert (rows[DutyHolder.DISTRICT].met, rows[DutyHolder.DISTRICT].owing) == (1, 1)
    table = compliance_table(province="BG", year=2024, rule="orders")
    assert list(table.total)[1:3] == ["2", "3"]
    run_clocks(at=moment("2024-11-15 00:00"))
    send_order(focal_of(owing.farming), at="2024-11-20 08:00")
    recognise(province="BG", year=2024, at=moment("2024-11-20 09:00"))
    assert not any(row.defaulters for row in compliance(province="BG", year=2024, rule="orders"))


def test_the_year_ends_met_late_or_unmet(owing: Cast) -> None:
    with pytest.raises(Refused) as refused:
        close_year(province="BG", year=2024, actor=owing.officer, at=moment("2024-12-31 23:59"))
    assert refused.value.codes == ("year_not_over",)
    closed = close_year(province="BG", year=2024, actor=SYSTEM, at=moment("2025-01-01 00:00"))
    assert closed == Duty.objects.filter(state="unmet").count() > 0
    assert not list(invariants.faults(ended_before=date(2025, 1, 1)))
    assert close_year(province="BG", year=2024, actor=SYSTEM, at=moment("2025-01-02 00:00")) == 0
    assert not list(trail.faults())


def test_every_day_the_system_opens_proves_reminds_and_closes(cast: Cast) -> None:
    follow_year(at=moment("2024-01-02 06:00"))
    follow_year(at=moment("2024-01-02 07:00"))
    assert Duty.objects.filter(rule_key="orders").count() == 3
    focal = focal_of(cast.health)
    send_order(focal, at="2024-10-01 08:00")
    follow_year(at=moment("2024-11-14 06:00"))
    assert cast.duty("orders", cast.health).state == "met"
    follow_year(at=moment("2025-01-01 06:00"))
    assert not Duty.objects.filter(plan_year=2024, state__in=("open", "late")).exists()
    assert Duty.objects.filter(plan_year=2025, rule_key="orders").count() == 3


@pytest.mark.requirement("CT-3-1a", "CT-3-1d")
def test_a_new_regulation_and_a_concluded_session_meet_the_duties_of_the_council(owing: Cast) -> None:
    council = Council.objects.create(
        province=owing.province, kind=STANDING, title="Hội đồng", founded_at=moment("2024-01-05 08:00"),
        rulebook="bac-giang/2022-03-25",
    )  # fmt: skip
    assert recognise(province="BG", year=2024, at=moment("2024-03-01 08:00")) == 0
    file = StoredFile.objects.create(
        province=owing.province, sha256="0" * 64, size=1, name="quy-che.pdf", media_type="application/pdf",
        scan_state="clean", received_at=moment("2024-03-02 08:00"),
    )  # fmt: skip
    adopt_regulation(council=council, file=file, adopted_on=date(2024, 3, 2), note="", actor=owing.officer)
    ThematicSession.objects.create(
        council=council, theme="health", title="Y tế số", held_at=moment("2024-03-03 08:00"), place="Sở",
        agenda="1. …", conclusions="Làm ngay", concluded_at=moment("2024-03-03 11:00"),
    )  # fmt: skip
    assert recognise(province="BG", year=2024, at=moment("2024-03-04 08:00")) == 2
    for rule, proof in (("council_regulation", "Quy chế 1"), ("thematic_sessions", "Y tế số")):
        duty = owing.duty(rule)
        assert duty.state == "met"
        found = history_of(duty).get(name="recognise").facts
        assert [each["name"] for each in found["proofs"]] == [proof]
