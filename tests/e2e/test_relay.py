"""A notice goes to a district with a council: it gives its receipt, passes the notice on and shows it; the Sở sees both."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from gieo.core import clock
from gieo.identity.models import OrganisationKind
from gieo.identity.services.register_organisation import register_organisation
from gieo.kernel.actors import Role
from gieo.orientation.models import Recipient
from tests.conftest import moment
from tests.factories import notice_draft, officer_of, person_in, province_of, published, window_for

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

FOCAL, OFFICER = "dau.moi@gieo.test", "canbo.bac-giang@gieo.test"
DISTRICT, SILENT = "UBND huyện Lục Ngạn", "UBND huyện Yên Thế"
RELAY = "/lam-viec/so-theo-doi/relay?nam=2024"


@pytest.fixture
def notice(at: clock.Setter):
    """Published to two districts with a council, of which one does something."""
    province = province_of("BG")
    bodies = [
        register_organisation(name=name, kind=OrganisationKind.DISTRICT, province=province, has_council=True)
        for name in (DISTRICT, SILENT)
    ]
    person_in(Role.FOCAL_OFFICER, province, name="Vi Văn Đầu", email=FOCAL, body=bodies[0])
    officer_of(province)
    draft = notice_draft(province, at=moment("2024-03-05 08:00"))
    window_for(draft)
    Recipient.objects.create(notice=draft, order=1, text="UBND các huyện, thành phố", kinds=["district"])
    made = published(draft, at=moment("2024-03-05 08:00"))
    at("2024-03-06 09:00")
    return made


@pytest.mark.requirement("BG25-IV-4", "BG25-R-1")
def test_a_notice_is_received_passed_on_and_shown_to_have_been(
    visit: Callable[..., Page], at: clock.Setter, notice, sound_on_both: Callable[[Page], None]
) -> None:
    focal = visit(FOCAL)
    focal.goto("/lam-viec/van-ban-den")
    sound_on_both(focal)
    focal.click("tbody a")
    focal.wait_for_url(re.compile(r"/van-ban-den/\d+$"))
    sound_on_both(focal)
    expect(focal.get_by_role("link", name="Ghi việc phổ biến")).to_have_count(0)
    focal.click("text=Xác nhận đã nhận")
    expect(focal.locator("main")).to_contain_text("Vi Văn Đầu")
    expect(focal.locator("main")).to_contain_text("09:00 06/03/2024")

    at("2024-03-12 10:00")
    focal.click("text=Ghi việc phổ biến")
    focal.wait_for_url(re.compile(r"/relay/lap"))
    sound_on_both(focal)
    focal.select_option("[name=theme]", "meeting")
    focal.fill("[name=from_on]", "2024-03-11")
    focal.fill("[name=detail]", "120 hợp tác xã, 30 doanh nghiệp")
    focal.fill("[name=document]", "Biên bản hội nghị ngày 11/3/2024")
    if not focal.input_value("[name=title]"):
        focal.fill("[name=title]", notice.title)
    focal.click("main button.btn-primary")
    focal.wait_for_url(re.compile(r"/ho-so/[^/]+$"))
    expect(focal.locator("main")).to_contain_text("Biên bản hội nghị ngày 11/3/2024")
    sound_on_both(focal)

    officer = visit(OFFICER)
    officer.goto(RELAY)
    asked = officer.locator("section", has_text="Cơ quan có hội đồng").last
    expect(asked).to_contain_text(DISTRICT)
    expect(asked).to_contain_text("11/03/2024")
    expect(asked.get_by_text("chưa phổ biến")).to_have_count(1)
    sound_on_both(officer)
    officer.goto("/lam-viec/van-ban-den")
    line = officer.locator("tbody tr", has_text=DISTRICT)
    expect(line).to_contain_text("09:00 06/03/2024")
    expect(officer.locator("tbody tr", has_text=SILENT)).to_contain_text("chưa xác nhận")
    sound_on_both(officer)
