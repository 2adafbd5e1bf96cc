"""Starting: the windows there are, what a window asks, one button."""

import pytest

from gieo.proposals.models import Proposal
from tests.proposals.conftest import moment

pytestmark = pytest.mark.web


def test_windows_that_have_not_closed_are_offered(window, proposer, sign_in):
    assert f"?dot={window.pk}" in sign_in(proposer).get("/de-xuat/moi").content.decode()
    assert "Hiện không có đợt nhận nào" in sign_in(proposer, "2024-06-01 00:00").get("/de-xuat/moi").content.decode()


@pytest.mark.requirement("LS25-I-0", "BG25-III-3")
def test_before_writing_one_reads_the_four_requirements_and_the_rule_for_late_forms(window, proposer, sign_in):
    page = sign_in(proposer).get(f"/de-xuat/moi?dot={window.pk}").content.decode()
    assert page.count("<li>") >= 4
    assert "đến hết ngày 31/05/2024" in page
    assert "sổ nộp muộn" in page


def test_the_button_opens_the_editor_of_a_new_draft(window, proposer, sign_in):
    answer = sign_in(proposer).post("/de-xuat/moi", {"dot": window.pk})
    assert answer.url == "/ho-so/LS-DX-2025-0001/soan"
    assert Proposal.objects.get().created_at == moment("2024-04-20 10:00")


def test_a_refusal_says_why_with_its_article(window, proposer, officer, sign_in):
    answer = sign_in(proposer, "2024-06-01 00:00").post("/de-xuat/moi", {"dot": window.pk})
    assert answer.status_code == 409
    assert "Đợt nhận đã đóng" in answer.content.decode()
    assert sign_in(officer).post("/de-xuat/moi", {"dot": window.pk}).status_code == 409
    assert not Proposal.objects.exists()


@pytest.mark.parametrize("asked", ["999999", "0"])
def test_a_window_that_is_not_there(window, proposer, sign_in, asked):
    assert sign_in(proposer).get(f"/de-xuat/moi?dot={asked}").status_code == 404
