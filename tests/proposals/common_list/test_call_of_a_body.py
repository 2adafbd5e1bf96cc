"""A district calls for forms itself, closes before the province does, lets its council pick, sends one list up (BG25-IV-5).

The window of the province is open from 15/4 to the end of 31/5/2024.
"""

from datetime import date

import pytest

from gieo.core import events, trail
from gieo.dossiers.services.act import act
from gieo.dossiers.services.run_clocks import run_clocks
from gieo.identity.models import OrganisationKind
from gieo.identity.services.register_organisation import register_organisation
from gieo.kernel.actors import Role
from gieo.kernel.asking import Picked
from gieo.kernel.refusal import Refused
from gieo.notifications.models import Alert
from gieo.proposals.common_list.facts import CollectFacts, SendFacts
from gieo.proposals.common_list.forms import candidates_of
from gieo.proposals.facts import NotPickedFacts
from gieo.proposals.models import Proposal
from gieo.proposals.policies import may_see
from gieo.proposals.queue import Filters, found
from gieo.proposals.selectors import windows_to_propose_in
from gieo.proposals.services.choose_route import choose_route
from gieo.proposals.services.start_proposal import start_proposal
from gieo.proposals.services.submit_late import submit_late
from gieo.proposals.services.submit_proposal import submit_proposal
from tests.proposals.common_list.conftest import called
from tests.proposals.conftest import IN_TIME, moment

pytestmark = [pytest.mark.web, pytest.mark.django_db, pytest.mark.requirement("BG25-IV-5", "CT-3-3")]

CLOSED = moment("2024-05-11 00:00")
LAST = moment("2024-05-10 23:59:59.999999")
SESSION = Picked(id=1, name="LS-HCS-2024-0001 Họp hội đồng huyện")
SENDS = SendFacts(session=SESSION, document="12/UBND-KT ngày 20/5/2024")


@pytest.fixture
def hand_in(call, new_actor, lang_son, fill):
    def make(name: str, at=IN_TIME) -> Proposal:
        writer = new_actor(Role.PROPOSER, lang_son, name)
        draft = fill(start_proposal(window=call, actor=writer, at=IN_TIME), task_name=f"Nhiệm vụ của {name}")
        submit_proposal(proposal=draft, actor=writer, at=at)
        draft.refresh_from_db()
        draft.writer = writer
        return draft

    return make


def test_the_call_lies_inside_the_window_and_is_no_window_of_the_province(window, call, district) -> None:
    assert (call.body, call.within, call.is_past_at(LAST), call.is_past_at(CLOSED)) == (district, window, False, True)
    assert windows_to_propose_in(IN_TIME) == [window]
    assert list(window.notice.windows.all()) == [window]


@pytest.mark.parametrize("closes_on", [date(2024, 5, 31), date(2024, 6, 1)])
def test_it_must_close_before_the_province_does(common, focal, closes_on) -> None:
    with pytest.raises(Refused) as refused:
        called(common, focal, closes_on)
    assert refused.value.codes == ("ends_too_late",)
    assert {"GIEO-MACDINH:77", "TB-LS-2025:III.2"} <= set(refused.value.refusals[0].basis)


def test_a_list_has_one_call(call, common, focal) -> None:
    with pytest.raises(Refused) as refused:
        called(common, focal)
    assert refused.value.codes == ("called_already",)


@pytest.mark.parametrize(("instant", "in_time"), [(LAST, True), (CLOSED, False)])
def test_the_body_receives_until_its_own_closing(hand_in, instant, in_time) -> None:
    if in_time:
        assert hand_in("Lý Văn An", instant).state == "with_body"
        return
    with pytest.raises(Refused) as refused:
        hand_in("Lý Văn An", instant)
    assert refused.value.codes == ("window_closed",)


def test_what_a_body_holds_the_body_and_its_writer_read_and_nobody_of_the_province(hand_in, focal, officer) -> None:
    form = hand_in("Lý Văn An")
    assert may_see(focal, form)
    assert may_see(form.writer, form)
    assert not may_see(officer, form)
    assert list(found(officer, Filters())) == []
    assert list(found(focal, Filters())) == [form]


def test_only_the_body_s_own_people_where_it_says_so(common, focal, new_actor, lang_son, district) -> None:
    call = called(common, focal, own=True)
    commune = register_organisation(
        name="UBND xã Vân An", kind=OrganisationKind.COMMUNE, province=lang_son, parent=district
    )
    assert start_proposal(window=call, actor=new_actor(Role.PROPOSER, lang_son, "Người xã", commune), at=IN_TIME)
    with pytest.raises(Refused) as refused:
        start_proposal(window=call, actor=new_actor(Role.PROPOSER, lang_son, "Người ngoài"), at=IN_TIME)
    assert refused.value.codes == ("not_of_the_body",)


