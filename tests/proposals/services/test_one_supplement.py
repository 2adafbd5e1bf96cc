"""One request for a supplement with everything in it; the office's clock stands still while the proposer has the form.

2024-05-20 is a Monday; from then on five working days end on Monday 27; the window closes at the end of Friday 31.
"""

import pytest

from gieo.core import events, trail
from gieo.core.pausing import REQUESTS
from gieo.dossiers.services.act import act
from gieo.dossiers.services.run_clocks import run_clocks
from gieo.kernel.refusal import Refused
from gieo.notifications.models import Alert
from gieo.proposals.models import Proposal
from gieo.proposals.screening.facts import ReconsiderFacts, ReplyFacts, ScreeningFacts, ScreeningReason
from gieo.proposals.services.resubmit_proposal import resubmit_proposal
from gieo.proposals.services.return_for_supplement import return_for_supplement
from gieo.proposals.services.save_answer import save_answer
from gieo.proposals.services.submit_proposal import submit_proposal
from gieo.proposals.states import ReturnReason
from gieo.rulebooks import library
from tests.proposals.conftest import moment

pytestmark = pytest.mark.db

SENT_AT = moment("2024-05-20 10:00")
ON_TIME = moment("2024-05-22 09:00")
LAST_INSTANT = moment("2024-05-31 23:59:59.999999")
TOO_LATE = moment("2024-06-01 00:00")
OUT = ScreeningFacts(reasons=(ScreeningReason.INCOMPLETE,), words="Chưa có trích dẫn")


@pytest.fixture
def sent(ready, proposer) -> Proposal:
    submit_proposal(proposal=ready, actor=proposer, at=SENT_AT, key="first")
    ready.refresh_from_db()
    return ready


@pytest.fixture
def ask(officer):
    def do(proposal: Proposal, at=ON_TIME) -> Proposal:
        reasons = [ReturnReason.MISSING_CITATIONS]
        return return_for_supplement(proposal=proposal, reasons=reasons, words="Thêm số liệu", actor=officer, at=at)

    return do


@pytest.mark.parametrize(
    ("asked_at", "left", "until", "sent_again_at", "due"),
    [
        ("2024-05-20 16:00", 5, "2024-05-31", "2024-05-21 09:00", "2024-05-28"),  # the day it came: all five
        ("2024-05-22 09:00", 4, "2024-05-31", "2024-05-30 09:00", "2024-06-05"),
        ("2024-05-22 23:59:59", 4, "2024-05-31", "2024-05-31 23:59:59.999999", "2024-06-06"),  # their last
        (
            "2024-05-27 23:59:59",
            1,
            "2024-06-03",
            "2024-05-31 08:00",
            "2024-06-03",
        ),  # the last instant of the office: one day
        ("2024-05-28 00:00:00", 0, "2024-06-04", "2024-05-31 08:00", "2024-05-31"),  # over: due the day it comes back
    ],
)
def test_the_clock_goes_on_from_where_it_stood(sent, ask, proposer, asked_at, left, until, sent_again_at, due):
    assert sent.due_at == moment("2024-05-27 23:59:59.999999")
    returned = ask(sent, moment(asked_at))
    assert (returned.days_left, returned.supplements) == (left, 1)
    assert returned.due_at == moment(f"{until} 23:59:59.999999")  # at least until the window closes
    resubmit_proposal(proposal=returned, actor=proposer, at=moment(sent_again_at))
    returned.refresh_from_db()
    assert (returned.state, returned.due_at) == ("submitted", moment(f"{due} 23:59:59.999999"))


def test_nobody_is_asked_twice(sent, ask, proposer):
    resubmit_proposal(proposal=ask(sent), actor=proposer, at=moment("2024-05-23 09:00"))
    with pytest.raises(Refused) as refused:
        ask(sent, moment("2024-05-24 09:00"))
    assert refused.value.codes == ("supplement_asked",)
    assert refused.value.refusals[0].basis == ("GIEO-MACDINH:76",)


