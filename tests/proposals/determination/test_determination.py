"""A determination from the vote to the list: count, text, review, experts, under both laws."""

from datetime import timedelta

import pytest

from gieo.core import events
from gieo.core.trail import history_of
from gieo.councils.independent import ExpertGround, ExpertsFacts, OpinionRow, OpinionsFacts, experts_to_ask
from gieo.councils.invariants import faults
from gieo.councils.models import Expert
from gieo.councils.services.close_voting import close_voting
from gieo.councils.sitting.facts import PapersFacts
from gieo.dossiers.docket import entry_of
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.official import paper_of
from gieo.dossiers.services.act import act
from gieo.dossiers.timeline import timeline_of
from gieo.identity.models import Appointment
from gieo.kernel.actors import Role
from gieo.kernel.asking import Picked
from gieo.kernel.law import Law
from gieo.kernel.refusal import Refused
from gieo.notifications.models import Alert
from gieo.proposals.determination.facts import (
    AdoptionFacts,
    Method,
    OrderTextFacts,
    ProductRow,
    ReviewFacts,
)
from gieo.proposals.determination.kind import DETERMINATION_KIND, agenda_of, facts
from gieo.proposals.determination.workflow import PROCEDURE
from gieo.proposals.models import Attachment, AttachmentKind, ImplementationPlace
from gieo.proposals.priority import priorities_of
from tests.conftest import moment
from tests.councils.chamber import Chamber, cooperative
from tests.councils.test_standing import expert_of

pytestmark = [pytest.mark.db, pytest.mark.django_db]


@pytest.fixture
def chamber() -> Chamber:
    return Chamber()


def codes_of(call) -> tuple[str, ...]:
    with pytest.raises(Refused) as refused:
        call()
    assert all(refusal.basis for refusal in refused.value.refusals)
    return refused.value.codes


def closed(chamber, item, **changes):
    facts = chamber.result(**changes)
    return close_voting(item, PROCEDURE, actor=chamber.officer, at=chamber.sitting_at, facts=facts)


def text(**changes) -> OrderTextFacts:
    values = {
        "title": "Bảo quản hồng", "kind": Picked(id="research_topic", name="Đề tài"), "objectives": "Giảm tổn thất",
        "requirements": "Quy trình được chuyển giao", "method": Method.COMPETITIVE,
        "products": (ProductRow(name="Quy trình", measure="Tổn thất dưới 5 %", unit="bộ", quantity=1),),
    }  # fmt: skip
    return OrderTextFacts(**{**values, **changes})


def written(chamber, item, **changes):
    return act(item, "write_text", actor=chamber.officer, at=chamber.sitting_at, facts=text(**changes))


def in_review(chamber, item=None):
    """Recommended by all nine, with a text that all nine agree with."""
    item = item or chamber.determination()
    item = closed(chamber, chamber.voted(item, favour=len(chamber.people))).subject
    item = written(chamber, item).subject
    facts = AdoptionFacts(agreeing=chamber.members(item))
    return act(item, "adopt_text", actor=chamber.officer, at=chamber.sitting_at, facts=facts).subject


# ---------------------------------------------------------------- the count


@pytest.mark.requirement("CT-2-2b", "CT-3-4e")
@pytest.mark.parametrize(("favour", "state"), [(7, "recommended"), (6, "not_recommended")])
def test_more_than_three_quarters_of_all_ballots_under_the_law_of_2013(chamber, favour, state):
    item = chamber.voted(chamber.determination(), favour=favour)
    done = closed(chamber, item, reason="Chưa đủ số phiếu").subject
    assert (done.state, done.tally["votes_for"], done.tally["needed"]) == (state, favour, 7)
    assert done.tally["met"]["urgency"] == favour
    assert dict(done.tally["lines"])["Tính cấp thiết và tầm quan trọng"] == f"{favour}/9"
    assert list(faults()) == []


@pytest.mark.parametrize(("favour", "state"), [(6, "recommended"), (5, "not_recommended")])
def test_two_thirds_of_those_present_under_the_law_of_2025(favour, state):
    chamber = Chamber(code="BN", start=moment("2026-03-09 08:00"))
    item = chamber.determination()
    assert item.law == Law.L2025
    done = closed(chamber, chamber.voted(item, favour=favour), reason="Chưa đủ số phiếu").subject
    assert (done.state, done.tally["needed"]) == (state, 6)
    assert len(done.tally["met"]) == 8
    assert list(faults()) == []


def test_papers_go_out_ten_days_before_under_the_law_of_2025():
    chamber = Chamber(code="BN", start=moment("2026-03-09 08:00"))
    item = chamber.founded(chamber.determination())
    assert DocketEntry.objects.get(number=item.number).due_basis == "TT44-2026:8.2"

    def send(days):
        facts = PapersFacts(sitting_at=chamber.start + timedelta(days=days), place="Sở", papers="Phiếu")
        return act(item, "send_papers", actor=chamber.officer, at=chamber.start, facts=facts)

    assert codes_of(lambda: send(9)) == ("papers_too_late",)
    assert send(10).subject.state == "papers_sent"


