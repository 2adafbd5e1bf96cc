"""An officer divides an order by hand in the browser; the page, the form and the calls that follow are sound on both screens."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from gieo.core import clock
from tests.conftest import moment
from tests.councils.chamber import Chamber
from tests.stories.test_one_order_several_tasks import GRAFTING, TISSUE, proposed

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


def test_an_officer_divides_an_order(
    visit: Callable[..., Page], at: clock.Setter, sound_on_both: Callable[[Page], None]
) -> None:
    chamber = Chamber(code="BN", start=moment("2026-03-09 08:00"))
    at("2026-03-30 10:00")
    item = proposed(chamber)
    officer = visit("canbo.bac-ninh@gieo.test")
    officer.goto(item.get_absolute_url())
    officer.click("text=Chia thành cụm, chuỗi hoặc giao song song")
    officer.wait_for_url("**/viec/divide")
    sound_on_both(officer)
    officer.select_option("[name=structure]", "parallel")
    for at_row, part in enumerate((TISSUE, GRAFTING)):
        if not officer.locator(f"[name=parts-{at_row}-title]").count():
            officer.click("text=Thêm dòng")
        officer.fill(f"[name=parts-{at_row}-title]", part.title)
        officer.fill(f"[name=parts-{at_row}-approach]", part.approach)
        officer.fill(f"[name=parts-{at_row}-product]", part.product)
    officer.fill("[name=reason]", "Hai cách khác hẳn nhau")
    officer.click("main form button.btn-primary")
    officer.wait_for_url("**/ho-so/BN-*")
    shown = officer.locator("main")
    expect(shown).to_contain_text("Nhiều tổ chức cùng thực hiện song song")
    for part in (TISSUE, GRAFTING):
        expect(shown).to_contain_text(part.title)
        expect(shown).to_contain_text(part.approach)
    sound_on_both(officer)
