"""A council's remarks go out without names, are answered on the applicant's page, and the answer is read before the vote."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from gieo.core import clock
from gieo.identity.models import User
from gieo.kernel.actors import Actor
from tests.councils.chamber import Chamber
from tests.councils.hearing import called, switch_on
from tests.councils.leaks import hide_names

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

ONE = "Cần nêu rõ nơi áp dụng và ai vận hành sau khi kết thúc.\nSố liệu hiện trạng đã cũ."
TWO = "Dự toán thiết bị cao so với quy mô; xem lại số lượng."
BETRAYS = "Tôi, Phản Biện Kín 3, đã nêu điều này ở hội đồng trước."


def email_of(actor: Actor) -> str:
    return User.objects.get(pk=actor.user).email


@pytest.mark.requirement("X-14")
def test_remarks_go_out_without_names_and_the_answer_comes_back(
    visit: Callable[..., Page],
    sound_on_both: Callable[[Page], None],
    at: clock.Setter,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    switch_on(monkeypatch)
    at("2024-06-12 09:00")
    chamber = Chamber()
    hide_names(chamber.people)
    item = called(chamber, [TWO, BETRAYS, ONE])
    at("2024-06-14 09:00")

    desk = visit(email_of(chamber.officer))
    desk.goto(f"/lam-viec/hoi-dong/{item.number}/ngay-hop")
    desk.get_by_role("link", name="Nhận xét và trả lời").click()
    expect(desk.get_by_text("có “Phản Biện Kín 3”")).to_be_visible()
    expect(desk.get_by_role("checkbox", checked=True)).to_have_count(2)
    desk.get_by_label("Trả lời đến").fill("2024-06-28T17:00")
    sound_on_both(desk)
    desk.get_by_role("button", name="Xem đúng nội dung sẽ gửi").click()
    expect(desk.get_by_role("listitem").filter(has_text="Dự toán thiết bị")).to_be_visible()
    expect(desk.get_by_text("Phản Biện Kín")).to_have_count(0)
    sound_on_both(desk)
    desk.get_by_role("button", name="Chọn lại").click()
    expect(desk.get_by_label("Trả lời đến")).to_have_value("2024-06-28T17:00")
    desk.get_by_role("button", name="Xem đúng nội dung sẽ gửi").click()
    desk.get_by_role("button", name="Chuyển, không lấy lại được").click()
    expect(desk.get_by_text("Chưa có trả lời.")).to_be_visible()
    sound_on_both(desk)

    author = visit(email_of(chamber.actor(item.proposal.proposer)))
    author.goto(item.proposal.get_absolute_url())
    author.get_by_role("link", name="Nhận xét của hội đồng").click()
    words = author.get_by_label("Nội dung trả lời")
    words.press_sequentially("Áp dụng tại ba hợp tác xã")
    expect(author.locator("[data-save-mark]")).to_have_attribute("data-state", "saved")
    expect(author.locator(".g-counter b")).to_have_text("25")
    sound_on_both(author)
    author.reload()
    expect(words).to_have_value("Áp dụng tại ba hợp tác xã")
    words.fill("a" * 5001)
    author.get_by_role("button", name="Gửi trả lời").click()
    expect(author.get_by_text("không quá 5000 ký tự")).to_be_visible()
    expect(words).to_have_value("a" * 5001)
    sound_on_both(author)
    words.fill("Áp dụng tại ba hợp tác xã.\nDự toán đã giảm hai máy.")
    author.get_by_role("button", name="Gửi trả lời").click()
    expect(author.get_by_text("Dự toán đã giảm hai máy.")).to_be_visible()
    expect(words).to_have_count(0)
    sound_on_both(author)

    User.objects.filter(pk=chamber.people[6].user_id).update(email="uy.vien@gieo.test")  # as a browser takes it
    member = visit("uy.vien@gieo.test")
    member.goto(f"/lam-viec/hoi-dong/{item.number}/uy-vien")
    expect(member.get_by_text("Dự toán đã giảm hai máy.")).to_be_visible()
    sound_on_both(member)
