"""Story E-02 up to the receipt: from the official notice of Bắc Giang to numbered receipts, in the browser."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from gieo.core import clock, trail
from gieo.kernel.actors import Role
from gieo.orientation.models import OrientationItem, OrientationNotice
from gieo.proposals.models import Proposal, Receipt
from gieo.proposals.states import ProposalState
from tests.conftest import moment
from tests.e2e.desk import answered, decided
from tests.e2e.forms import complete
from tests.factories import officer_of, person_in, province_of

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

OFFICER, PROPOSER = "canbo.bac-giang@gieo.test", "dexuat.bac-giang@gieo.test"


def publish_in_the_browser(page: Page, source: Path) -> OrientationNotice:
    """Upload, look, give number and date, decide what looks wrong, confirm, publish."""
    page.goto("/lam-viec/van-ban/nhap")
    page.set_input_files("input[type=file]", source)
    page.click("text=Đọc văn bản")
    page.wait_for_url(re.compile("doi-chieu"))
    expect(page.locator(".o-items .o-item")).to_have_count(45)
    page.fill("input[name=number]", "21/TB-SKHCN")
    page.fill("input[name=issued_on]", "2024-04-01")
    page.click("text=Lưu số, ngày")
    page.wait_for_load_state()
    notice = OrientationNotice.objects.get(province="BG")
    decided(page, notice, OFFICER)
    answered(page, notice, OFFICER)
    page.click("button:has-text('Xác nhận đã đối chiếu')")
    page.wait_for_load_state()
    page.click("button:has-text('Công bố')")
    expect(page.locator("main")).to_contain_text("Đã công bố")
    notice.refresh_from_db()
    return notice


@pytest.mark.requirement("BG25-III-1", "BG25-III-2", "BG25-III-3", "BG25-IV-1", "X-1")
def test_from_notice_to_receipts(
    visit: Callable[..., Page], at: clock.Setter, shared: Path, sound: Callable[[Page], None]
) -> None:
    province = province_of("BG")
    officer_of(province)
    person_in(Role.PROPOSER, province, name="Lê Minh Đức", email=PROPOSER)
    at("2024-04-01 08:00")
    (source,) = (shared / "seeds").glob("000_*.txt")
    officer = visit(OFFICER)
    notice = publish_in_the_browser(officer, source)
    sound(officer)

    public = visit(width="narrow")
    public.goto(notice.get_absolute_url())
    expect(public.locator("main")).to_contain_text("Sắp nhận đề xuất")
    expect(public.locator(".o-sentences > li")).to_have_count(45)
    sound(public)

    proposer = visit(PROPOSER)
    window = notice.windows.get()
    titles = {
        "perfect": "Chế phẩm sinh học xử lý rơm rạ tại Lục Nam",
        "duplicate": "Chế phẩm sinh học xử lý rơm rạ tại Lục Nam",
        "alone": "Truy xuất nguồn gốc vải thiều bằng mã vạch",
        "outside": "Ứng phó dịch hại mới trên cây na",
        "late": "Bảo quản vải thiều bằng khí quyển điều chỉnh",
    }
    drafts = {name: complete(title, window, PROPOSER, at=moment("2024-04-10 09:00")) for name, title in titles.items()}
    drafts["perfect"].places.create(name="UBND huyện Lục Nam")
    item = OrientationItem.objects.get(field__notice=notice, code="4.2")
    for name, draft in drafts.items():
        if name == "outside":
            draft.outside_orientation, draft.outside_reason = True, "Dịch hại xuất hiện lần đầu, rất cấp bách"
            draft.save()
        else:
            draft.items.add(item)

    at("2024-04-14 23:59")
    proposer.goto(f"{drafts['perfect'].get_absolute_url()}/viec/nop")
    expect(proposer.locator("main button.btn-primary")).to_be_disabled()
    expect(proposer.locator(".g-refusals")).to_contain_text("Đợt nhận mở lúc 00:00:00 ngày 15/04/2024")
    expect(proposer.locator(".g-refusals")).to_contain_text("Mục III Thông báo")

    at("2024-04-15 00:00")
    for name in ("perfect", "duplicate", "alone", "outside"):
        proposer.goto(f"{drafts[name].get_absolute_url()}/viec/nop")
        proposer.click("main button.btn-primary")
        proposer.wait_for_url(re.compile(r"/ho-so/[^/]+$"))
    assert list(Receipt.objects.order_by("pk").values_list("late", flat=True)) == [False] * 4

    at("2024-06-01 00:00:00")
    proposer.goto(f"{drafts['late'].get_absolute_url()}/viec/nop")
    expect(proposer.locator("main button.btn-primary")).to_be_disabled()
    expect(proposer.locator(".g-refusals")).to_contain_text("Đợt nhận đã đóng; 23:59:59 ngày 31/05/2024")
    proposer.goto(f"{drafts['late'].get_absolute_url()}/viec/nop-muon")
    proposer.click("main .g-actions button[type=submit], main .g-actions button:not([type])")
    proposer.wait_for_url(re.compile(r"/ho-so/[^/]+$"))
    assert Proposal.objects.get(pk=drafts["late"].pk).state == ProposalState.LATE

    officer.goto("/lam-viec/de-xuat")
    expect(officer.locator("tbody tr")).to_have_count(4)
    for row in officer.locator("tbody tr").all():
        expect(row).to_contain_text("Chuyên viên quản lý khoa học")
        expect(row).to_contain_text("quá hạn")  # six weeks after five working days to check
    sound(officer)
    assert sorted(Receipt.objects.values_list("number", flat=True)) == list(
        Receipt.objects.order_by("pk").values_list("number", flat=True)
    )
    assert list(trail.faults()) == []
