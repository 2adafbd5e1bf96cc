"""While the name is typed, proposals under a close name are listed; what a reader may not see shows no more than that."""

import pytest

from gieo.kernel.actors import Role
from gieo.proposals.services.compile_proposal import compile_proposal
from gieo.proposals.services.start_proposal import start_proposal
from gieo.proposals.services.submit_proposal import submit_proposal
from gieo.proposals.similar import similar_to
from tests.proposals.conftest import IN_TIME
from tests.proposals.forms import MET

pytestmark = pytest.mark.db

NAME = "Nhân giống mắc ca ghép tại huyện Bình Gia"
CLOSE = "Nhân giống cây mắc ca ghép tại Bình Gia"


@pytest.fixture
def sent(window, new_actor, lang_son, fill):
    """Somebody else's, in the hands of the province."""
    other = new_actor(Role.PROPOSER, lang_son, "Người khác")
    proposal = fill(start_proposal(window=window, actor=other, at=IN_TIME), task_name=NAME)
    submit_proposal(proposal=proposal, actor=other, at=IN_TIME)
    proposal.refresh_from_db()
    return proposal


@pytest.mark.requirement("LS25-F-1")
def test_what_is_on_the_common_list_is_named_and_nothing_else_of_others(sent, draft, proposer, officer):
    assert similar_to(draft, CLOSE, proposer) == []
    [seen] = similar_to(draft, CLOSE, officer)
    assert (seen.number, seen.readable) == (sent.number, True)
    compile_proposal(proposal=sent, criteria=MET, actor=officer, at=IN_TIME)
    [listed] = similar_to(draft, CLOSE, proposer)
    assert (listed.title, listed.readable, listed.percent > 60) == (NAME, False, True)
    assert similar_to(draft, "Nuôi cá tầm trong lồng", proposer) == []
    assert similar_to(draft, " ", proposer) == []


def test_the_own_ones_are_named_the_closest_first_and_never_itself(window, proposer, fill):
    names = (NAME, CLOSE, "Mắc ca ghép Bình Gia")
    first, *_others = [
        fill(start_proposal(window=window, actor=proposer, at=IN_TIME), task_name=name) for name in names
    ]
    found = similar_to(first, NAME, proposer)
    assert [each.title for each in found] == list(names[1:])
    assert first.number not in {each.number for each in found}


@pytest.mark.web
@pytest.mark.requirement("LS25-F-1")
def test_the_autosave_of_the_name_lists_them(sent, draft, proposer, officer, sign_in):
    compile_proposal(proposal=sent, criteria=MET, actor=officer, at=IN_TIME)
    browser = sign_in(proposer)
    address = f"/ho-so/{draft.number}/muc"
    body = browser.post(f"{address}/task_name", {"task_name": CLOSE, "revision:task_name": 0}).content.decode()
    assert NAME in body
    assert "Tên gần giống" in body
    assert f'href="/ho-so/{sent.number}"' not in body
    assert NAME in browser.get(f"/ho-so/{draft.number}/soan").content.decode()
    other = browser.post(f"{address}/objectives", {"objectives": CLOSE, "revision:objectives": 0}).content.decode()
    assert NAME not in other
