"""A draft is born with its number, its rules and its form."""

from dataclasses import replace

import pytest

from gieo.core import trail
from gieo.identity.models import OrganisationKind
from gieo.identity.services.register_organisation import register_organisation
from gieo.kernel.actors import NOBODY, Role
from gieo.kernel.refusal import Refused
from gieo.orientation.models import OrientationNotice
from gieo.proposals.forms import form_of, is_provisional
from gieo.proposals.policies import may_see
from gieo.proposals.selectors import visible_to
from gieo.proposals.services.start_proposal import start_proposal
from tests.proposals.conftest import IN_TIME, TOO_LATE, moment

pytestmark = pytest.mark.db

BEFORE_OPENING = moment("2024-04-01 08:00")


def test_numbers_follow_one_another_in_province_and_year(window, proposer):
    numbers = [start_proposal(window=window, actor=proposer, at=IN_TIME).number for _again in range(2)]
    assert numbers == ["LS-DX-2025-0001", "LS-DX-2025-0002"]


def test_drafting_is_allowed_before_the_window_opens(window, proposer):
    draft = start_proposal(window=window, actor=proposer, at=BEFORE_OPENING)
    assert (draft.state, draft.due_at) == ("draft", moment("2024-05-31 23:59:59.999999"))
    assert [act.name for act in trail.history_of(draft)] == ["open"]


@pytest.mark.requirement("LS25-F-10")
def test_the_contact_block_is_filled_from_the_account(draft):
    assert draft.answers["contact"] == {
        "name": "Đinh Thị Lan",
        "phone": "0912345678",
        "address": "Lạng Sơn",
        "email": "dinh.thi.lan@example.vn",
    }


def test_for_a_body_it_names_the_body(window, manager):
    draft = start_proposal(window=window, actor=manager, at=IN_TIME)
    assert draft.answers["contact"]["name"] == "Hợp tác xã Hồi Vân"
    assert draft.organisation is not None


def test_a_closed_window_takes_no_new_form(window, proposer):
    with pytest.raises(Refused) as refused:
        start_proposal(window=window, actor=proposer, at=TOO_LATE)
    assert refused.value.codes == ("window_closed",)
    assert refused.value.refusals[0].basis == ("TB-LS-2025:III.2",)


def test_a_notice_that_is_not_published_takes_none_either(window, proposer):
    OrientationNotice.objects.filter(pk=window.notice_id).update(state="superseded")
    window.refresh_from_db()
    with pytest.raises(Refused) as refused:
        start_proposal(window=window, actor=proposer, at=IN_TIME)
    assert refused.value.codes == ("notice_not_published",)


@pytest.mark.parametrize("role", [Role.SCIENCE_OFFICER, Role.DIRECTOR])
def test_without_a_seat_to_propose_from_nobody_starts(window, new_actor, lang_son, role):
    with pytest.raises(Refused) as refused:
        start_proposal(window=window, actor=new_actor(role, lang_son), at=IN_TIME)
    assert refused.value.codes == ("no_seat",)
    with pytest.raises(Refused):
        start_proposal(window=window, actor=NOBODY, at=IN_TIME)


def test_a_member_of_the_council_proposes_as_such_in_the_own_name_and_province_only(
    window, new_window, bac_giang, new_actor, lang_son
):
    office = register_organisation(name="Văn phòng", kind=OrganisationKind.DEPARTMENT, province=lang_son)
    member = new_actor(Role.COUNCIL_MEMBER, lang_son, "Thành viên", office)
    draft = start_proposal(window=window, actor=member, at=IN_TIME)
    assert (draft.as_member, draft.organisation) == (True, None)
    with pytest.raises(Refused) as refused:
        start_proposal(window=new_window(bac_giang), actor=member, at=IN_TIME)
    assert refused.value.codes == ("no_seat",)
    focal = new_actor(Role.FOCAL_OFFICER, lang_son, "Đầu mối", office)
    theirs = start_proposal(window=window, actor=focal, at=IN_TIME)
    assert (theirs.as_member, theirs.organisation) == (False, office)
    assert not may_see(member, theirs)
    assert list(visible_to(member)) == [draft]
    both = replace(member, seats=member.seats | focal.seats)
    assert start_proposal(window=window, actor=both, at=IN_TIME).organisation == office


def test_anybody_may_propose_to_any_province(new_window, bac_giang, proposer):
    draft = start_proposal(window=new_window(bac_giang), actor=proposer, at=IN_TIME)
    assert draft.number == "BG-DX-2025-0001"


@pytest.mark.requirement("BG25-IV-1")
def test_the_form_of_the_notice_goes_before_that_of_the_province(new_window, bac_giang, proposer):
    window = new_window(bac_giang)
    assert is_provisional(form_of(start_proposal(window=window, actor=proposer, at=IN_TIME).form))
    window.notice.form_rulebook = "lang-son/2018-09-03"
    assert not is_provisional(form_of(start_proposal(window=window, actor=proposer, at=IN_TIME).form))