def test_the_council_picks_and_one_list_goes_up_with_its_forms(hand_in, common, focal, officer) -> None:
    picked, left = hand_in("Lý Văn An"), hand_in("Hoàng Thị Bích")
    common.refresh_from_db()
    assert set(candidates_of(common)) == {picked, left}
    with events.in_this_process() as inbox:
        forms = (Picked(id=picked.pk, name=picked.title),)
        act(common, "collect", actor=focal, at=CLOSED, facts=CollectFacts(forms=forms))
        with pytest.raises(Refused) as refused:
            act(common, "send", actor=focal, at=CLOSED, facts=SENDS.model_copy(update={"session": None}))
        assert refused.value.codes == ("not_answered", "no_session")
        assert left.number in str(refused.value.refusals[0])
        act(left, "not_pick", actor=focal, at=CLOSED, facts=NotPickedFacts(reason="Đã có nhiệm vụ tương tự"))
        act(common, "send", actor=focal, at=moment("2024-05-20 09:00"), facts=SENDS)
        inbox.deliver()
    picked.refresh_from_db()
    assert (picked.state, picked.due_at) == ("submitted", moment("2024-05-27 23:59:59.999999"))
    assert trail.history_of(picked).last().facts == {"common_list": common.number}
    assert list(found(officer, Filters())) == [picked]
    assert Alert.objects.filter(user=left.writer.user, body__contains="Đã có nhiệm vụ tương tự").exists()
    assert Alert.objects.filter(user=officer.user, subject=f"Phiếu {picked.number} đã lên Sở KH&CN").exists()
    assert list(trail.faults()) == []


def test_whom_the_council_did_not_pick_may_still_propose_to_the_province(hand_in, focal, officer) -> None:
    form = hand_in("Lý Văn An")
    act(form, "not_pick", actor=focal, at=CLOSED, facts=NotPickedFacts(reason="Ngoài nhu cầu của huyện"))
    own = act(form, "take_back", actor=form.writer, at=CLOSED).subject
    assert (own.state, own.call, own.through) == ("draft", None, None)
    submit_proposal(proposal=own, actor=form.writer, at=CLOSED)
    assert list(found(officer, Filters())) == [form]
    assert [receipt.number for receipt in form.receipts.order_by("pk")] == ["LS-TN-2024-0001", "LS-TN-2024-0002"]


def test_a_silent_body_shuts_nobody_out(hand_in) -> None:
    form = hand_in("Lý Văn An")
    assert run_clocks(at=moment("2024-05-31 23:59:59.999999")) == 0
    assert run_clocks(at=moment("2024-06-01 00:00")) == 1
    form.refresh_from_db()
    assert (form.state, trail.history_of(form).last().facts) == ("submitted", {})


def test_a_draft_may_leave_the_call_and_no_form_for_a_call_goes_past_it(call, new_actor, lang_son, fill) -> None:
    writer = new_actor(Role.PROPOSER, lang_son, "Lý Văn An")
    draft = fill(start_proposal(window=call, actor=writer, at=IN_TIME))
    assert draft.due_at == LAST
    with pytest.raises(Refused) as refused:
        submit_late(proposal=draft, actor=writer, at=moment("2024-06-02 09:00"))
    assert "answers_a_call" in refused.value.codes
    left = choose_route(proposal=draft, through=None, as_member=False, member_field="", actor=writer, at=CLOSED)
    assert (left.call, left.due_at) == (None, moment("2024-05-31 23:59:59.999999"))
    assert submit_proposal(proposal=left, actor=writer, at=CLOSED)


def test_the_pages_of_a_call(hand_in, common, focal, sign_in, call) -> None:
    form = hand_in("Lý Văn An")
    at_the_body = sign_in(focal, "2024-04-21 09:00")
    page = at_the_body.get(common.get_absolute_url()).content.decode()
    assert "20/04/2024 – 10/05/2024" in page
    assert form.number in page
    assert "Không chọn" in at_the_body.get(form.get_absolute_url()).content.decode()
    writer = sign_in(form.writer, "2024-04-21 09:00")
    assert "Đợt nhận riêng của UBND huyện Chi Lăng" in writer.get("/de-xuat/moi").content.decode()
    assert writer.get(f"/de-xuat/moi?dot={call.pk}").status_code == 200
