"""Bad input, in the browser: each gets a clear message, and nothing is lost or doubled."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import typst
from playwright.sync_api import Page, expect

from gieo.core import clock, trail
from gieo.files.models import StoredFile
from gieo.orientation.models import OrientationItem, OrientationNotice
from gieo.proposals.models import Proposal, Receipt
from tests.conftest import moment
from tests.e2e.forms import PROPOSER, complete, write
from tests.factories import PASSWORD, officer_of, province_of

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

OFFICER = "canbo.lang-son@gieo.test"
MIB = 1024 * 1024
NO_FIELDS = "THÔNG BÁO\nVề lịch làm việc của cơ quan\n\nSở thông báo lịch làm việc tuần này: thứ hai họp giao ban."


def upload(page: Page, file: Path) -> None:
    page.goto("/lam-viec/van-ban/nhap")
    page.set_input_files("input[type=file]", file)
    page.fill("textarea[name=text]", "Câu đã dán trước khi chọn nhầm tệp")
    page.click("text=Đọc văn bản", timeout=60_000)


def draft_of(notice: OrientationNotice, title: str) -> Proposal:
    proposal = complete(title, notice.windows.get(), PROPOSER, at=moment("2024-05-06 09:00"))
    proposal.items.add(OrientationItem.objects.get(code="1.1"))
    return proposal


def saved(page: Page, field: str) -> None:
    """The mark beside a field says that the server has it."""
    expect(page.locator(f"#{field} [data-save-mark]")).to_contain_text(re.compile(r"Đã lưu \d{2}:\d{2}"))


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("anh.txt", b"\x89PNG\r\n\x1a\n" + bytes(200), "Không nhận loại tệp này. Nhận: .docx, .pdf, .txt."),
        ("hong.docx", b"PK\x03\x04" + bytes(200), "Tệp bị hỏng hoặc có mật khẩu"),
        ("quet.pdf", typst.compile(b"#rect(width: 5cm, height: 5cm)"), "bản quét, không có lớp chữ"),
    ],
)
def test_what_is_no_document_is_named_and_what_was_typed_stays(
    visit: Callable[..., Page], at: clock.Setter, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    at("2024-05-06 09:00")
    officer_of(province_of("LS"))
    page = visit(OFFICER)
    file = tmp_path / name
    file.write_bytes(content)
    upload(page, file)
    expect(page.locator(".g-refusals")).to_contain_text(said)
    expect(page.locator("textarea[name=text]")).to_have_value("Câu đã dán trước khi chọn nhầm tệp")
    assert not OrientationNotice.objects.exists()
    assert not StoredFile.objects.exists()


def test_200_megabytes_are_refused_with_the_limit_and_what_was_typed_stays(
    visit: Callable[..., Page], notice: OrientationNotice, tmp_path: Path
) -> None:
    officer_of(notice.province)
    huge = tmp_path / "lon.pdf"
    with huge.open("wb") as stream:
        stream.truncate(200 * MIB)
    page = visit(OFFICER)
    upload(page, huge)
    expect(page.locator(".g-refusals")).to_contain_text("Tệp lớn hơn 50 MB", timeout=60_000)
    expect(page.locator("textarea[name=text]")).to_have_value("Câu đã dán trước khi chọn nhầm tệp")

    proposal = draft_of(notice, "Tệp quá lớn")
    writer = visit(PROPOSER)
    writer.goto(f"{proposal.get_absolute_url()}/soan")
    writer.locator("[name=objectives]").fill("Viết dở khi tải tệp, đạt 12%")
    writer.locator("#attachments input[type=file]").set_input_files(huge)
    writer.locator("#attachments button", has_text="Tải lên").click(timeout=60_000)
    expect(writer.locator("body")).to_contain_text("Tệp lớn hơn 50 MB", timeout=60_000)
    expect(writer.locator("[name=objectives]")).to_have_value("Viết dở khi tải tệp, đạt 12%")
    assert not StoredFile.objects.exists()


def test_a_notice_without_fields_lands_as_a_draft_that_cannot_be_confirmed(
    visit: Callable[..., Page], at: clock.Setter, tmp_path: Path
) -> None:
    at("2024-05-06 09:00")
    officer_of(province_of("LS"))
    file = tmp_path / "lich.txt"
    file.write_text(NO_FIELDS)
    page = visit(OFFICER)
    upload(page, file)
    page.wait_for_url(re.compile("doi-chieu"))
    expect(page.locator(".o-findings")).to_contain_text("Không tìm thấy lĩnh vực")
    closed = page.locator(".g-acts details", has_text="Xác nhận đã đối chiếu")
    closed.locator("summary").click()
    expect(closed).to_contain_text("Thông báo chưa có nội dung định hướng nào.")


def test_without_the_commitment_nothing_is_sent_and_the_way_back_keeps_everything(
    visit: Callable[..., Page], notice: OrientationNotice
) -> None:
    proposal = draft_of(notice, "Chưa cam kết")
    page = visit(PROPOSER)
    page.goto(f"{proposal.get_absolute_url()}/soan")
    page.uncheck("[name=commitment]")
    saved(page, "commitment")
    page.goto(f"{proposal.get_absolute_url()}/viec/nop")
    expect(page.locator(".g-refusals")).to_contain_text("Chưa tích xác nhận: Cam kết.")
    expect(page.locator("main button.btn-primary")).to_be_disabled()
    page.click("text=Về trang soạn để sửa")
    expect(page.locator("[name=task_name]")).to_have_value("Chưa cam kết")
    assert not Receipt.objects.exists()


def test_two_tabs_meet_field_by_field_and_nothing_is_lost(
    visit: Callable[..., Page], notice: OrientationNotice
) -> None:
    proposal = draft_of(notice, "Hai thẻ")
    first = visit(PROPOSER)
    first.goto(f"{proposal.get_absolute_url()}/soan")
    second = first.context.new_page()
    second.goto(f"{proposal.get_absolute_url()}/soan")
    write(first, "objectives", "Mục tiêu viết ở thẻ thứ nhất, đạt 10%")
    saved(first, "objectives")
    write(second, "objectives", "Mục tiêu viết ở thẻ thứ hai, đạt 20%")
    write(second, "applicability", "Chỉ thẻ thứ hai sửa mục này")
    saved(second, "applicability")
    met = second.locator("#objectives .p-conflict")
    expect(met).to_contain_text("Mục này vừa được lưu ở nơi khác. Cả hai bản đều còn, hãy chọn một.")
    expect(met).to_contain_text("thẻ thứ nhất, đạt 10%")
    expect(met).to_contain_text("thẻ thứ hai, đạt 20%")
    met.locator("button[value=moi]").click()
    expect(second.locator("#objectives .p-conflict")).to_have_count(0)
    proposal.refresh_from_db()
    assert proposal.answers["applicability"] == "Chỉ thẻ thứ hai sửa mục này"
    assert proposal.answers["objectives"] == "Mục tiêu viết ở thẻ thứ hai, đạt 20%"
    kept = set(proposal.saved_answers.filter(field="objectives").values_list("value", flat=True))
    assert {"Mục tiêu viết ở thẻ thứ nhất, đạt 10%", "Mục tiêu viết ở thẻ thứ hai, đạt 20%"} <= kept


@pytest.mark.parametrize("lost", [{"name": "sessionid"}, {}], ids=["session", "every cookie"])
def test_a_session_that_ended_keeps_the_words_until_one_is_back(
    visit: Callable[..., Page], notice: OrientationNotice, lost: dict[str, str]
) -> None:
    proposal = draft_of(notice, "Hết phiên")
    page = visit(PROPOSER)
    page.goto(f"{proposal.get_absolute_url()}/soan")
    page.context.clear_cookies(**lost)
    write(page, "objectives", "Câu viết lúc phiên đã hết, đạt 30%")
    said = page.locator("#objectives .p-conflict")
    expect(said).to_contain_text("Phiên làm việc đã hết.")
    expect(page.locator("[name=objectives]")).to_have_value("Câu viết lúc phiên đã hết, đạt 30%")
    said.get_by_role("link", name="Đăng nhập lại").click()
    page.fill("input[name=login]", PROPOSER)
    page.fill("input[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url(re.compile(r"/soan(#objectives)?$"))
    expect(page.locator("[data-offer]")).to_contain_text("Mục tiêu")
    page.click("[data-offer-take]")
    saved(page, "objectives")
    proposal.refresh_from_db()
    assert proposal.answers["objectives"] == "Câu viết lúc phiên đã hết, đạt 30%"


def test_a_double_click_sends_once(visit: Callable[..., Page], notice: OrientationNotice) -> None:
    proposal = draft_of(notice, "Bấm hai lần")
    page = visit(PROPOSER)
    page.goto(f"{proposal.get_absolute_url()}/viec/nop")
    page.dblclick("main button.btn-primary")
    page.wait_for_url(re.compile(r"/ho-so/[^/]+$"))
    expect(page.locator("main")).to_contain_text(Receipt.objects.get().number)
    page.go_back()
    expect(page.locator("main button.btn-primary")).to_be_disabled()
    assert Receipt.objects.count() == 1
    assert list(trail.faults()) == []
