"""Delays are reminded of, obstacles answered, corrections verified, violations decided, published and taken down."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from gieo.contracts.contract.facts import FollowFacts, MilestoneRow
from gieo.core import trail
from gieo.councils.sanctions import sanctions_of
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.selectors import todo, visible_to
from gieo.dossiers.services.act import act
from gieo.dossiers.services.run_clocks import run_clocks
from gieo.execution import selectors
from gieo.execution.finding.facts import (
    CorrectFacts,
    DecideFacts,
    DueFacts,
    KindChoice,
    PublishFacts,
    SanctionChoice,
    WordsFacts,
)
from gieo.execution.models import Finding
from gieo.execution.services.note_late_milestones import note_late_milestones
from gieo.kernel.actors import Role
from gieo.kernel.refusal import Refused
from tests.conftest import moment
from tests.contracts.makers import SENT, actor_from, institute, picked, refused, running, seated
from tests.execution.makers import VISITED, found

pytestmark = [pytest.mark.db, pytest.mark.django_db]

SAID = WordsFacts(words="Đã xem")
MILESTONE = MilestoneRow(name="Mốc 1", due_on=date(2025, 11, 16), result="Một báo cáo")


def decision(people, **changes) -> DecideFacts:
    values = {
        "decision": "31/QĐ-SKHCN",
        "decided_on": date(2025, 12, 1),
        "in_force_from": date(2025, 12, 10),
        "violator": picked(people.body),
        "sanction": SanctionChoice.SUSPENSION,
        "sanction_until": date(2026, 12, 9),
        "recover_amount": 50,
    }
    return DecideFacts(**{**values, **changes})


def decided(people, contract, **changes) -> Finding:
    finding = found(people, contract, KindChoice.VIOLATION, **changes)
    return act(finding, "decide", actor=people.director, at=moment("2025-12-01 09:00"), facts=decision(people)).subject


def publication(begins: date = date(2025, 12, 10), ends: date = date(2026, 3, 9)) -> PublishFacts:
    return PublishFacts(published_words="Sử dụng kinh phí sai mục đích", published_from=begins, published_until=ends)


# ---------------------------------------------------------------- delays


@pytest.mark.requirement("CT-4-1c")
def test_a_milestone_passed_by_a_day_waits_with_the_member_who_follows_and_reminder_and_answer_are_kept(people):
    contract = running(people, milestones=(MILESTONE,))
    follow = FollowFacts(follower=picked(people.member))
    act(contract, "assign_follower", actor=people.officer, at=SENT, facts=follow)
    assert note_late_milestones(at=moment("2025-11-16 23:59")) == 0
    assert note_late_milestones(at=moment("2025-11-17 00:15")) == 1
    assert note_late_milestones(at=moment("2025-11-18 00:15")) == 0
    finding = Finding.objects.get()
    assert [entry.number for entry in todo(people.council, limit=10)] == [finding.number]
    words = WordsFacts(words="Nộp báo cáo trước 30/11")
    finding = act(finding, "remind", actor=people.council, at=VISITED, facts=words).subject
    assert finding.number in {entry.number for entry in todo(people.host, limit=10)}
    finding = act(finding, "reply", actor=people.host, at=VISITED, facts=WordsFacts(words="Sẽ nộp")).subject
    kept = {entry.name: entry.facts.get("words") for entry in trail.history_of(finding)}
    assert (kept["remind"], kept["reply"], finding.reminders) == (words.words, "Sẽ nộp", 1)
    assert act(finding, "close_delay", actor=people.council, at=VISITED, facts=SAID).subject.state == "closed"


def test_a_judged_milestone_is_not_late(people):
    contract = running(people, milestones=(MILESTONE,))
    contract.milestones.update(verdict="met")
    assert note_late_milestones(at=moment("2025-12-01 00:15")) == 0


def test_without_a_follower_an_officer_holds_a_delay(people):
    running(people, milestones=(MILESTONE,))
    note_late_milestones(at=moment("2025-11-17 00:15"))
    assert DocketEntry.objects.get(kind="finding").holder_role == "science_officer"


# ---------------------------------------------------------------- obstacles


@pytest.mark.requirement("CT-4-1b")
def test_an_obstacle_reaches_its_addressee_is_answered_and_closed(people):
    body = institute("Sở Nông nghiệp")
    addressee = actor_from(seated(Role.FOCAL_OFFICER, "Đầu mối Phúc", body))
    finding = found(people, running(people), KindChoice.OBSTACLE, actor=people.council, addressee=picked(body))
    assert finding.origin == "council"
    assert finding.number in {entry.number for entry in todo(addressee, limit=10)}
    assert selectors.open_obstacles("BG", at=moment("2025-11-27 09:00")) == [(finding, 10)]
    finding = act(finding, "answer", actor=addressee, at=VISITED, facts=WordsFacts(words="Giao đất thử nghiệm")).subject
    assert selectors.open_obstacles("BG", at=VISITED) == []
    finding = act(finding, "close_obstacle", actor=people.council, at=VISITED, facts=SAID).subject
    assert (finding.state, finding.answer, finding.closed_on) == ("closed", "Giao đất thử nghiệm", date(2025, 11, 17))


def test_an_obstacle_without_addressee_waits_with_the_director(people):
    finding = found(people, running(people), KindChoice.OBSTACLE)
    assert DocketEntry.objects.get(number=finding.number).holder_role == "director"


def test_a_correction_says_what_is_required(people):
    with pytest.raises(Refused) as caught:
        found(people, running(people), KindChoice.CORRECTION, required="")
    assert caught.value.codes == ("no_requirement",)
    assert not Finding.objects.exists()


# ---------------------------------------------------------------- corrections


@pytest.mark.requirement("CT-4-2d")
def test_a_correction_is_open_until_it_is_verified(people):
    contract = running(people)
    finding = found(people, contract, KindChoice.CORRECTION)
    assert (finding.due_on, finding.due_basis) == (date(2025, 12, 17), "GIEO-MACDINH:29")
    finding = act(finding, "report_fixed", actor=people.host, at=VISITED, facts=SAID).subject
    assert selectors.readiness_facts(contract.task).findings_unverified == (f"{finding.number}: {finding.detail}",)
    more = DueFacts(words="Thiếu ngày", due_on=date(2025, 12, 24))
    finding = act(finding, "ask_again", actor=people.officer, at=VISITED, facts=more).subject
    assert (finding.state, finding.due_at.date()) == ("correcting", date(2025, 12, 24))
    finding = act(finding, "report_fixed", actor=people.host, at=VISITED, facts=SAID).subject
    act(finding, "verify", actor=people.officer, at=VISITED, facts=SAID)
    assert selectors.readiness_facts(contract.task).findings_unverified == ()


def test_a_correction_that_is_never_made_becomes_a_violation(people):
    finding = found(people, running(people), KindChoice.CORRECTION)
    run_clocks(at=moment("2025-12-18 00:05"))
    finding.refresh_from_db()
    assert finding.state == "overdue"
    finding = act(
        finding, "treat_as_violation", actor=people.officer, at=moment("2025-12-20 09:00"), facts=SAID
    ).subject
    assert (finding.state, finding.kind) == ("suspected", "violation")


def test_the_same_words_of_the_same_check_are_one_finding(people):
    contract = running(people)
    parent = DocketEntry.objects.get(number=contract.number)
    first = found(people, contract, KindChoice.CORRECTION, parent=parent)
    assert found(people, contract, KindChoice.CORRECTION, parent=parent).pk == first.pk
    assert found(people, contract, KindChoice.CORRECTION, parent=parent, detail="Việc khác").pk != first.pk


# ---------------------------------------------------------------- violations


@pytest.mark.requirement("CT-4-2g")
def test_a_violation_is_secret_until_it_is_decided_and_its_sanction_bars_the_body_while_it_runs(people):
    finding = found(people, running(people), KindChoice.VIOLATION)
    assert not visible_to(people.host).filter(number=finding.number).exists()
    at = moment("2025-12-01 09:00")
    nobody = decision(people, violator=None)
    assert refused(finding, "decide", actor=people.director, at=at, facts=nobody) == ("no_violator",)
    open_end = decision(people, sanction_until=None)
    assert refused(finding, "decide", actor=people.director, at=at, facts=open_end) == ("bad_days",)
    finding = act(finding, "decide", actor=people.director, at=at, facts=decision(people)).subject
    assert visible_to(people.host).filter(number=finding.number).exists()
    barred = {day: list(selectors.sanctions_in_force([people.body], on=day)) for day in (
        date(2025, 12, 9), date(2025, 12, 10), date(2026, 12, 9), date(2026, 12, 10),
    )}  # fmt: skip
    assert list(barred.values()) == [[], [finding], [finding], []]
    assert barred[date(2025, 12, 10)][0].decision == "31/QĐ-SKHCN"
    over = {"actor": people.director, "facts": SAID}
    assert refused(finding, "close_violation", at=moment("2026-12-09 09:00"), **over) == ("sanction_runs",)
    assert act(finding, "close_violation", at=moment("2026-12-10 09:00"), **over).subject.state == "closed"


@pytest.mark.requirement("CT-5-2c")
def test_nothing_is_published_without_a_decision_in_force(people):
    contract = running(people)
    suspected = found(people, contract, KindChoice.VIOLATION, detail="Việc khác")
    at = moment("2025-12-02 09:00")
    assert refused(suspected, "publish", actor=people.director, at=at, facts=publication()) == ("wrong_state",)
    finding, early = decided(people, contract), publication(date(2025, 12, 9))
    assert refused(finding, "publish", actor=people.director, at=at, facts=early) == ("decision_not_in_force",)
    for begins, ends in ((date(2025, 12, 10), date(2025, 12, 9)), (date(2025, 12, 1), date(2026, 1, 1))):
        codes = refused(finding, "publish", actor=people.director, at=at, facts=publication(begins, ends))
        assert codes[-1] == "bad_publication_days"
    assert refused(finding, "publish", actor=people.officer, at=at, facts=publication()) == ("not_yours",)


@pytest.mark.requirement("CT-5-2c")
def test_a_publication_has_an_approver_can_be_corrected_and_ends_by_itself(people):
    finding, at = decided(people, running(people)), moment("2025-12-10 09:00")
    finding = act(finding, "publish", actor=people.director, at=at, facts=publication()).subject
    assert finding.published_by == "Giám đốc Chi"
    right = CorrectFacts(published_words="Chi sai 50 triệu đồng", reason="Sai số tiền")
    finding = act(finding, "correct_publication", actor=people.chairman, at=at, facts=right).subject
    assert (finding.published_words, finding.published_by) == ("Chi sai 50 triệu đồng", "Chủ tịch Hà")
    assert finding.due_at.date() == date(2026, 3, 9)
    run_clocks(at=moment("2026-03-10 00:05"))
    finding.refresh_from_db()
    assert finding.state == "removed"
    assert trail.history_of(finding).last().name == "unpublish"


def test_a_publication_can_be_taken_down_before_its_end(people):
    finding, at = decided(people, running(people)), moment("2025-12-10 09:00")
    finding = act(finding, "publish", actor=people.director, at=at, facts=publication()).subject
    assert act(finding, "take_down", actor=people.director, at=at, facts=SAID).subject.state == "removed"


@pytest.mark.requirement("CT-5-2c")
def test_not_even_sql_publishes_without_a_decision(people):
    finding, at = decided(people, running(people)), moment("2025-12-10 09:00")
    finding = act(finding, "publish", actor=people.director, at=at, facts=publication()).subject
    with pytest.raises(IntegrityError), transaction.atomic():
        Finding.objects.filter(pk=finding.pk).update(decision="")


def test_what_is_no_violation_is_dismissed(people):
    finding = found(people, running(people), KindChoice.VIOLATION)
    assert act(finding, "dismiss", actor=people.director, at=VISITED, facts=SAID).subject.state == "dismissed"


# ---------------------------------------------------------------- what it keeps from


@pytest.mark.requirement("X-14")
def test_a_person_under_a_sanction_is_known_while_it_runs_and_what_is_only_suspected_is_not(people):
    contract, culprit = running(people), seated(Role.COUNCIL_MEMBER, "Người vi phạm")
    suspected = found(people, contract, KindChoice.VIOLATION)
    assert sanctions_of([culprit.pk], date(2026, 2, 3)) == {}
    by_person = decision(people, violator=None, violator_person=picked(culprit))
    act(suspected, "decide", actor=people.director, at=moment("2025-12-01 09:00"), facts=by_person)
    reminded = decision(people, violator_person=picked(people.member), sanction=SanctionChoice.REMINDER)
    of_a_reminder = found(people, contract, KindChoice.VIOLATION)
    act(of_a_reminder, "decide", actor=people.director, at=moment("2025-12-01 09:00"), facts=reminded)
    both = [culprit.pk, people.member.pk]
    expected = {culprit.pk: ["31/QĐ-SKHCN: Đình chỉ, không được tham gia nhiệm vụ"]}
    assert sanctions_of(both, date(2025, 12, 10)) == sanctions_of(both, date(2026, 12, 9)) == expected
    assert sanctions_of(both, date(2025, 12, 9)) == sanctions_of(both, date(2026, 12, 10)) == {}
