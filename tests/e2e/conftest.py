"""A real browser against a real server: Debian's Chromium, driven by Playwright."""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from typing import Any, Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.db import connection
from playwright.sync_api import Browser, Page, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from gieo.core import clock
from gieo.kernel.actors import Role
from gieo.orientation.models import OrientationNotice
from tests.conftest import moment
from tests.e2e.forms import PROPOSER
from tests.factories import PASSWORD, notice_draft, person_in, province_of, published, window_for

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
WIDTHS = {"wide": (1280, 900), "narrow": (360, 780)}
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# A busy machine is slow, not wrong: what never comes still fails, only later.
PATIENCE = 20_000  # milliseconds
# What sticks out of the screen.
WIDER = """[...document.querySelectorAll("body *")]
  .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .slice(0, 3).map((one) => one.outerHTML.slice(0, 120))"""
ALL_RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}
# What another width or another light can break on a page whose every rule was asked once.
RULES_OF_LOOKS = {
    "type": "rule",
    "values": ["color-contrast", "target-size", "scrollable-region-focusable", "button-name", "link-name", "label"],
}
# Only what is violated is sought and sent back.
LOOK_FOR_FAULTS = """async (rules) => {
  const found = await axe.run(document, {runOnly: rules, resultTypes: ["violations"], preload: false});
  return found.violations.map((each) => `${each.id}: ${each.nodes[0].html.slice(0, 160)}`);
}"""
STILL_ASKING = """select count(*) from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'"""
# The change of light reaches the page by its script; colours that fade over are brought to their end.
SETTLE = """async () => {
  for (let frame = 0; frame < 2; frame += 1) {
    await new Promise(requestAnimationFrame);
    for (const fading of document.getAnimations()) fading.finish();
  }
}"""
expect.set_options(timeout=PATIENCE)
# Playwright's loop runs in this thread; Django would take the test's own queries for a mistake.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without Chromium these tests are skipped with a word; where they are required they fail instead."""
    if CHROMIUM or os.environ.get("GIEO_REQUIRE_BROWSER"):
        return
    skip = pytest.mark.skip(reason="Chromium is not installed: browser tests did not run")
    for item in items:
        if "e2e" in item.keywords:
            item.add_marker(skip)


@pytest.fixture(scope="module")  # its loop runs in this thread: what comes after the file must find none
def browser() -> Iterator[Browser]:
    assert CHROMIUM, "browser tests are required here and Chromium is not installed"
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture
def visit(browser: Browser, live_server: LiveServer) -> Iterator[Callable[..., Page]]:
    """A page of a fresh visitor: `visit("officer@…")` signs in, `visit()` stays nobody; faults of scripts fail the test."""
    contexts, faults = [], []

    def open_page(email: str = "", width: str = "wide", password: str = PASSWORD, scheme: Any = "light") -> Page:
        across, down = WIDTHS[width]
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": across, "height": down},
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            color_scheme=scheme,
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        if email:
            page.goto("/tai-khoan/login/")
            page.fill("input[name=login]", email)
            page.fill("input[name=password]", password)
            page.click("main button[type=submit]")
            page.wait_for_url("**/lam-viec")
        return page

    yield open_page
    for context in contexts:
        context.close()
    _wait_for_the_server()
    assert faults == []


def _wait_for_the_server() -> None:
    """Until no page that was left asks the database any more: emptying the tables meanwhile would be a deadlock."""
    for _look in range(100):
        with connection.cursor() as cursor:
            cursor.execute(STILL_ASKING)
            if not cursor.fetchone()[0]:
                return
        time.sleep(0.1)


@pytest.fixture
def sound() -> Callable[..., None]:
    """A page is sound: no fault of accessibility (axe, WCAG 2.2 AA) and nothing wider than the screen.

    With `again` only what another width or light can break is asked of a page that was sound a moment ago.
    """

    def check(page: Page, again: bool = False) -> None:
        if not page.evaluate("'axe' in window"):
            page.evaluate(AXE_SCRIPT)
        faults = page.evaluate(LOOK_FOR_FAULTS, RULES_OF_LOOKS if again else ALL_RULES)
        assert faults == [], page.url
        overflow: Any = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        wide = page.evaluate(WIDER) if overflow > 0 else []
        assert wide == [], page.url

    return check


def looks_like(page: Page, width: str, scheme: Literal["light", "dark"]) -> None:
    """Turn the screen and the light of a page that stands."""
    across, down = WIDTHS[width]
    page.set_viewport_size({"width": across, "height": down})
    page.emulate_media(color_scheme=scheme)
    page.evaluate(SETTLE)


@pytest.fixture
def sound_on_both(sound: Callable[..., None]) -> Callable[[Page], None]:
    """A page is sound wide and light, and stays so narrow and dark."""

    def check(page: Page) -> None:
        sound(page)
        looks_like(page, "narrow", "dark")
        sound(page, again=True)
        looks_like(page, "wide", "light")

    return check


@pytest.fixture
def at() -> Iterator[clock.Setter]:
    """The server's clock, in the same process."""
    with clock.settable() as setter:
        yield setter


@pytest.fixture
def notice(at: clock.Setter) -> OrientationNotice:
    """A published call of Lạng Sơn, open on the day of the test, and somebody who may propose."""
    at("2024-05-06 09:00")
    province = province_of("LS")
    person_in(Role.PROPOSER, province, name="Đinh Thị Lan", email=PROPOSER)
    draft = notice_draft(province, at=moment("2024-03-05 08:00"))
    window_for(draft)
    return published(draft, at=moment("2024-03-05 08:00"))
