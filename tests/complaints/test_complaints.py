"""Complaints of those who were not chosen: in time, looked into, answered with reasons, a second time, the council again."""

from datetime import timedelta

import pytest
from django.urls import reverse

from gieo.complaints.complaint.facts import FileFacts, FindingsFacts, RemedyFacts, VerdictFacts, WordsFacts
from gieo.complaints.complaint.kind import COMPLAINT_KIND, opening_choices
from gieo.complaints.complaint.states import Ground
from gieo.complaints.models import Complaint
from gieo.complaints.services.file_complaint import file_complaint
from gieo.core import events
from gieo.core.clock import LEGAL_ZONE
from gieo.core.trail import history_of
from gieo.councils.services.close_voting import close_voting
from gieo.dossiers.docket import entry_of
from gieo.dossiers.kinds import kinds
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.official import paper_of
from gieo.dossiers.selectors import visible_to, waiting_for
from gieo.dossiers.services.act import act
from gieo.dossiers.services.run_clocks import run_clocks
from gieo.identity.selectors import actor_of
from gieo.kernel.actors import Actor, Role
from gieo.kernel.asking import Picked
from gieo.kernel.refusal import Refused
from gieo.notifications.models import Alert
from gieo.officialdocs.printing import render_pdf
from gieo.officialdocs.templatetags.documents import STAGES
from gieo.proposals.determination.facts import ReviewFacts
from gieo.proposals.determination.workflow import PROCEDURE
from gieo.proposals.models import Determination
from gieo.proposals.screening.facts import ScreeningFacts, ScreeningReason
from gieo.rulebooks import library
from tests.conftest import moment
from tests.councils.chamber import DAY, Chamber, browser, cooperative
from tests.factories import person_in

pytestmark = [pytest.mark.db, pytest.mark.django_db]


@pytest.fixture
def chamber() -> Chamber:
    return Chamber()


@pytest.fixture
def dropped(chamber):
    """A proposal the council did not recommend."""
    item = chamber.voted(chamber.determination(), favour=0)
    facts = chamber.result(reason="Chưa cấp thiết")
    return close_voting(item, PROCEDURE, actor=chamber.officer, at=chamber.sitting_at, facts=facts).subject


def author_of(item: Determination) -> Actor:
    assert item.proposal.created_by
    return actor_of(item.proposal.created_by, DAY)


def complaint_facts(item: Determination, **changes) -> FileFacts:
    entry = entry_of(item.proposal)
    values = {
        "decision": Picked(id=entry.pk, name=entry.number), "learned_on": moment("2024-07-02 08:00").date(),
        "ground": Ground.CONFLICT, "words": "Một thành viên là vợ của đối thủ", "request": "Xét lại",
    }  # fmt: skip
    return FileFacts(**{**values, **changes})


def filed(item: Determination, at="2024-07-10 08:00", actor=None, **changes) -> Complaint:
    facts = complaint_facts(item, **changes)
    actor = actor or author_of(item)
    return file_complaint(province=item.province_id, facts=facts, actor=actor, at=moment(at))


def codes_of(call) -> tuple[str, ...]:
    with pytest.raises(Refused) as refused:
        call()
    assert all(refusal.basis for refusal in refused.value.refusals)
    return refused.value.codes


def due(complaint: Complaint) -> str:
    assert complaint.due_at
    return f"{complaint.due_at.astimezone(LEGAL_ZONE):%Y-%m-%d} {complaint.due_basis}"


def in_hand(chamber, complaint: Complaint, at="2024-07-12 08:00") -> Complaint:
    return act(complaint, "accept", actor=chamber.officer, at=moment(at)).subject


def looked_into(chamber, complaint: Complaint, name="note_findings") -> Complaint:
    facts = FindingsFacts(findings="Biên bản có ghi quan hệ gia đình")
    return act(complaint, name, actor=chamber.officer, at=moment("2024-07-20 08:00"), facts=facts).subject


REMEDY = RemedyFacts(reasons="Thành viên không rời phòng", remedy="Họp lại hội đồng khác", sits_again=True)
REASONS = VerdictFacts(reasons="Trình tự đúng quy định")


