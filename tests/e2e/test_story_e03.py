"""Story E-03: the ten-field form of Lạng Sơn, filled by hand in the browser, to the receipt."""

import re
from collections.abc import Callable

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from gieo.orientation.models import OrientationItem, OrientationNotice
from gieo.proposals.models import Proposal, Receipt
from tests.conftest import moment
from tests.e2e.forms import ANSWERS, PROPOSER, complete, write

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

LONG = "Nội dung cần làm rõ về vùng nguyên liệu, thị trường và cách tổ chức. " * 40


def fill_by_hand(page: Page) -> None:
    """Every field of the form, as a person would."""
    write(page, "task_name", "Sấy lạnh hồng vành khuyên tại Văn Lãng")
    page.select_option("[name=task_type]", "research_topic")
    for name in (
        "grounds",
        "urgency",
        "expected_contribution",
        "importance_in_province",
        "solves_provincial_problem",
        "objectives",
        "applicability",
    ):
        write(page, name, str(ANSWERS[name]))
    page.select_option("[name='citations.0.kind']", "data")
    write(page, "citations.0.document", "Niên giám thống kê 2023")
    write(page, "results.0.result", "Quy trình")
    write(page, "results.0.measure", "Tổn thất dưới 5%")
    write(page, "contents.0.content", "Khảo sát ba xã")
    write(page, "application_addresses.0.organisation", "Hợp tác xã")
    write(page, "application_addresses.0.capacity", "Nhà xưởng 300 m²")
    write(page, "duration.months", "18")
    write(page, "duration.start", "2025-01")
    write(page, "duration.end", "2026-06")
    write(page, "budget.science_budget", "850000000")
    write(page, "contact.phone", "0912 345 678")
    write(page, "contact.address", "phường Đông Kinh")


@pytest.mark.requirement(
    "E-03",
    "LS25-F-1",
    "LS25-F-2",
    "LS25-F-3",
    "LS25-F-4",
    "LS25-F-5",
    "LS25-F-6",
    "LS25-F-7",
    "LS25-F-8",
    "LS25-F-10",
    "LS25-F-C",
    "LS25-III-1",
)
def test_written_saved_refused_and_sent(
    visit: Callable[..., Page], notice: OrientationNotice, sound: Callable[[Page], None]
) -> None:
    page = visit(PROPOSER)
    page.goto(notice.get_absolute_url())
    page.click("text=Viết phiếu đề xuất")
    page.wait_for_url(re.compile("soan|moi"))
    if "moi" in page.url:
        page.get_by_role("button", name="Bắt đầu viết").click()
        page.wait_for_url(re.compile("soan"))
    fill_by_hand(page)
    expect(page.locator("text=/Đã lưu \\d{2}:\\d{2}:\\d{2}/").first).to_be_visible()
    page.locator("#tim-dinh-huong").fill("nong nghiep so 1")
    page.locator(".p-results button[name=them]").first.click()
    expect(page.locator(".p-items:not(.p-results) .p-code")).to_have_text("1.1")
    proposal = Proposal.objects.get()
    sound(page)

    page.goto(f"{proposal.get_absolute_url()}/viec/nop")
    expect(page.locator(".g-refusals")).to_contain_text("lỗi phải sửa")
    page.goto(f"{proposal.get_absolute_url()}/soan")
    page.check("[name=commitment]")
    expect(page.locator(".p-foot-acts a")).to_have_text(re.compile("Nộp"))

    page.goto(f"{proposal.get_absolute_url()}/viec/nop")
    page.dblclick("main button.btn-primary")
    page.wait_for_url(re.compile(r"/ho-so/[^/]+$"))
    receipt = Receipt.objects.get()
    assert receipt.arrived_at == moment("2024-05-06 09:00")
    answer = page.request.get(f"{proposal.get_absolute_url()}/giay-tiep-nhan.pdf")
    with pypdfium2.PdfDocument(answer.body()) as paper:
        text = paper[0].get_textpage().get_text_bounded()
    assert receipt.number in text
    assert "09:00:00" in text
    sound(page)
    anybody = visit(width="narrow")
    anybody.goto(f"/xac-nhan/{receipt.code}")
    expect(anybody.locator("main")).to_contain_text(receipt.number)
    expect(anybody.locator("main")).not_to_contain_text("0912")
    sound(anybody)


@pytest.mark.requirement("LS25-F-P")
def test_the_meter_follows_the_pdf_and_stops_beyond_four_pages(
    visit: Callable[..., Page], notice: OrientationNotice
) -> None:
    proposal = complete("Phiếu dài", notice.windows.get(), PROPOSER, at=moment("2024-05-06 09:00"))
    page = visit(PROPOSER)
    page.goto(f"{proposal.get_absolute_url()}/soan")
    write(page, "applicability", LONG[:3900])
    write(page, "urgency", LONG[:3900])
    write(page, "grounds", LONG[:3900])
    write(page, "objectives", LONG[:3900])
    expect(page.locator("main").get_by_text(re.compile(r"[4-9],\d+ / 4 trang")).first).to_be_visible()
    with pypdfium2.PdfDocument(page.request.get(f"{proposal.get_absolute_url()}/phieu.pdf").body()) as paper:
        pages = len(paper)
    assert pages > 4
    proposal.items.add(OrientationItem.objects.get(code="1.1"))
    page.goto(f"{proposal.get_absolute_url()}/viec/nop")
    page.click("main button.btn-primary")
    expect(page.locator(".g-refusals")).to_contain_text(str(pages))
    assert not Receipt.objects.exists()
