"""A council of a term in the browser: members say what they would review, reviewers are computed, carried out, named."""

import io
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from gieo.core import clock
from gieo.councils.models import Expert, NamedReviewer
from gieo.councils.reviewer_workbook import ANSWER, FIRST_ROW
from gieo.dossiers.docket import entry_of
from gieo.selection.models import Selection
from tests.selection.cast import Cast
from tests.selection.cast_term import CENTRE, FRUIT, SENT, founded

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

KNOWS = ("Bảo quản quả", "Chọn tạo giống cây ăn quả, vải chín sớm", "Thú y", "Khảo nghiệm, nhân giống cây trồng")


def a_council(at: clock.Setter) -> Selection:
    """Two dossiers before a council of a term; its plain members know different things."""
    cast = Cast("BN", later=timedelta(weeks=52))
    item = founded(cast, FRUIT, CENTRE)
    at(cast.time(SENT))
    for number, words in enumerate(KNOWS, start=3):
        Expert.objects.filter(person=cast.expert(number)).update(speciality=words)
    return item


def test_a_member_pledges_declares_and_says_what_to_review(
    at: clock.Setter, visit: Callable[..., Page], sound_on_both: Callable[[Page], None]
) -> None:
    item = a_council(at)
    visit().goto("/")  # the server has drawn its first page
    member = visit("chuyengia3.bac-ninh@gieo.test")
    member.goto("/lam-viec/hoi-dong-cua-toi")
    sound_on_both(member)
    member.locator("main a", has_text="Hội đồng xét tài trợ").first.click()
    member.wait_for_url(f"**/nguyen-vong/{entry_of(item).pk}")
    sound_on_both(member)
    member.click("text=Tôi cam kết")
    member.locator("main a", has_text="Kê khai").click()
    member.select_option("select[name=answer]", "none")
    member.locator("main form button[type=submit]").first.click()
    member.goto(f"/lam-viec/nguyen-vong/{entry_of(item).pk}")
    member.get_by_label("Rất muốn").first.check()
    member.get_by_label("Không nên").last.check()
    sound_on_both(member)
    member.click("text=Lưu nguyện vọng")
    expect(member.locator("body")).to_contain_text("Đã lưu nguyện vọng")
    expect(member.get_by_label("Rất muốn").first).to_be_checked()


def test_an_officer_computes_carries_home_and_names(
    at: clock.Setter, visit: Callable[..., Page], sound_on_both: Callable[[Page], None], tmp_path: Path
) -> None:
    item = a_council(at)
    visit().goto("/")
    officer = visit("science_officer.bac-ninh@gieo.test")
    officer.goto(item.get_absolute_url())
    officer.locator("a", has_text="Cử phản biện").first.click()
    officer.click("text=Tính phương án phù hợp nhất")
    expect(officer.locator("main")).to_contain_text("chưa ai được cử")
    sound_on_both(officer)
    with officer.expect_download() as download:
        officer.click("text=Tải bảng hồ sơ và thành viên")
    file = tmp_path / "phan-bien.xlsx"
    download.value.save_as(file)
    book = load_workbook(io.BytesIO(file.read_bytes()))
    for place, words in ((0, "x"), (1, "x"), (5, "x"), (6, "có")):
        book.worksheets[0].cell(FIRST_ROW + 1 + place, ANSWER + 1).value = words
    book.save(file)
    officer.set_input_files("#reviewer-file", file)
    officer.click("text=Đưa lên trang để xem")
    expect(officer.locator("main")).to_contain_text("Cột cuối chỉ ghi x")
    sound_on_both(officer)
    officer.locator("section", has_text=item.applications[1].number).last.get_by_role("checkbox").last.check()
    officer.locator("main form button.btn-primary").click()
    expect(officer.locator("body")).to_contain_text("Đã cử phản biện")
    assert NamedReviewer.objects.count() == 4
