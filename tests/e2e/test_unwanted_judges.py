"""A host names somebody who should rather not judge it; after the opening the officer finds it beside the expert."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from gieo.core import clock
from gieo.dossiers.docket import entry_of
from gieo.identity.models import Person, User
from gieo.kernel.actors import Actor, Role
from gieo.selection.services.open_budget_appraisal import open_budget_appraisal
from tests.selection.cast import Cast, accepted, draft_application, opened_call, published_call
from tests.selection.cast_council import seated, selection_of, walk

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

NAME, REASON = "Nguyễn Thị Hoà", "Từng tranh chấp quyền tác giả"


def email_of(actor: Actor) -> str:
    return User.objects.get(pk=actor.user).email


def decides(page: Page, words: str) -> None:
    page.get_by_label("Lý do kết luận").fill(words)
    page.get_by_role("button", name="Có xung đột", exact=True).click()
    expect(page.get_by_text("Đã lưu.")).to_be_visible()


@pytest.mark.requirement("CT-3-4b", "X-14")
def test_a_name_under_the_seal_becomes_a_suspicion(
    visit: Callable[..., Page], sound_on_both: Callable[[Page], None], at: clock.Setter
) -> None:
    at("2025-02-10 09:00")
    cast = Cast()
    host, officer = cast.host("Viện Cây ăn quả"), cast.of(Role.SCIENCE_OFFICER)
    draft = draft_application(cast, published_call(cast), host)
    page = visit(email_of(host))
    page.goto(draft.get_absolute_url())
    page.get_by_role("link", name="Người đề nghị không thẩm định").click()
    page.get_by_label("Họ và tên").fill("nguyễn thị hòa")
    page.get_by_label("Nơi công tác").fill("Viện Nghiên cứu A")
    page.get_by_label("Lý do").fill(REASON)
    page.get_by_role("button", name="Nêu tên").click()
    expect(page.get_by_text(REASON)).to_be_visible()
    sound_on_both(page)
    cast.do(draft, "seal", host, "2025-02-10 10:00")
    page.reload()
    expect(page.get_by_role("button", name="Nêu tên")).to_have_count(0)
    sound_on_both(page)

    Person.objects.filter(pk=cast.expert(1).pk).update(full_name=NAME)
    opened = opened_call(cast, draft.call)
    accepted(cast, draft)
    item = selection_of(cast.do(opened, "pass_on", officer, "2025-03-07 11:00"))
    at("2025-03-08 08:00")
    desk = visit(email_of(officer))
    desk.goto(f"/lam-viec/hoi-dong/{item.number}/chon-thanh-vien")
    expect(desk.locator(".alert-info")).to_contain_text("nguyễn thị hòa, Viện Nghiên cứu A")
    expect(desk.get_by_text(REASON)).to_have_count(0)
    desk.get_by_text("Bên liên quan đề nghị không thẩm định: nguyễn thị hòa").last.click()
    sound_on_both(desk)
    decides(desk, "Đúng là người này")

    (winner,) = item.applications
    walk(winner, "winner")
    won = {"outcome": "winner", "winner": winner.number, "ranking": [{"number": winner.number}]}
    led = walk(
        item, *("founded", "papers_sent", "sitting", "voting", "winner_found", "revised"),
        council=seated(cast, item), tally=won, state_since=cast.time("2025-04-01 08:00"),
    )  # fmt: skip
    at("2025-04-01 09:00")
    appraisal = open_budget_appraisal(parent=entry_of(led), at=led.state_since)
    desk.goto(appraisal.get_absolute_url())
    desk.get_by_role("link", name="Người đề nghị không thẩm định").click()
    expect(desk.get_by_text("Đúng là người này")).to_be_visible()
    sound_on_both(desk)
