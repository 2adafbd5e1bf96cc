"""The directive of Bắc Giang in the browser: read, answered for line by line, opened as duties; refused to strangers."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from gieo.core import clock, trail
from gieo.duties.models import Duty
from gieo.identity.models import OrganisationKind
from gieo.identity.services.register_organisation import register_organisation
from gieo.orientation.models import DocumentReading, LineKind
from tests.e2e.desk import forms_of
from tests.factories import officer_of, proposer_of, province_of

OFFICER = "canbo.bac-giang@gieo.test"
pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


def answer_the_rest(reading: DocumentReading) -> None:
    """By the same forms: duties of nobody are taken out, names of nobody go on paper, all else is accepted."""
    forms = forms_of(OFFICER)
    for line in reading.lines.filter(is_proposed=True):
        if line.is_asked:
            answer = {"do": "reject" if line.kind == LineKind.DUTY else "paper", "text": line.text}
            forms.post(reverse("orientation:reading-line", args=[reading.pk, line.pk]), answer)
    for kind in LineKind:
        forms.post(reverse("orientation:reading-accept", args=[reading.pk]), {"kind": kind.value})


def test_a_directive_is_answered_for_line_by_line(
    visit: Callable[..., Page], at: clock.Setter, shared: Path, sound: Callable[[Page], None]
) -> None:
    at("2024-03-20 08:00")
    province = province_of("BG")
    officer_of(province)
    proposer_of(province)
    register_organisation(name="UBND huyện Lục Ngạn", kind=OrganisationKind.DISTRICT, province=province)
    (source,) = (shared / "seeds").glob("001_*.txt")
    desk = visit(OFFICER)
    desk.goto("/lam-viec/van-ban/nhap")
    desk.set_input_files("input[type=file]", source)
    desk.click("text=Đọc văn bản")
    desk.wait_for_url("**/doi-chieu")
    address = desk.url
    expect(desk.locator("#nhom-duty .o-item")).to_have_count(34)
    assert desk.locator("button:has-text('Xác nhận đã đối chiếu')").count() == 0

    desk.locator("#nhom-duty .o-accept button").click()
    asked = desk.locator("#nhom-duty .is-proposed")
    first = asked.first
    first.locator("button[value=accept]").click()
    expect(desk.locator("main")).to_contain_text("Chọn ai thực hiện nghĩa vụ này")
    first.locator("input[value=science_department]").check()
    with desk.expect_navigation():
        first.locator("button[value=accept]").click()
    desk.locator("#nhom-recipient button[value=paper]").first.click()
    answer_the_rest(DocumentReading.objects.get())
    desk.reload()
    expect(desk.locator(".o-waiting")).to_have_count(0)
    sound(desk)
    desk.click("button:has-text('Xác nhận đã đối chiếu')")
    desk.wait_for_url("**/nghia-vu")
    expect(desk.locator("main")).to_contain_text("UBND huyện Lục Ngạn")
    assert Duty.objects.filter(clause__isnull=False).exists()
    assert list(trail.faults()) == []

    assert forms_of("dexuat.bac-giang@gieo.test").get(address).status_code == 404
    desk.set_viewport_size({"width": 360, "height": 780})
    desk.goto(address)
    expect(desk.locator("#gui-nhan")).to_contain_text("UBND huyện Lục Ngạn")
    sound(desk)
