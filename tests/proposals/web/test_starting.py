"""Starting: the windows there are, what a window asks, one button."""

import pytest
from django.utils.html import escape

from gieo.kernel.actors import Role
from gieo.proposals.forms import form_of
from gieo.proposals.models import Proposal
from gieo.rulebooks import library
from tests.proposals.conftest import IN_TIME, moment

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


def test_before_writing_one_finds_out_what_is_still_missing_and_may_write_all_the_same(window, proposer, sign_in):
    browser, address = sign_in(proposer), f"/de-xuat/moi?dot={window.pk}"
    asked = form_of(library.in_force("lang-son", on=IN_TIME.date()).id).requirements
    assert "Còn thiếu" not in browser.get(address).content.decode()

    def said(*have):
        page = browser.get(address, {"dot": window.pk, "kiem-tra": "1", "co": have}).content.decode()
        told = page.split('role="status"', 1)[1].split("</div>", 1)[0]
        return [rule.key for rule in asked if escape(rule.text) in told], "Đủ cả" in told, "Bắt đầu viết" in page

    assert said() == (["grounds", "criteria", "application", "citations"], False, True)
    assert said("grounds", "citations", "gi-do") == (["criteria", "application"], False, True)
    assert said(*(rule.key for rule in asked)) == ([], True, True)


def test_where_a_notice_states_no_requirement_the_form_itself_says_what_to_have(
    bac_giang, new_window, new_actor, sign_in
):
    window = new_window(bac_giang)
    page = sign_in(new_actor(Role.PROPOSER, bac_giang)).get(f"/de-xuat/moi?dot={window.pk}&kiem-tra=1").content.decode()
    told = page.split('role="status"', 1)[1].split("</div>", 1)[0]
    assert "Ít nhất một nơi nhận kết quả, kèm năng lực" in told
    assert "47/2018" not in told
    assert "Lạng Sơn" not in page.split("<main", 1)[1], "the lender of the form"


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
