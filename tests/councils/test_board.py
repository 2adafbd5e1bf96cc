"""The board of a sitting: enough to run the room by, and nothing by which one ballot could be told from another."""

from datetime import timedelta

import pytest

from gieo.core.trail import history_of
from gieo.councils.services.close_voting import close_voting
from gieo.councils.sitting.facts import VotingFacts
from gieo.dossiers.services.act import act
from gieo.proposals.determination.workflow import PROCEDURE
from gieo.proposals.models import Determination
from tests.councils.chamber import Chamber, browser

pytestmark = [pytest.mark.web, pytest.mark.django_db]

ASKS_AGAIN = {"HX-Request": "true"}


@pytest.mark.requirement("X-14")
def test_the_board_counts_without_telling_and_closes_its_eyes_to_the_conflicted(at):
    at("2024-07-01 08:00")
    chamber = Chamber()
    item = chamber.called(chamber.determination())
    *sitting, conflicted = chamber.people
    page = f"/lam-viec/hoi-dong/{item.number}/phien-hop"
    silent = browser(chamber.actor(sitting[0]))
    assert silent.get(page).status_code == 404, "a member declares first"
    item = chamber.declare(item, conflicted, kinds=("family",))
    for person in sitting:
        item = chamber.declare(item, person)
    item = chamber.opened(item, sitting)
    officer = browser(chamber.officer)
    board = officer.get(page).context["board"]
    assert [sitter.name for sitter in board.left] == [conflicted.full_name]
    assert (len(board.there), board.missing) == (8, None)
    assert browser(chamber.actor(conflicted)).get(page).status_code == 404, "whoever left sees nothing more"
    facts = VotingFacts(present=chamber.members(item, sitting))
    later = chamber.sitting_at + timedelta(minutes=5)
    item = act(item, "open_voting", actor=chamber.officer, at=later, facts=facts).subject
    item = chamber.vote(item, sitting[0], favour=False, reason="Chưa rõ địa chỉ ứng dụng")
    part = officer.get(page, headers=ASKS_AGAIN).content.decode()
    assert "1/8" in part
    assert "<html" not in part, "the page asks for the board alone"
    assert "Chưa rõ địa chỉ" not in part
    assert silent.get(page).status_code == 200
    assert officer.get(page).context["board"].lines == (), "nothing is counted before the voting is closed"
    assert "vote" in history_of(item).values_list("name", flat=True)


@pytest.mark.requirement("X-14")
def test_the_wall_says_how_long_and_goes_to_what_the_council_turns_to(at):
    at("2024-07-01 08:00")
    chamber = Chamber()
    first = chamber.voted(chamber.determination(), favour=len(chamber.people))
    second = chamber.voting(chamber.determination(task_name="Giống chè shan"))
    Determination.objects.filter(pk=second.pk).update(council=first.council)
    wall, page = browser(chamber.officer), f"/lam-viec/hoi-dong/{first.number}/phien-hop"
    at(f"{chamber.sitting_at + timedelta(minutes=125):%Y-%m-%d %H:%M}")
    answer = wall.get(page, headers=ASKS_AGAIN)
    board = answer.context["board"]
    assert board.minutes == 125
    assert [(each.number, each.is_here, each.is_heard) for each in board.agenda] == [
        (first.number, True, True),
        (second.number, False, True),
    ]
    assert "HX-Redirect" not in answer.headers, "this one is still voted on"
    until = chamber.sitting_at + timedelta(minutes=90)
    close_voting(first, PROCEDURE, actor=chamber.officer, at=until, facts=chamber.result())
    answer = wall.get(page, headers=ASKS_AGAIN)
    assert answer.context["board"].minutes == 90, "as long as it lasted"
    assert answer.headers["HX-Redirect"] == f"/lam-viec/hoi-dong/{second.number}/phien-hop"
    assert "HX-Redirect" not in wall.get(page).headers, "whoever opens it wants to read it"
