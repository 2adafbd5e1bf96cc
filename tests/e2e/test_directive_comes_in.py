"""The directive of Bắc Giang in the browser: read, answered for line by line, opened as duties; refused to strangers."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from gieo.core import clock, trail
from gieo.duties.models import Duty
from gieo.identity.models import OrganisationKind
from gieo.identity.services.register_organisation import register_organisation
from tests.factories import officer_of, proposer_of, province_of

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


def test_a_directive_is_answered_for_line_by_line(
    visit: Callable[..., Page], at: clock.Setter, shared: Path, sound: Callable[[Page], None]
) -> None:
    at("2024-03-20 08:00")
    province = province_of("BG")
    officer_of(province)
    proposer_of(province)
    register_organisation(name="UBND huyện Lục Ngạn", kind=OrganisationKind.DISTRICT, province=province)
    (source,) = (shared / "seeds").glob("001_*.txt")
    desk = visit("canbo.bac-giang@gieo.test")
    desk.goto("/lam-viec/van-ban/nhap")
    sound(desk)
    desk.set_input_files("input[type=file]", source)
    desk.click("text=Đọc văn bản")
    desk.wait_for_url("**/doi-chieu")
    address = desk.url
    expect(desk.locator("#nhom-duty .o-item")).to_have_count(33)
    assert desk.locator("button:has-text('Xác nhận đã đối chiếu')").count() == 0
    sound(desk)

    for kind in ("duty", "organisation", "finding"):
        desk.locator(f"#nhom-{kind} .o-accept button").click()
    asked = desk.locator("#nhom-duty .is-proposed")
    first = asked.first
    first.locator("button[value=accept]").click()
    expect(desk.locator("main")).to_contain_text("Chọn ai thực hiện nghĩa vụ này")
    first.locator("input[value=science_department]").check()
    with desk.expect_navigation():
        first.locator("button[value=accept]").click()
    while asked.count():
        with desk.expect_navigation():
            asked.first.locator("button[value=reject]").click()
    sound(desk)
    desk.click("button:has-text('Xác nhận đã đối chiếu')")
    desk.wait_for_url("**/nghia-vu")
    expect(desk.locator("main")).to_contain_text("UBND huyện Lục Ngạn")
    assert Duty.objects.filter(clause__isnull=False).exists()
    assert list(trail.faults()) == []

    stranger = visit("dexuat.bac-giang@gieo.test", width="narrow")
    answer = stranger.goto(address)
    assert answer
    assert answer.status == 404
    phone = visit("canbo.bac-giang@gieo.test", width="narrow")
    phone.goto(address)
    sound(phone)