def test_a_rulebook_may_allow_another_time(sent, ask, proposer, monkeypatch):
    book = library.get(sent.rulebook)
    twice = book.figures[REQUESTS].model_copy(update={"value": 2})
    generous = book.model_copy(update={"figures": {**book.figures, REQUESTS: twice}})
    monkeypatch.setattr(library, "get", lambda _rulebook: generous)
    resubmit_proposal(proposal=ask(sent), actor=proposer, at=moment("2024-05-23 09:00"))
    assert ask(sent, moment("2024-05-24 09:00")).supplements == 2


def test_without_an_answer_the_form_is_looked_at_as_it_was_sent_and_both_hear_of_it(sent, ask, proposer, officer):
    returned = ask(sent)
    before = returned.answers["urgency"]
    save_answer(proposal=returned, field="urgency", value="Dở dang", base_revision=1, actor=proposer, at=ON_TIME)
    with pytest.raises(Refused) as refused:
        resubmit_proposal(proposal=returned, actor=proposer, at=TOO_LATE)
    assert refused.value.codes == ("supplement_too_late",)
    assert run_clocks(at=LAST_INSTANT) == 0
    with events.in_this_process() as inbox:
        assert run_clocks(at=TOO_LATE) == 1
        inbox.deliver()
    sent.refresh_from_db()
    assert (sent.state, sent.answers["urgency"]) == ("submitted", before)
    assert sent.due_at == moment("2024-06-06 23:59:59.999999")
    told = Alert.objects.filter(subject__contains="hết hạn bổ sung").values_list("user", flat=True)
    assert set(told) == {proposer.user, officer.user}
    assert list(trail.faults()) == []


def test_what_still_lacks_is_turned_away_with_its_reason_but_never_before_it_was_asked_for(
    sent, ask, proposer, officer
):
    with pytest.raises(Refused) as refused:
        act(sent, "screen_out", actor=officer, at=ON_TIME, facts=OUT)
    assert refused.value.codes == ("not_asked_yet",)
    resubmit_proposal(proposal=ask(sent), actor=proposer, at=moment("2024-05-23 09:00"))
    out = act(sent, "screen_out", actor=officer, at=moment("2024-05-24 09:00"), facts=OUT).subject
    act(out, "reply", actor=proposer, at=moment("2024-05-25 09:00"), facts=ReplyFacts(words="Đã nêu ở mục 2"))
    look = ReconsiderFacts(words="Đúng là đã nêu")
    with pytest.raises(Refused) as refused:  # its criteria were never scored
        act(out, "reconsider", actor=officer, at=moment("2024-05-27 09:00"), facts=look)
    assert refused.value.codes == ("never_compiled",)
    again = act(out, "check_again", actor=officer, at=moment("2024-05-27 09:00"), facts=look).subject
    assert (again.state, again.due_at) == ("submitted", moment("2024-06-03 23:59:59.999999"))


@pytest.mark.web
def test_the_page_shows_what_is_left_of_the_office_s_time(sent, ask, sign_in, proposer, officer):
    ask(sent)
    page = sign_in(proposer, "2024-05-23 09:00").get(sent.get_absolute_url()).content.decode()
    assert "Đã yêu cầu bổ sung 1/1 lần" in page
    assert "còn 4 ngày làm việc" in page
    resubmit_proposal(proposal=Proposal.objects.get(pk=sent.pk), actor=proposer, at=moment("2024-05-23 10:00"))
    page = sign_in(officer, "2024-05-23 11:00").get(sent.get_absolute_url()).content.decode()
    assert "Đã yêu cầu bổ sung 1/1 lần" in page
    assert "còn 4 ngày làm việc" not in page


@pytest.mark.web
def test_the_request_begins_with_everything_the_check_objects_to(sent, sign_in, officer):
    sent.places.create(name="Huyện Văn Lãng")
    page = sign_in(officer, "2024-05-22 09:00").get(f"{sent.get_absolute_url()}/viec/tra-lai").content.decode()
    assert "- 1 nơi thực hiện chưa có văn bản thống nhất" in page
    assert "Mặc định của hệ thống" not in page.partition("- 1 nơi")[2].partition("</textarea>")[0]
