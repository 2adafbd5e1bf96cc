"""Letters of a council, and the desk of the bank, in the browser: written, looked at, held back, sent at their hour."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from gieo.core import clock
from gieo.councils.models import CouncilLetter, Expert, LetterRound
from gieo.councils.services.send_letters import send_due_letters
from gieo.notifications.models import Alert
from tests.councils.chamber import Chamber
from tests.councils.test_standing import expert_of
from tests.e2e.room import experts

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


def test_an_invitation_in_series_and_what_the_bank_needs(
    at: clock.Setter, visit: Callable[..., Page], sound_on_both: Callable[[Page], None]
) -> None:
    at("2024-06-12 09:00")
    chamber = Chamber(people=experts())
    item = chamber.called(chamber.determination())
    visit().goto("/")  # the server has drawn its first page
    page = visit("canbo.bac-giang@gieo.test")
    page.goto(item.get_absolute_url())
    page.click("text=Thư của hội đồng")
    page.click("summary:has-text('Mời họp')")
    sound_on_both(page)
    page.click("text=Lập thư và xem trước")
    page.wait_for_url(re.compile(r"/thu/\d+$"))
    expect(page.locator("article")).to_have_count(9)
    sound_on_both(page)
    page.locator("article").first.locator("text=Hủy thư này").click()
    expect(page.locator("article").first).to_contain_text("đã hủy")
    page.select_option("#minutes", "60")
    page.click("text=Hẹn giờ gửi 8 thư")
    expect(page.locator("main")).to_contain_text("10:00 12/06/2024")
    leaves_at = LetterRound.objects.get().leaves_at
    assert leaves_at
    assert send_due_letters(at=leaves_at - timedelta(seconds=1)) == 0
    assert send_due_letters(at=leaves_at) == 8
    page.reload()
    expect(page.locator("article", has_text="đã gửi")).to_have_count(8)
    sound_on_both(page)
    held = CouncilLetter.objects.get(cancelled_at__isnull=False)
    assert not Alert.objects.filter(user=held.user_id, key__startswith="council-letter-").exists()

    expert = expert_of(chamber, chamber.people[0])
    Expert.objects.filter(pk=expert.pk).update(reviewed_on=date(2023, 1, 4), consented_on=date(2019, 1, 4))
    page.goto("/lam-viec/chuyen-gia/cho-duyet")
    expect(page.locator("main")).to_contain_text("Hết thời hạn đồng ý")
    sound_on_both(page)
    page.goto(expert.get_absolute_url())
    sound_on_both(page)
    mine = visit("tv1@gieo.test")
    mine.goto(expert.get_absolute_url())
    sound_on_both(mine)
    mine.click("text=Đồng ý tiếp tục, thông tin còn đúng")
    expect(mine.locator("main")).not_to_contain_text("Đã hết thời hạn đồng ý")
