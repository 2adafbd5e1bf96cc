"""The counter in the browser: a form on paper in a few strokes, and the book while the network is away."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from gieo.core import clock
from gieo.kernel.actors import Role
from gieo.orientation.models import OrientationNotice
from gieo.proposals.models import CounterEntry
from tests.factories import person_in

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

CLERK = "mot.cua@gieo.test"


def hand_over(page: Page, title: str) -> None:
    page.fill("[name=title]", title)
    page.fill("[name=proposer_name]", "Nông Văn Bảo")
    page.get_by_role("button", name="Vào sổ, cấp số").click()


@pytest.mark.requirement("BG25-IV-3")
def test_a_form_on_paper_online_and_while_the_network_is_away(
    visit: Callable[..., Page], at: clock.Setter, notice: OrientationNotice, sound: Callable[[Page], None]
) -> None:
    person_in(Role.COUNTER_CLERK, notice.province, name="Lương Thị Hoa", email=CLERK)
    page = visit(CLERK)
    page.goto("/lam-viec/mot-cua")
    sound(page)
    hand_over(page, "Giống hồi mới")
    page.wait_for_url(re.compile(r"LS-MC-2024-0001$"))
    sound(page)
    page.goto("/lam-viec/mot-cua/so-ngoai-tuyen")
    page.click("text=Lấy quyển số")
    expect(page.locator("[data-next]")).to_have_text("LS-MC-2024-0002")
    page.context.set_offline(True)
    for number, title in (("0002", "Chè Shan cổ thụ"), ("0003", "Sấy lạnh hồng")):
        hand_over(page, title)
        expect(page.locator("[data-given-number]")).to_have_text(f"LS-MC-2024-{number}")
    expect(page.locator("[data-given-code] svg")).to_be_visible()
    assert CounterEntry.objects.count() == 1
    page.context.set_offline(False)
    expect(page.locator("[data-written]")).not_to_contain_text("chờ gửi")
    page.reload()  # what was sent is not sent again
    page.set_viewport_size({"width": 360, "height": 780})
    expect(page.locator("[data-next]")).to_have_text("LS-MC-2024-0004")
    sound(page)
    book = list(CounterEntry.objects.order_by("number").values_list("number", "title"))
    assert book == [
        ("LS-MC-2024-0001", "Giống hồi mới"),
        ("LS-MC-2024-0002", "Chè Shan cổ thụ"),
        ("LS-MC-2024-0003", "Sấy lạnh hồng"),
    ]
