"""A district calls for forms inside the window of the province, in the browser: opened, answered, picked, sent up."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from gieo.core import clock, trail
from gieo.identity.models import OrganisationKind
from gieo.identity.services.register_organisation import register_organisation
from gieo.kernel.actors import Role
from gieo.orientation.models import OrientationItem
from gieo.proposals.models import CommonList, Proposal
from tests.conftest import moment
from tests.e2e.forms import PROPOSER
from tests.factories import notice_draft, officer_of, person_in, province_of, published, window_for
from tests.proposals.forms import complete

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

FOCAL, OFFICER, DISTRICT = "dau.moi@gieo.test", "canbo.lang-son@gieo.test", "UBND huyện Chi Lăng"


@pytest.fixture
def stage(at: clock.Setter) -> None:
    """The province receives until 31/5; a district with a council, its focal officer, a proposer, the officer."""
    at("2024-05-06 09:00")
    province = province_of("LS")
    body = register_organisation(name=DISTRICT, kind=OrganisationKind.DISTRICT, province=province, has_council=True)
    person_in(Role.FOCAL_OFFICER, province, name="Lộc Thị Đầu", email=FOCAL, body=body)
    person_in(Role.PROPOSER, province, name="Đinh Thị Lan", email=PROPOSER)
    officer_of(province)
    draft = notice_draft(province, at=moment("2024-03-05 08:00"))
    window_for(draft)
    published(draft, at=moment("2024-03-05 08:00"))


@pytest.mark.requirement("BG25-IV-5")
def test_a_district_calls_its_council_picks_and_the_list_goes_up(
    visit: Callable[..., Page], at: clock.Setter, stage: Any, sound_on_both: Callable[[Page], None]
) -> None:
    focal = visit(FOCAL)
    opens_a_call(focal, sound_on_both)
    hands_two_in(visit(PROPOSER), sound_on_both)
    first, second = Proposal.objects.order_by("pk")

    at("2024-05-12 09:00")
    focal.goto(second.get_absolute_url())
    sound_on_both(focal)
    focal.click("main a:has-text('Không chọn')")
    focal.fill("[name=reason]", "Cùng nội dung với cách 1")
    sound_on_both(focal)
    focal.click("main button[type=submit].btn-lg")
    expect(focal.locator("main")).to_contain_text("Cơ quan không chọn")
    common = CommonList.objects.get()
    focal.goto(common.get_absolute_url())
    act(focal, "collect")
    focal.check(f"[name=forms][value='{first.pk}']")
    focal.click("main button.btn-primary")
    expect(focal.locator("main")).to_contain_text(first.number)
    sound_on_both(focal)
    officer = visit(OFFICER)
    officer.goto("/lam-viec/de-xuat")
    expect(officer.locator("main")).not_to_contain_text(first.number)
    first.refresh_from_db()
    assert (first.state, list(trail.faults())) == ("with_body", [])


def opens_a_call(focal: Page, sound_on_both: Callable[[Page], None]) -> None:
    """Inside the window of the province, and earlier."""
    focal.goto("/lam-viec/lap/common_list")
    focal.select_option("[name=window]", index=1)
    focal.click("main button.btn-primary")
    focal.wait_for_url(re.compile(r"/ho-so/LS-DMC-[^/]+$"))
    act(focal, "open_call")
    sound_on_both(focal)
    focal.fill("[name=opens_on]", "2024-05-06")
    focal.fill("[name=closes_on]", "2024-05-31")
    focal.click("main button.btn-primary")
    expect(focal.locator("main")).to_contain_text("phải đóng trước khi đợt nhận của tỉnh đóng")
    focal.fill("[name=closes_on]", "2024-05-10")
    focal.click("main button.btn-primary")
    focal.wait_for_url(re.compile(r"/ho-so/LS-DMC-[^/]+$"))
    expect(focal.locator("main")).to_contain_text("06/05/2024 – 10/05/2024")
    sound_on_both(focal)


def hands_two_in(writer: Page, sound_on_both: Callable[[Page], None]) -> None:
    """Chosen among the windows there are, written, handed in to the body."""
    writer.goto("/de-xuat/moi")
    sound_on_both(writer)
    for number in (1, 2):
        writer.goto("/de-xuat/moi")
        writer.locator("article, .card", has_text=f"Đợt nhận riêng của {DISTRICT}").last.get_by_role(
            "link"
        ).last.click()
        expect(writer.locator("main")).to_contain_text("hội đồng của cơ quan chọn")
        if number == 1:
            sound_on_both(writer)
        writer.click("main button.btn-primary")
        writer.wait_for_url("**/soan")
        filled(Proposal.objects.latest("pk"), f"Bảo quản hồng vành khuyên, cách {number}")
        writer.goto(Proposal.objects.latest("pk").get_absolute_url() + "/viec/nop-co-quan")
        if number == 1:
            sound_on_both(writer)
        writer.click("main button.btn-primary")
        expect(writer.locator("main")).to_contain_text("Đã nộp cho cơ quan")
    sound_on_both(writer)


def filled(draft: Proposal, title: str) -> None:
    """Everything the form asks for, as if it had been typed."""
    draft.answers = complete(task_name=title)
    draft.revisions = dict.fromkeys(draft.answers, 1)
    draft.title = title
    draft.save()
    draft.items.set([OrientationItem.objects.earliest("pk")])


def act(page: Page, name: str) -> None:
    """The act in the bar of the dossier leads to its page."""
    page.click(f"main a[href$='/viec/{name}']")
    page.wait_for_url(f"**/viec/{name}")