# ---------------------------------------------------------------- filing


def test_only_whoever_was_not_chosen_may_complain_and_officers_hear_of_it(chamber, dropped):
    stranger = chamber.actor(person_in(Role.PROPOSER, chamber.province, name="Người khác", email="khac@gieo.test"))
    assert codes_of(lambda: filed(dropped, actor=stranger)) == ("no_decision",)
    assert codes_of(lambda: filed(dropped, actor=chamber.officer)) == ("no_decision",)
    complaint = filed(dropped)
    assert (complaint.state, complaint.decision, complaint.decided_by) == (
        "filed", "Không đề nghị thực hiện", Role.DIRECTOR,
    )  # fmt: skip
    assert due(complaint) == "2024-07-22 LUAT02-2011:27"  # the tenth day is a Saturday
    assert Alert.objects.filter(user_id=chamber.officer.user, subject__contains=complaint.number).count() == 1
    assert waiting_for(chamber.officer).filter(number=complaint.number).exists()


def test_the_day_must_be_one_and_in_time_unless_something_stood_in_the_way(dropped):
    day = moment("2024-07-02 08:00").date()
    assert codes_of(lambda: filed(dropped, learned_on=day - timedelta(days=3))) == ("bad_day",)
    assert codes_of(lambda: filed(dropped, learned_on=day + timedelta(days=30))) == ("bad_day",)
    assert codes_of(lambda: filed(dropped, at="2024-10-01 08:00")) == ("too_late",)
    assert filed(dropped, at="2024-10-01 08:00", hindrance="Nằm viện").state == "filed"


def test_the_last_day_is_still_in_time(dropped):
    assert filed(dropped, at="2024-09-30 23:59").state == "filed"


def test_one_complaint_about_one_decision_unless_it_was_never_heard(dropped):
    first = filed(dropped)
    assert codes_of(lambda: filed(dropped)) == ("complained_before",)
    act(first, "withdraw", actor=author_of(dropped), at=moment("2024-07-11 08:00"))
    assert filed(dropped).number != first.number


def test_nothing_is_offered_before_it_was_decided_and_a_body_complains_for_itself(chamber):
    body = cooperative(chamber.province)
    author = person_in(Role.PROPOSER, chamber.province, name="Của hợp tác xã", email="htx@gieo.test", body=body)
    item = chamber.voting(chamber.determination(body=body, proposer=author))
    me = chamber.actor(author)
    assert list(opening_choices("decisions", "BG", me)) == []
    for person in chamber.people:
        item = chamber.vote(item, person, favour=False)
    facts = chamber.result(reason="Chưa cấp thiết")
    close_voting(item, PROCEDURE, actor=chamber.officer, at=chamber.sitting_at, facts=facts)
    assert [value for value, _label in opening_choices("decisions", "BG", me)] == [entry_of(item.proposal).pk]
    colleague = person_in(Role.PROPOSER, chamber.province, name="Đồng nghiệp", email="dn@gieo.test", body=body)
    complaint = filed(item, actor=chamber.actor(colleague))
    assert complaint.body == body
    assert visible_to(me).filter(number=complaint.number).exists()


@pytest.mark.requirement("CT-3-4c")
def test_who_was_screened_out_complains_too(chamber):
    proposal = chamber.searched()
    facts = ScreeningFacts(reasons=(ScreeningReason.UNNECESSARY,), words="Không cần thiết")
    gone = act(proposal, "screen_out", actor=chamber.officer, at=chamber.start, facts=facts).subject
    me = chamber.actor(gone.proposer)
    assert [value for value, _label in opening_choices("decisions", "BG", me)] == [entry_of(gone).pk]


# ---------------------------------------------------------------- answering


def test_days_run_from_taking_up_are_prolonged_once_and_notes_do_not_move_them(chamber, dropped):
    complaint = in_hand(chamber, filed(dropped))
    assert due(complaint) == "2024-08-12 LUAT02-2011:28"  # the thirtieth day is a Sunday
    complaint = looked_into(chamber, complaint)
    assert due(complaint) == "2024-08-12 LUAT02-2011:28"
    why = WordsFacts(words="Phức tạp")
    complaint = act(complaint, "extend", actor=chamber.director, at=moment("2024-08-01 08:00"), facts=why).subject
    assert due(complaint) == "2024-08-26 LUAT02-2011:28"
    again = codes_of(lambda: act(complaint, "extend", actor=chamber.director, at=chamber.sitting_at, facts=why))
    assert again == ("extended",)


