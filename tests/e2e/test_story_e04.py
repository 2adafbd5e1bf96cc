"""E-04 in the browser: quotas by name, a reminder, the letter, and the body in default that makes up for it."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from gieo.core import clock
from gieo.dossiers.services.act import act
from gieo.dossiers.services.run_clocks import run_clocks
from gieo.duties import invariants
from gieo.duties.services.follow_year import follow_year
from gieo.identity.models import User
from gieo.kernel.actors import Actor
from gieo.kernel.asking import Picked
from gieo.orientation.order.facts import OrderFacts
from gieo.orientation.services.open_order import open_order
from tests.conftest import moment
from tests.duties.conftest import BEGIN, Cast, cast, focal_of

__all__ = ["cast"]
pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

ORDERED = {
    "title": "Giống lúa chịu hạn",
    "plan_year": "2025",
    "need": "Vụ xuân thiếu nước ba năm liền",
    "expected_result": "Một giống, quy trình trồng",
    "document": "77/SNN ngày 20/11/2024",
}


def email_of(actor: Actor) -> str:
    return User.objects.get(pk=actor.user).email


def ordered(focal: Actor, title: str) -> None:
    """What needs no eye: the orders of those who are in time."""
    facts = OrderFacts(
        title=title, plan_year=2025, need="Cần cho ngành", expected_result="Quy trình", document="05/CV",
        grounds=(Picked(id="development_plan", name="Kế hoạch phát triển"),),
    )  # fmt: skip
    at = moment("2024-10-01 09:00")
    act(open_order(province="BG", facts=facts, actor=focal, at=at), "send", actor=focal, at=at)


def quota_of_orders(page: Page) -> str:
    """Numerator and names of the quota of departments, as the page of the officer says them."""
    page.goto("/lam-viec/chi-tieu?nam=2024")
    section = page.locator("section.card", has=page.get_by_role("link", name="Sở Nông nghiệp")).filter(
        has_text=re.compile("đặt hàng", re.IGNORECASE)
    )
    return section.first.inner_text()


@pytest.mark.requirement("E-04", "CT-2-1a", "CT-10-3")
def test_a_body_in_default_is_named_reminded_and_makes_up_for_it(
    visit: Callable[..., Page], at: clock.Setter, cast: Cast, sound_on_both: Callable[[Page], None]
) -> None:
    follow_year(at=BEGIN)
    farming = focal_of(cast.farming)
    for body, title in ((cast.health, "Chẩn đoán sớm"), (cast.district, "Rải vụ vải")):
        ordered(focal_of(body), title)
    at("2024-11-08 09:00")
    follow_year(at=moment("2024-11-08 06:00"))
    officer = visit(email_of(cast.officer))
    named = quota_of_orders(officer)
    assert "Đã thực hiện" in named
    assert named.index("Sở Nông nghiệp") < named.index("Sở Y tế")  # the one in default stands first
    sound_on_both(officer)
    letter = officer.get_by_role("link", name="Công văn đôn đốc").get_attribute("href")
    assert letter
    printed = officer.request.get(letter)
    assert (printed.status, printed.headers["content-type"]) == (200, "application/pdf")

    owing = visit(email_of(farming))
    owing.goto("/lam-viec/thong-bao")
    reminder = owing.locator("main a[href*='/ho-so/BG-']").first
    sound_on_both(owing)
    duty = cast.duty("orders", cast.farming)
    assert reminder.get_attribute("href") == duty.get_absolute_url()

    run_clocks(at=moment("2024-11-15 00:05"))
    at("2024-11-20 09:00")
    owing.goto(duty.get_absolute_url())
    expect(owing.locator("main")).to_contain_text("Quá hạn")
    owing.goto("/lam-viec/lap/order")
    for name, words in ORDERED.items():
        owing.fill(f"[name={name}]", words)
    owing.check("[name=grounds][value=development_plan]")
    owing.click("main button.btn-primary")
    owing.wait_for_url(re.compile(r"/ho-so/[^/]+$"))
    owing.click("main a[href$='/viec/send']")
    owing.click("main button.btn-primary")
    expect(owing.locator("main")).to_contain_text("Đã thực hiện: Gửi Sở KH&CN")
    owing.get_by_role("link", name="Đã đi đến đâu").click()
    expect(owing.locator("main")).to_contain_text("Đã gửi Sở KH&CN")
    sound_on_both(owing)

    follow_year(at=moment("2024-11-21 06:00"))
    owing.goto(duty.get_absolute_url())
    expect(owing.locator("main")).to_contain_text("Thực hiện muộn")
    assert "Quá hạn" not in quota_of_orders(officer)
    assert list(invariants.faults()) == []
