"""An invitation to a council in the browser: a title without names, the pledge, then the whole dossier."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from gieo.core import clock
from gieo.dossiers.docket import entry_of
from tests.councils.chamber import Chamber
from tests.e2e.room import experts

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


def test_the_invited_reads_the_whole_title_after_the_pledge(
    at: clock.Setter, visit: Callable[..., Page], sound_on_both: Callable[[Page], None]
) -> None:
    at("2024-06-12 09:00")
    chamber = Chamber(people=experts())
    item = chamber.called(chamber.determination(task_name="Nghiên cứu nhân giống cây hồi tại huyện Văn Quan"))
    visit().goto("/")  # the server has drawn its first page
    page = visit("tv1@gieo.test")
    expect(page.locator("main")).not_to_contain_text(item.number)
    sound_on_both(page)
    page.click("text=Mở lời mời")
    page.wait_for_url("**/hoi-dong-cua-toi")
    expect(page.locator("main")).not_to_contain_text(item.number)
    sound_on_both(page)
    page.click("text=Lời mời họp hội đồng")
    page.wait_for_url(f"**/loi-moi/{entry_of(item).pk}")
    expect(page.locator("h1")).to_have_text("Nghiên cứu nhân giống cây hồi…")
    expect(page.locator("main")).not_to_contain_text(item.number)
    sound_on_both(page)
    page.click("text=Tôi cam kết")
    page.wait_for_url("**/uy-vien")
    expect(page.locator("h1")).to_have_text(item.title)