def test_nobody_is_answered_unheard_nor_by_somebody_else(chamber, dropped):
    complaint = in_hand(chamber, filed(dropped))
    at = moment("2024-07-22 08:00")
    director = {"actor": chamber.director, "at": at, "facts": REASONS}
    assert codes_of(lambda: act(complaint, "dismiss", **director)) == ("not_looked_into",)
    complaint = looked_into(chamber, complaint)
    assert entry_of(complaint).holder_role == Role.DIRECTOR
    assert codes_of(lambda: act(complaint, "dismiss", actor=chamber.officer, at=at, facts=REASONS)) == ("not_yours",)
    chairman = {"actor": chamber.chairman, "at": at, "facts": REASONS}
    assert codes_of(lambda: act(complaint, "dismiss_above", **chairman)) == ("not_theirs_to_answer",)
    assert act(complaint, "dismiss", **director).subject.state == "dismissed"


def test_a_complaint_that_is_not_taken_up_is_told_why(chamber, dropped):
    complaint = filed(dropped)
    facts = WordsFacts(words="Khiếu nại thay người khác")
    done = act(complaint, "not_accept", actor=chamber.officer, at=moment("2024-07-12 08:00"), facts=facts)
    for _time in range(2):
        events.handle("complaint.not_accepted", done.entry.pk)
    alert = Alert.objects.get(user=dropped.proposal.created_by, subject__contains=complaint.number)
    assert "Khiếu nại thay người khác" in alert.body
    paper = paper_of(COMPLAINT_KIND.papers["complaint_refusal"], done.subject, done.entry)
    assert "Khiếu nại thay người khác" in str(paper["parts"])


def test_who_is_not_content_goes_above_and_the_clock_closes_what_nobody_takes_further(chamber, dropped):
    complaint = looked_into(chamber, in_hand(chamber, filed(dropped)))
    at = moment("2024-07-22 08:00")
    complaint = act(complaint, "dismiss", actor=chamber.director, at=at, facts=REASONS).subject
    assert due(complaint) == "2024-08-21 LUAT02-2011:33"
    again = WordsFacts(words="Chưa trả lời về xung đột")
    second = act(complaint, "complain_again", actor=author_of(dropped), at=at, facts=again).subject
    assert due(second) == "2024-08-01 LUAT02-2011:36"
    second = act(second, "accept_second", actor=chamber.officer, at=moment("2024-07-25 08:00")).subject
    assert due(second) == "2024-09-09 LUAT02-2011:37"  # the forty-fifth day is a Sunday
    assert second.findings == "", "looked into anew"
    second = looked_into(chamber, second, "note_second_findings")
    assert entry_of(second).holder_role == Role.CHAIRMAN
    done = act(second, "dismiss_second", actor=chamber.chairman, at=moment("2024-08-20 08:00"), facts=REASONS)
    assert done.subject.state == "closed"
    paper = paper_of(COMPLAINT_KIND.papers["complaint_decision_above"], done.subject, done.entry)
    assert "sai toàn bộ" in str(paper["parts"])
    assert render_pdf("decision", paper).content.startswith(b"%PDF")


def test_what_is_not_taken_further_is_over_by_itself(chamber, dropped):
    complaint = looked_into(chamber, in_hand(chamber, filed(dropped)))
    act(complaint, "dismiss", actor=chamber.director, at=moment("2024-07-22 08:00"), facts=REASONS)
    run_clocks(at=moment("2024-08-21 23:00"))
    assert Complaint.objects.get().state == "dismissed"
    run_clocks(at=moment("2024-08-22 00:01"))
    assert Complaint.objects.get().state == "closed"


# ---------------------------------------------------------------- the council again


