"""An order through the shared pages, in the browser: opened by hand, sent, taken up; wide and narrow."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from gieo.core import clock, trail
from gieo.identity.models import OrganisationKind
from gieo.identity.services.register_organisation import register_organisation
from gieo.kernel.actors import Role
from gieo.orientation.models import Order, OrientationNotice
from tests.conftest import moment
from tests.factories import notice_draft, officer_of, person_in, province_of, published, window_for

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

FOCAL, OFFICER = "dau.moi@gieo.test", "canbo.bac-giang@gieo.test"
TITLE = "Giống vải chín sớm cho các xã vùng cao"
WORDS = {
    "title": TITLE,
    "plan_year": "2025",
    "citation": "Kế hoạch phát triển kinh tế - xã hội 2021-2025, mục II",
    "need": "Vải chín cùng lúc nên giá thấp; các xã vùng cao cần giống rải vụ.",
    "expected_result": "Một giống chín trước 20/5, quy trình trồng",
    "application_address": "Hợp tác xã Hồng Giang, huyện Lục Ngạn",
    "product": "Vải thiều Lục Ngạn",
    "document": "05/UBND ngày 01/10/2024",
}


@pytest.fixture
def orientation(at: clock.Setter) -> OrientationNotice:
    """A district with its focal officer, the officer of the Sở, and the orientation of the year."""
    province = province_of("BG")
    district = register_organisation(name="UBND huyện Lục Ngạn", kind=OrganisationKind.DISTRICT, province=province)
    person_in(Role.FOCAL_OFFICER, province, name="Vi Văn Đầu", email=FOCAL, body=district)
    officer_of(province)
    draft = notice_draft(province, at=moment("2024-03-05 08:00"))
    window_for(draft)
    notice = published(draft, at=moment("2024-03-05 08:00"))
    at("2024-10-01 09:00")
    return notice


@pytest.mark.requirement("E-01", "X-10")
def test_an_order_is_opened_sent_and_taken_up(
    visit: Callable[..., Page],
    at: clock.Setter,
    orientation: OrientationNotice,
    sound_on_both: Callable[[Page], None],
) -> None:
    focal = visit(FOCAL)
    focal.goto("/lam-viec/khau/dat-hang")
    sound_on_both(focal)
    focal.click("text=Lập đặt hàng")
    focal.wait_for_url("**/lam-viec/lap/order")
    sound_on_both(focal)
    for name, words in WORDS.items():
        focal.fill(f"[name={name}]", words)
    focal.check("[name=grounds][value=development_plan]")
    focal.click("main button.btn-primary")
    focal.wait_for_url(re.compile(r"/ho-so/[^/]+$"))
    expect(focal.locator("main")).to_contain_text(TITLE)
    sound_on_both(focal)

    act(focal, "send")
    sound_on_both(focal)
    focal.click("main button.btn-primary")
    expect(focal.locator("main")).to_contain_text("Đã thực hiện: Gửi Sở KH&CN")
    order = Order.objects.get()
    assert order.state == "sent"

    at("2024-11-20 09:00")
    officer = visit(OFFICER)
    expect(officer.locator("main")).to_contain_text(order.number)
    sound_on_both(officer)
    officer.goto("/lam-viec/khau/dat-hang?q=vai chin som")
    expect(officer.locator("tbody tr")).to_have_count(1)
    sound_on_both(officer)
    officer.click(f"text={TITLE}")
    officer.wait_for_url(re.compile(r"/ho-so/[^/]+$"))
    sound_on_both(officer)
    act(officer, "use")
    sound_on_both(officer)
    officer.check("[name=items] >> nth=0")
    officer.click("main button.btn-primary")
    officer.wait_for_url(re.compile(r"/ho-so/[^/]+$"))
    expect(officer.locator("main")).to_contain_text("Nội dung nông nghiệp số 1")
    sound_on_both(officer)
    order.refresh_from_db()
    assert (order.state, order.items.count()) == ("used", 1)
    assert list(trail.faults()) == []


def act(page: Page, name: str) -> None:
    """The act in the bar of the dossier leads to its page."""
    page.click(f"main a[href$='/viec/{name}']")
    page.wait_for_url(f"**/viec/{name}")