def test_a_council_that_does_not_recommend_agrees_on_the_reason(chamber):
    item = chamber.voted(chamber.determination(), favour=0)
    assert codes_of(lambda: closed(chamber, item)) == ("no_reason_agreed",)


@pytest.mark.requirement("X-13")
def test_the_proposer_is_told_the_result_and_no_ballot(chamber):
    item = chamber.voted(chamber.determination(), favour=0)
    done = closed(chamber, item, reason="Chưa cấp thiết")
    for _time in range(2):
        events.handle("determination.not_recommended", done.entry.pk)
    alert = Alert.objects.get(user=item.proposal.created_by)
    assert "Không đề nghị thực hiện" in alert.subject
    assert "Chưa cấp thiết" in alert.body
    assert "Thành viên" not in alert.body


def test_projects_are_asked_for_their_origin(chamber):
    topic, project = chamber.determination(), chamber.determination(task_type="trial_production")
    assert len(chamber.ballot(topic).marks) == 4
    assert [mark.criterion.id for mark in chamber.ballot(project).marks][-1] == "origin"


# ---------------------------------------------------------------- the text


def test_the_text_names_products_and_is_adopted_by_more_than_three_quarters(chamber):
    item = closed(chamber, chamber.voted(chamber.determination(), favour=9)).subject
    assert codes_of(lambda: written(chamber, item, products=())) == ("no_products",)
    item = written(chamber, item).subject
    members = chamber.members(item)

    def adopt(number):
        facts = AdoptionFacts(agreeing=members[:number])
        return act(item, "adopt_text", actor=chamber.officer, at=chamber.sitting_at, facts=facts)

    assert codes_of(lambda: adopt(6)) == ("motion_fell",)
    adopted = adopt(7).subject
    assert (adopted.state, adopted.due_basis) == ("review", "TT06-2023:15.1")


def test_the_secretary_writes_the_text_and_a_member_does_not(chamber):
    item = closed(chamber, chamber.voted(chamber.determination(), favour=9)).subject
    secretary, member = chamber.actor(chamber.people[4]), chamber.actor(chamber.people[8])
    assert codes_of(lambda: act(item, "write_text", actor=member, at=chamber.sitting_at, facts=text())) == (
        "not_yours",
    )
    assert act(item, "write_text", actor=secretary, at=chamber.sitting_at, facts=text()).subject.state == "text_ready"


@pytest.mark.parametrize(
    "changes",
    [{"method": Method.DIRECT}, {"direct_ground": Picked(id="urgent", name="Đột xuất")}],
    ids=["direct without a ground", "a ground without direct"],
)
def test_a_ground_goes_with_direct_assignment(changes):
    with pytest.raises(ValueError, match="Giao trực tiếp phải có căn cứ"):
        text(**changes)


# ---------------------------------------------------------------- the review


def told_to(item, actor) -> str:
    """What the history of a dossier tells a reader."""
    return str([act.words for act in timeline_of(DETERMINATION_KIND, item, actor, outside=False)])


def test_experts_are_asked_and_the_review_goes_on(chamber):
    item = in_review(chamber)
    outside = [chamber.expert(f"Chuyên gia {at}") for at in range(3)]

    def ask(people):
        picked = tuple(Picked(id=person.pk, name=person.full_name) for person in people)
        facts = ExpertsFacts(experts=picked, ground=ExpertGround.COMPLAINT)
        return act(item, "ask_experts", actor=chamber.director, at=chamber.sitting_at, facts=facts)

    assert codes_of(lambda: ask([*outside[:2], chamber.people[0]])) == ("too_few_experts",)
    asked = ask(outside).subject
    assert asked.state == "expert_check"
    rows = [OpinionRow(expert=Picked(id=person.pk, name=""), opinion="Đồng ý") for person in outside]

    def record(number):
        facts = OpinionsFacts(opinions=tuple(rows[:number]))
        return act(asked, "record_opinions", actor=chamber.officer, at=chamber.sitting_at, facts=facts)

    assert codes_of(lambda: record(2)) == ("opinion_missing",)
    item = record(3).subject
    assert item.state == "review"
    told = {actor: told_to(item, actor) for actor in (chamber.officer, chamber.actor(chamber.people[1]))}
    assert ["Chuyên gia 2" in told[chamber.officer], "Đồng ý" in told[chamber.officer]] == [True, True]
    member = told[chamber.actor(chamber.people[1])]
    assert "Chuyên gia 2" not in member, "who the experts are and what they say is for the office alone"
    assert "Đồng ý" not in member


