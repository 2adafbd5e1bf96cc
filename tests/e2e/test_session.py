"""The page warns before a session ends, unused or too long in use, and what was typed comes back; passwords are seen."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from gieo.core import clock
from tests.factories import PASSWORD, officer_of, province_of

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

OFFICER = "canbo.lang-son@gieo.test"
FORM = "/lam-viec/van-ban/nhap"
WORDS = "Câu đang viết dở khi phiên sắp hết"
# As if the last request were so many seconds ago, or the end of the session so many seconds away.
UNUSED = "localStorage.setItem('gieo-last-seen', String(Date.now() - 1000 * (8 * 3600 - 200)))"
LONG = "localStorage.setItem('gieo-last-moment', String(Date.now() + 1000 * 200))"
LOOK = 20_000  # the page looks each fifteen seconds


def writing(visit: Callable[..., Page], at: clock.Setter) -> Page:
    at("2024-05-06 09:00")
    officer_of(province_of("LS"))
    page = visit(OFFICER)
    page.goto(FORM)
    page.fill("textarea[name=text]", WORDS)
    return page


def test_a_session_that_was_not_used_is_kept_on_a_word(
    visit: Callable[..., Page], sound: Callable[..., None], at: clock.Setter
) -> None:
    page = writing(visit, at)
    expect(page.locator("dialog[data-session-seconds]")).to_be_hidden()
    page.evaluate(UNUSED)
    dialog = page.get_by_role("dialog", name="Phiên làm việc sắp hết")
    expect(dialog).to_be_visible(timeout=LOOK)
    expect(dialog.get_by_role("link", name="Xác nhận lại")).to_be_hidden()
    expect(dialog.locator("[data-unused] [data-left]")).to_have_text("4")
    sound(page)
    dialog.get_by_role("button", name="Tiếp tục làm việc").click()
    expect(dialog).to_be_hidden()
    expect(page.locator("textarea[name=text]")).to_have_value(WORDS)


def test_whoever_works_too_long_says_again_who_they_are_and_comes_back_to_the_same_field(
    visit: Callable[..., Page], sound: Callable[..., None], at: clock.Setter
) -> None:
    page = writing(visit, at)
    page.evaluate(LONG)
    dialog = page.get_by_role("dialog", name="Phiên làm việc sắp hết")
    expect(dialog).to_be_visible(timeout=LOOK)
    expect(dialog.get_by_role("button", name="Tiếp tục làm việc")).to_be_hidden()
    expect(dialog).to_contain_text("dài nhất 12 giờ")
    sound(page)
    dialog.get_by_role("link", name="Xác nhận lại").click()
    page.wait_for_url("**/tai-khoan/reauthenticate/**")
    page.fill("input[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url(f"**{FORM}")
    expect(page.locator("textarea[name=text]")).to_have_value(WORDS)
    expect(page.locator("textarea[name=text]")).to_be_focused()


def test_a_password_can_be_looked_at_and_a_new_one_says_how_strong_it_is(
    visit: Callable[..., Page], sound_on_both: Callable[[Page], None], at: clock.Setter
) -> None:
    at("2024-05-06 09:00")
    officer_of(province_of("LS"))
    page = visit(OFFICER)
    page.goto("/tai-khoan/password/change/")
    new, meter = page.locator("input[name=password1]"), page.locator(".g-password-meter")
    for typed, said, value in (
        ("hoi-vai", "còn ngắn", 1),
        ("aaaaaaaaaaaaaaaa", "dễ đoán", 2),
        ("12345678901234567890", "dễ đoán", 2),
        ("cay-hoi-lang", "còn ngắn", 1),
        ("cây hồi trăm năm bên suối", "mạnh", 4),
    ):
        new.fill(typed)
        expect(meter).to_contain_text(said)
        assert meter.locator("meter").evaluate("(one) => one.value") == value
    sound_on_both(page)
    show = page.get_by_role("button", name="Hiện mật khẩu").nth(1)
    show.click()
    expect(new).to_have_attribute("type", "text")
    expect(show).to_have_attribute("aria-pressed", "true")
    show.click()
    expect(new).to_have_attribute("type", "password")
    expect(page.locator(".g-password-meter")).to_have_count(1)
