"""The other proposals of story E-02: what else stands on the agenda, and what the standing body left out beforehand."""

import re
from collections.abc import Mapping, Sequence

from playwright.sync_api import Page, expect

from gieo.councils.sitting.facts import PapersFacts
from gieo.identity.models import Person
from gieo.proposals.models import Determination, Proposal
from tests.conftest import moment
from tests.councils.chamber import Chamber
from tests.e2e.room import declares, desk, does, fresh, votes
from tests.stories.stage import Player
from tests.stories.test_e02 import LEFT_OUT, TITLES

SITS_AT = "2024-07-01 08:30"
WHY = "Chưa thống nhất với huyện Lục Ngạn, chưa có cơ quan đặt hàng"
FOR = 4


def leaves_out(page: Page, proposal: Proposal, reason: str, words: str) -> None:
    """The officer says why a proposal reaches no council; its proposer reads the words as they are written."""
    page.goto(f"{proposal.get_absolute_url()}/viec/screen_out")
    page.check(f"input[name=reasons][value={reason}]")
    page.fill("textarea[name=words]", words)
    page.click("main .g-actions button[type=submit]")
    page.wait_for_url(re.compile(r"/ho-so/[^/]+$"))
    proposal.refresh_from_db()


def agenda_is(page: Page, item: Determination, second: Determination, proposals: Mapping[str, Proposal]) -> None:
    """What a member finds: two proposals, the coordinated one first; beside them what was left out, with its reason."""
    page.goto(item.get_absolute_url())
    agenda, out = (page.locator("main table", has_text=words) for words in ("Ưu tiên", "Lý do"))
    rows = agenda.locator("tbody tr")
    expect(rows).to_have_count(2)
    expect(rows.first).to_contain_text(item.number)
    expect(rows.first).to_contain_text("Ưu tiên")
    expect(rows.last).to_contain_text(second.number)
    for name, (_reason, words) in LEFT_OUT.items():
        expect(out.locator("tr", has_text=proposals[name].number)).to_contain_text(words)
    expect(page.locator("main")).not_to_contain_text(proposals["late"].number)


def second_is_called(chamber: Chamber, officer: Player, second: Determination) -> Determination:
    """The same council sits on it half an hour later."""
    call = PapersFacts(sitting_at=moment(SITS_AT), place="Phòng họp số 1", papers="Phiếu đề xuất")
    officer.does(second, "send_papers", call)
    return fresh(second)


def second_is_declared(
    chamber: Chamber, screens: Sequence[Page], silent: Sequence[Person], second: Determination
) -> None:
    """Nobody has a conflict with this one, whoever has one with the other included."""
    for page in screens:
        declares(page, second, pledged=True)
    for person in silent:
        chamber.declare(fresh(second), person)


def second_is_judged(
    chamber: Chamber,
    screens: Mapping[str, Page],
    silent: Sequence[Person],
    second: Determination,
) -> None:
    """Nine sit, four of nine are in favour: not enough, and the council says why."""
    secretary = screens["secretary"]
    secretary.goto(f"{second.get_absolute_url()}/viec/open_sitting")
    for box in secretary.locator("input[name=present]").all():
        box.check()
    does(secretary, second, "open_sitting")
    does(secretary, second, "open_voting")
    for seat, page in screens.items():
        votes(page, second, favour=seat == "chair")
    for at, person in enumerate(silent, start=1):
        chamber.vote(fresh(second), person, favour=at < FOR)
    does(secretary, second, "open_count")
    secretary.goto(f"{desk(second)}/ngay-hop")
    secretary.click("main a:has-text('Kết luận theo phiếu')")
    secretary.fill("textarea[name=discussion]", "Ý tưởng tốt, chưa rõ nơi nhận kết quả")
    secretary.fill("textarea[name=reason]", WHY)
    does(secretary, second, "not_recommend")


def each_is_told(page: Page, proposals: Mapping[str, Proposal]) -> None:
    """At the screen of whoever proposed them: what became of all five, and why of those that were not chosen."""
    for name, (_reason, words) in LEFT_OUT.items():
        page.goto(proposals[name].get_absolute_url())
        expect(page.locator("main")).to_contain_text(words)
    page.goto(proposals["late"].get_absolute_url())
    expect(page.locator("main")).to_contain_text("Nộp quá hạn")
    page.goto("/lam-viec/thong-bao")
    told = {name: page.locator("article", has_text=proposals[name].number) for name in ("alone", "perfect")}
    expect(told["alone"].filter(has_text=WHY)).to_have_count(1)
    expect(told["alone"].filter(has_text="Không đề nghị thực hiện")).to_have_count(1)
    expect(told["perfect"].filter(has_text="Đề nghị thực hiện")).to_have_count(1)
    assert {proposal.title for proposal in proposals.values()} == set(TITLES.values())
