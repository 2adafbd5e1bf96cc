"""The import steps of stories E-10 and E-11 in the browser: a plan handed in as a file becomes targets, money and tasks."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from gieo.core import clock
from gieo.plans.models import Plan
from tests.factories import officer_of, province_of
from tests.orientation.parsing.versions import as_pdf, as_word

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


def handed_in(page: Page, name: str, content: bytes) -> Plan:
    page.goto("/lam-viec/lap/plan")
    page.set_input_files("input[type=file]", {"name": name, "mimeType": "application/octet-stream", "buffer": content})
    page.click("main button.btn-primary")
    page.wait_for_url(re.compile(r"/ho-so/[^/]+$"))
    return Plan.objects.get()


def text_of(shared: Path, seed: str) -> str:
    (source,) = (shared / "seeds").glob(f"{seed}_*.txt")
    return source.read_text(encoding="utf-8")


@pytest.mark.requirement("E-10", "CNSH-A-0")
def test_an_annex_with_rules_becomes_twenty_tasks(
    visit: Callable[..., Page], at: clock.Setter, shared: Path, sound: Callable[[Page], None]
) -> None:
    at("2024-03-20 08:00")
    officer_of(province_of("BG"))
    page = visit("canbo.bac-giang@gieo.test")
    plan = handed_in(page, "ke-hoach.pdf", as_pdf(text_of(shared, "004"), spacing="1.1em"))
    assert plan.rows.count() == 20
    sound(page)


@pytest.mark.requirement("E-11", "BP-III-2")
def test_targets_and_money_of_a_word_file(
    visit: Callable[..., Page], at: clock.Setter, shared: Path, sound: Callable[[Page], None]
) -> None:
    at("2024-09-02 09:00")
    officer_of(province_of("BP"))
    page = visit("canbo.binh-phuoc@gieo.test")
    plan = handed_in(page, "ke-hoach.docx", as_word(text_of(shared, "003")))
    assert plan.targets.count() == 7
    for words in ("45.000.000.000", "thiếu phụ lục"):
        expect(page.locator("main")).to_contain_text(words)
    sound(page)
