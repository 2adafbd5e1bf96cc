"""Two people on one draft in two browsers: invited, both write, two values of one field meet, remarks beside the field."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from gieo.core import clock
from gieo.identity.models import Person
from gieo.identity.selectors import actor_of
from gieo.kernel.actors import Role
from gieo.orientation.models import OrientationNotice
from gieo.proposals.services.start_proposal import start_proposal
from tests.conftest import moment
from tests.e2e.forms import PROPOSER
from tests.factories import person_in

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

GUEST = "cung.viet@gieo.test"


def write(page: Page, words: str) -> None:
    """Typed, and the cursor leaves: the field saves itself."""
    page.fill("#f-objectives", words)
    page.locator("#f-objectives").blur()


@pytest.mark.requirement("LS25-F")
def test_two_people_write_one_form_at_once(
    visit: Callable[..., Page], at: clock.Setter, notice: OrientationNotice, sound_on_both: Callable[[Page], None]
) -> None:
    at("2024-05-06 09:00")
    person_in(Role.PROPOSER, notice.province, name="Lý Thị Cúc", email=GUEST)
    user = Person.objects.get(user__email=PROPOSER).user
    writer = actor_of(user, date(2024, 5, 6))  # type: ignore[arg-type]
    draft = start_proposal(window=notice.windows.get(), actor=writer, at=moment("2024-05-06 09:00"))
    owner, guest = visit(PROPOSER), visit(GUEST)

    owner.goto(f"/ho-so/{draft.number}/cung-viet")
    sound_on_both(owner)
    owner.fill("#email", GUEST)
    owner.get_by_role("button", name="Mời").click()
    expect(owner.locator("tbody")).to_contain_text("Lý Thị Cúc")
    guest.goto("/lam-viec/de-xuat")
    expect(guest.locator("tbody")).to_contain_text("mời ông/bà cùng viết")
    guest.goto(f"/ho-so/{draft.number}/soan")
    expect(guest.locator(".p-foot")).to_contain_text("Chủ phiếu nộp phiếu này.")
    owner.goto(f"/ho-so/{draft.number}/soan")

    write(owner, "Giảm tổn thất dưới 9 %")
    saved = "#objectives [data-save-mark][data-state=saved]"
    expect(owner.locator(saved)).to_be_visible()
    write(guest, "Giảm tổn thất dưới 5 %")  # the guest has not seen what the owner saved
    met = guest.locator("#objectives .p-conflict")
    expect(met).to_contain_text("Giảm tổn thất dưới 9 %")
    expect(met).to_contain_text("Lý Thị Cúc")
    sound_on_both(guest)
    met.get_by_role("button", name="Lấy bản này").click()
    expect(met).to_have_count(0)

    owner.goto(f"/ho-so/{draft.number}/cung-viet")
    owner.select_option("#field", "objectives")
    owner.fill("#words", "Ghi thêm năm đo.")
    owner.get_by_role("button", name="Gửi góp ý").click()
    owner.goto(f"/ho-so/{draft.number}/soan")
    expect(owner.locator("#f-objectives")).to_have_value("Giảm tổn thất dưới 5 %")
    expect(owner.locator("#objectives [data-notes]")).to_contain_text("Lưu lần cuối: Lý Thị Cúc")
    expect(owner.locator("#objectives [data-notes]")).to_contain_text("Ghi thêm năm đo.")

    owner.goto(f"/ho-so/{draft.number}/cung-viet")
    owner.get_by_role("button", name="Thôi mời").click()
    expect(owner.locator("main")).to_contain_text("Chưa mời ai")
    answer = guest.goto(f"/ho-so/{draft.number}")
    assert answer is not None
    assert answer.status == 404