def test_an_upheld_complaint_and_nothing_else_brings_the_council_back(chamber, dropped):
    review = ReviewFacts(finding="Theo quyết định giải quyết khiếu nại")
    at = moment("2024-07-23 08:00")
    again = {"actor": chamber.director, "at": at, "facts": review}
    assert codes_of(lambda: act(dropped, "sit_again", **again)) == ("no_complaint_upheld",)
    complaint = looked_into(chamber, in_hand(chamber, filed(dropped)))
    assert codes_of(lambda: act(dropped, "sit_again", **again)) == ("no_complaint_upheld",)
    done = act(complaint, "uphold", actor=chamber.director, at=moment("2024-07-22 08:00"), facts=REMEDY)
    assert done.subject.state == "upheld"
    item = act(dropped, "sit_again", **again).subject
    assert (item.state, DocketEntry.objects.get(number=item.number).is_open) == ("review", True)
    others = [chamber.expert(f"Người thay {at}") for at in range(1, 10)]
    facts = chamber.founding(others, reason="Hội đồng khác")
    founded = act(item, "found_council", actor=chamber.director, at=at, facts=facts).subject
    assert founded.state == "founded"
    assert [entry.name for entry in history_of(founded)][-2:] == ["sit_again", "found_council"]


def test_a_remedy_without_the_council_does_not_bring_it_back(chamber, dropped):
    complaint = looked_into(chamber, in_hand(chamber, filed(dropped)))
    facts = RemedyFacts(reasons="Thư trả lời không nêu lý do", remedy="Gửi lại văn bản nêu lý do")
    act(complaint, "uphold", actor=chamber.director, at=moment("2024-07-22 08:00"), facts=facts)
    review = ReviewFacts(finding="x")
    call = {"actor": chamber.director, "at": moment("2024-07-23 08:00"), "facts": review}
    assert codes_of(lambda: act(dropped, "sit_again", **call)) == ("no_complaint_upheld",)


# ---------------------------------------------------------------- who sees it, pages


def test_members_of_the_council_and_strangers_do_not_see_it(chamber, dropped):
    complaint = filed(dropped)
    seen = {
        name: visible_to(actor).filter(number=complaint.number).exists()
        for name, actor in (
            ("member", chamber.actor(chamber.people[0])),
            ("author", author_of(dropped)),
            ("officer", chamber.officer),
            ("other province", Chamber(code="LS", people=[None]).officer),  # type: ignore[list-item]
        )
    }
    assert seen == {"member": False, "author": True, "officer": True, "other province": False}


def test_it_is_filed_read_and_answered_on_the_pages(chamber, dropped, at):
    at("2024-07-10 09:00")
    page = browser(author_of(dropped))
    opening = reverse("dossiers:open", args=["complaint"])
    assert "Không đề nghị thực hiện" in page.get(opening).content.decode()
    typed = {
        "decision": entry_of(dropped.proposal).pk, "learned_on": "02/07/2024", "ground": "conflict",
        "words": "Thành viên có quan hệ gia đình", "request": "Xét lại",
    }  # fmt: skip
    answer = page.post(opening, typed)
    assert answer.status_code == 302, answer.content.decode()
    shown = page.get(answer["Location"]).content.decode()
    assert "Thành viên có quan hệ gia đình" in shown
    assert "22/07/2024" in shown
    office = browser(chamber.officer)
    assert "Thụ lý" in office.get(answer["Location"]).content.decode()
    listed = office.get(reverse("dossiers:list", args=["khieu-nai"])).content.decode()
    assert Complaint.objects.get().number in listed


@pytest.mark.parametrize("family", ["bac-giang", "bac-ninh", "lang-son"])
def test_every_province_says_until_when_and_that_it_is_to_be_confirmed(family):
    rulebook = library.in_force(family, on=moment("2026-11-01 08:00").date())
    rule = rulebook.deadline("complaint.filing")
    assert (rule.count, rule.unit, rule.basis[0], rule.status) == (90, "calendar_days", "LUAT02-2011:9", "to_confirm")


@pytest.mark.unit
def test_the_gallery_knows_the_stage_of_every_kind_that_issues_papers():
    assert {kind.stage for kind in kinds() if kind.papers} <= STAGES.keys()
