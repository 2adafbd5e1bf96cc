"""The list of calls found by filters; a writer and an officer warned of what is owed and of how a copy looks: at every width."""

import os
from collections.abc import Callable
from datetime import date, timedelta

import pytest
import typst
from playwright.sync_api import Page, expect

from gieo.core import clock
from gieo.identity.models import User
from gieo.orientation.models import OrientationItem
from gieo.proposals.models import AttachmentKind, Proposal
from gieo.proposals.services.attach_file import attach_file
from gieo.proposals.services.submit_proposal import submit_proposal
from gieo.selection.models import Call
from tests.acceptance import makers
from tests.conftest import moment
from tests.e2e.conftest import looks_like
from tests.e2e.forms import complete
from tests.factories import notice_draft, officer_of, province_of, published, user_of, window_for
from tests.selection.cast import Cast, draft_call, published_call, task_of

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

NAME = "Nghiên cứu hoàn thiện quy trình nhân giống và thâm canh vải thiều chín sớm tại các xã vùng cao"
SMALL = typst.compile(
    ('#set page("a4", margin: 12mm)\n#set text(size: 11pt)\n' + "Noi dung can lam ro. " * 60).encode()
)


def picture(page: Page, name: str) -> None:
    if folder := os.environ.get("PICTURES"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def looked_at(page: Page, name: str, sound_on_both: Callable[[Page], None]) -> None:
    picture(page, f"{name}-1280")
    sound_on_both(page)
    looks_like(page, "narrow", "light")
    picture(page, f"{name}-360")
    looks_like(page, "wide", "light")


@pytest.fixture
def calls(at: clock.Setter) -> Call:
    for code, year, opens, closes in (
        ("BG", 2026, date(2025, 2, 1), date(2025, 5, 31)),
        ("LS", 2026, date(2025, 6, 1), date(2025, 7, 31)),
        ("LS", 2025, date(2024, 4, 15), date(2024, 5, 31)),
    ):
        notice = notice_draft(province_of(code), at=moment("2024-03-05 09:00"), plan_year=year, version=year - 2024)
        window_for(notice, opens=opens, closes=closes)
        published(notice, at=moment("2024-03-05 09:00"))
    cast = Cast()
    call = published_call(cast, task_of(cast, title=NAME))
    draft_call(cast)
    at("2025-02-10 09:00")
    return call


def test_anybody_finds_a_call_by_its_filters_without_a_script(
    visit: Callable[..., Page], calls: Call, sound_on_both: Callable[[Page], None]
) -> None:
    page = visit()
    page.goto("/")
    page.get_by_role("link", name="Mọi đợt nhận, có bộ lọc").click()
    looked_at(page, "dot-nhan", sound_on_both)
    page.get_by_label("Nhận gì").select_option(label="Tuyển chọn tổ chức chủ trì")
    page.get_by_label("Tình trạng").select_option(label="Đang nhận")
    page.get_by_role("button", name="Lọc").click()
    expect(page.locator("main")).not_to_contain_text("Định hướng năm")
    page.get_by_role("link", name=NAME).click()
    expect(page.locator("main")).to_contain_text("Tổ chức có tư cách pháp nhân")
    looked_at(page, "tuyen-chon", sound_on_both)
    page.goto("/dot-nhan?loai=hoi-thi&tinh=lang-son")
    expect(page.get_by_text("Không có đợt nhận nào như vậy")).to_be_visible()
    looked_at(page, "dot-nhan-khong-co", sound_on_both)


def test_what_is_owed_and_how_the_copy_looks_is_said_to_writer_and_officer(
    visit: Callable[..., Page], at: clock.Setter, sound_on_both: Callable[[Page], None]
) -> None:
    owed = makers.opened()
    assert owed.due_at
    after = owed.due_at + timedelta(days=1)
    province, before = province_of("BG"), after - timedelta(days=9)
    notice = notice_draft(province, at=before)
    window = window_for(notice, opens=(after - timedelta(days=5)).date(), closes=(after + timedelta(days=9)).date())
    published(notice, at=before)
    window.refresh_from_db()
    writer = User.objects.get(pk=makers.host().user or 0)
    draft = complete(NAME, window, writer.email, at=after)
    draft.items.add(OrientationItem.objects.get(code="1.1"))
    actor = makers.host()
    attach_file(
        proposal=draft, kind=AttachmentKind.SIGNED_FORM, name="phieu-da-ky.pdf", content=SMALL, actor=actor, at=after
    )
    at(f"{after:%Y-%m-%d} 10:00")
    page = visit(writer.email)
    page.goto(f"{draft.get_absolute_url()}/soan")
    expect(page.get_by_text("Viện Nghiên cứu Rau quả còn việc quá hạn")).to_be_visible()
    expect(page.locator("#attachments")).to_contain_text("Bản tải lên, trang 1: lề trái 12 mm, ít nhất 30 mm.")
    looked_at(page, "qua-han-soan", sound_on_both)
    submit_proposal(proposal=Proposal.objects.get(pk=draft.pk), actor=actor, at=after)
    page = visit(user_of(officer_of(province)).email)
    page.goto(f"{draft.get_absolute_url()}/viec/tong-hop")
    expect(page.get_by_text("Viện Nghiên cứu Rau quả còn việc quá hạn")).to_be_visible()
    looked_at(page, "qua-han-xet", sound_on_both)
    page.goto(draft.get_absolute_url())
    page.get_by_role("tab", name="Giấy tờ").click()
    expect(page.get_by_text("Bản tải lên, trang 1: cỡ chữ 11, ít nhất 13.")).to_be_visible()
    looked_at(page, "ban-ky-cua-can-bo", sound_on_both)