@pytest.mark.requirement("X-14")
def test_who_could_not_sit_on_a_dossier_is_no_independent_voice_on_it(chamber):
    body = cooperative(chamber.province)
    item = in_review(chamber, chamber.determination(body=body))
    outside = [chamber.expert(f"Chuyên gia {at}") for at in range(4)]
    for person in (*outside, chamber.people[0]):
        expert_of(chamber, person)
    Appointment.objects.create(person=outside[3], province=chamber.province, role=Role.PROPOSER, organisation=body)
    offered = dict(experts_to_ask(item))
    assert set(offered) == {person.pk for person in outside[:3]}, "not of the council, not of the proposing body"

    def ask(*people):
        picked = tuple(Picked(id=person.pk, name=person.full_name) for person in people)
        facts = ExpertsFacts(experts=picked, ground=ExpertGround.SPLIT)
        return act(item, "ask_experts", actor=chamber.director, at=chamber.sitting_at, facts=facts).subject

    with pytest.raises(Refused) as caught:
        ask(*outside)
    assert caught.value.codes == ("experts_not_independent",)
    assert "Chuyên gia 3" in str(caught.value)
    Expert.objects.filter(person=outside[0]).update(is_active=False)
    assert set(dict(experts_to_ask(item))) == {person.pk for person in outside[1:3]}
    assert ask(*outside[:3]).state == "expert_check"


def test_a_new_council_begins_anew_with_ballots_of_its_own(chamber):
    item = in_review(chamber)
    others = [chamber.expert(f"Người mới {at}") for at in range(9)]
    again = chamber.founded(item, others)
    assert (again.state, again.tally, again.sitting_at) == ("founded", {}, None)
    assert again.council.memberships.first().person == others[0]
    assert list(faults()) == []


def test_the_director_forwards_or_drops_with_the_finding(chamber):
    item = in_review(chamber)
    finding = ReviewFacts(finding="Đúng trình tự")
    assert codes_of(lambda: act(item, "forward", actor=chamber.officer, at=chamber.sitting_at, facts=finding)) == (
        "not_yours",
    )
    done = act(item, "forward", actor=chamber.director, at=chamber.sitting_at, facts=finding).subject
    assert done.state == "forwarded"
    assert not entry_of(done).is_open


# ---------------------------------------------------------------- priority, papers


@pytest.mark.requirement("BG25-III-5")
def test_of_two_equal_proposals_the_one_with_order_and_agreement_is_first_and_bears_the_mark(chamber):
    plain = chamber.compiled(task_name="A")
    marked = chamber.proposal(task_name="B")
    paper = Attachment.objects.create(
        proposal=marked, kind=AttachmentKind.ORDER_DOCUMENT, file=marked.submitted_pdf, added_at=marked.created_at
    )
    ImplementationPlace.objects.create(
        proposal=marked, name="Huyện Lục Ngạn", agreed_on=chamber.start.date(), agreement=paper
    )
    assert [rule.key for rule in priorities_of(marked)] == ["coordination", "order_document"]
    assert priorities_of(plain) == []
    first = chamber.determination_of(plain)
    second = chamber.determination_of(marked)
    council = chamber.founded(first).council
    type(second).objects.filter(pk=second.pk).update(council=council)
    second.refresh_from_db()
    assert [item.title for item in agenda_of(second)] == ["B", "A"]
    assert entry_of(second).title == "B (ưu tiên)"
    assert {fact.basis for fact in facts(second) if fact.label == "Ưu tiên"} == {("TB-BG-2025:III",)}


@pytest.mark.requirement("CT-1-2c")
def test_a_transfer_with_proof_that_it_works_elsewhere_stands_above_an_equal_one_without(chamber):
    plain, proven = chamber.compiled(task_name="A"), chamber.proposal(task_name="B")
    Attachment.objects.create(
        proposal=proven, kind=AttachmentKind.TECHNOLOGY_PROOF, file=proven.submitted_pdf, added_at=proven.created_at
    )
    assert [rule.key for rule in priorities_of(proven)] == ["proven_technology"]
    first, second = chamber.determination_of(plain), chamber.determination_of(proven)
    council = chamber.founded(first).council
    type(second).objects.filter(pk=second.pk).update(council=council)
    second.refresh_from_db()
    assert [item.title for item in agenda_of(second)] == ["B", "A"]


def test_every_paper_of_the_way_says_what_happened(chamber):
    item = in_review(chamber)
    done = act(
        item, "forward", actor=chamber.director, at=chamber.sitting_at, facts=ReviewFacts(finding="Đúng trình tự")
    ).subject
    said = {
        paper.key: str(paper_of(paper, done, entry))
        for entry in history_of(done)
        for paper in DETERMINATION_KIND.paper_kinds(entry)
    }
    assert set(said) == {
        "council_decision", "council_invitation", "tally_sheet", "council_minutes", "order_text", "review_note",
    }  # fmt: skip
    assert "Thành viên 9" in said["council_decision"]
    assert "9/9" in said["tally_sheet"]
    assert "ít nhất 2/3 thành viên hội đồng" in said["council_minutes"]
    assert "Cần cho tỉnh" not in "".join(said.values())
    assert "Tổn thất dưới 5 %" in said["order_text"]
