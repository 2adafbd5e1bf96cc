"""A poor network and a browser that dies: what was written is kept in the browser, and goes up by itself."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from gieo.orientation.models import OrientationNotice
from gieo.proposals.models import Proposal
from tests.conftest import moment
from tests.e2e.forms import PROPOSER, complete

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

OBJECTIVES, SAVED = "[name=objectives]", re.compile(r"Đã lưu \d{2}:\d{2}:\d{2}")
FIVE_SECONDS = 5_000


@pytest.fixture
def draft(notice: OrientationNotice) -> Proposal:
    return complete("Sấy lạnh hồng", notice.windows.get(), PROPOSER, at=moment("2024-05-06 09:00"))


def kept(draft: Proposal) -> str:
    return str(Proposal.objects.get(pk=draft.pk).answers["objectives"])


def test_what_is_written_without_a_network_goes_up_when_it_is_back(visit: Callable[..., Page], draft: Proposal) -> None:
    page = visit(PROPOSER)
    page.goto(f"{draft.get_absolute_url()}/soan")
    page.context.set_offline(True)
    page.locator(OBJECTIVES).fill("Viết lúc mất mạng, đạt 35%")
    page.locator(OBJECTIVES).blur()
    expect(page.get_by_text("Chưa lưu được").first).to_be_visible()
    assert "35%" not in kept(draft)
    page.context.set_offline(False)
    expect(page.get_by_text(SAVED).first).to_be_visible(timeout=30_000)
    assert kept(draft) == "Viết lúc mất mạng, đạt 35%"


def test_a_browser_that_dies_without_a_network_offers_what_it_kept(visit: Callable[..., Page], draft: Proposal) -> None:
    page = visit(PROPOSER)
    page.goto(f"{draft.get_absolute_url()}/soan")
    page.context.set_offline(True)
    page.locator(OBJECTIVES).press_sequentially("Chữ cuối trước khi máy tắt, đạt 45%")
    page.close()
    assert "45%" not in kept(draft)
    again = page.context.new_page()
    page.context.set_offline(False)
    again.goto(f"{draft.get_absolute_url()}/soan")
    expect(again.locator("[data-offer]")).to_contain_text("Mục tiêu")
    again.click("[data-offer-take]")
    expect(again.get_by_text(SAVED).first).to_be_visible()
    assert "Chữ cuối trước khi máy tắt, đạt 45%" in kept(draft)


def test_a_browser_that_is_killed_loses_no_more_than_five_seconds(visit: Callable[..., Page], draft: Proposal) -> None:
    """Whatever comes after, what was typed five seconds ago has gone up, with the cursor still in the field."""
    page = visit(PROPOSER)
    page.goto(f"{draft.get_absolute_url()}/soan")
    page.locator(OBJECTIVES).press_sequentially("Đã gõ xong, đạt 55%")
    page.wait_for_timeout(FIVE_SECONDS)
    assert "Đã gõ xong, đạt 55%" in kept(draft)
