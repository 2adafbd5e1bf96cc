"""The dossier, its acts as pages, its papers, and the page that checks a receipt."""

import re

import pytest
from django.test import Client
from django.utils.html import escape

from gieo.identity.services.verify_organisation import verify_organisation
from gieo.officialdocs import ahead, render_pdf
from gieo.proposals.documents.proposal_form import form_context, form_kind
from gieo.proposals.forms import form_of
from gieo.proposals.models import AttachmentKind, Proposal, Receipt
from gieo.proposals.services.attach_file import attach_file
from gieo.proposals.services.start_proposal import start_proposal
from gieo.proposals.services.submit_proposal import submit_proposal
from tests.proposals.conftest import IN_TIME
from tests.proposals.services.test_submit_proposal import PNG

pytestmark = pytest.mark.web


@pytest.fixture
def sent(ready, proposer):
    submit_proposal(proposal=ready, actor=proposer, at=IN_TIME)
    ready.refresh_from_db()
    return ready


def key_in(page):
    found = re.search(r'name="key" value="(\w+)"', page.content.decode())
    assert found is not None
    return found[1]


# ---------------------------------------------------------------- sending


def test_from_the_page_to_the_receipt(ready, proposer, sign_in):
    browser = sign_in(proposer)
    address = f"/ho-so/{ready.number}/viec/nop"
    key = key_in(browser.get(address))
    answer = browser.post(address, {"key": key})
    assert answer.url == f"/ho-so/{ready.number}"
    page = browser.get(answer.url).content.decode()
    assert "LS-TN-2024-0001" in page
    assert "10:00:00" in page
    assert browser.post(address, {"key": key}).status_code == 302  # the second click of a double click
    assert Receipt.objects.count() == 1


def test_what_is_missing_is_said_at_the_button_and_again_at_the_post(draft, proposer, sign_in):
    browser = sign_in(proposer)
    address = f"/ho-so/{draft.number}/viec/nop"
    assert "disabled" in browser.get(address).content.decode()
    answer = browser.post(address, {"key": "k"})
    assert answer.status_code == 409
    assert "Chưa có nội dung: Mục tiêu" in answer.content.decode()
    assert Proposal.objects.get(pk=draft.pk).state == "draft"


@pytest.mark.requirement("BG25-III-1", "BG25-III-3")
def test_before_opening_drafting_after_closing_the_late_act(ready, proposer, sign_in):
    early = sign_in(proposer, "2024-04-14 23:59").get(f"/ho-so/{ready.number}").content.decode()
    assert "Đợt nhận mở lúc 00:00:00 ngày 15/04/2024" in early
    after = sign_in(proposer, "2024-06-01 00:00").get(f"/ho-so/{ready.number}").content.decode()
    assert f"/ho-so/{ready.number}/viec/nop-muon" in after
    assert f'/ho-so/{ready.number}/viec/nop"' not in after


def test_an_act_that_nobody_knows_is_not_there(ready, proposer, sign_in):
    assert sign_in(proposer).get(f"/ho-so/{ready.number}/viec/nuot").status_code == 404


# ---------------------------------------------------------------- the officer's acts


def test_a_return_asks_for_reasons_and_words(sent, officer, proposer, sign_in):
    browser = sign_in(officer)
    address = f"/ho-so/{sent.number}/viec/tra-lai"
    answer = browser.post(address, {"words": "Thêm số liệu"})
    assert answer.status_code == 422
    assert "Thêm số liệu" in answer.content.decode()
    answer = browser.post(address, {"words": "Thêm số liệu", "reasons": ["missing_citations", "signature"], "key": "k"})
    assert answer.status_code == 302
    page = sign_in(proposer).get(f"/ho-so/{sent.number}").content.decode()
    assert "Thiếu trích dẫn tài liệu; Thiếu chữ ký, con dấu" in page
    assert "Thêm số liệu" in page


def test_compile_from_the_page(sent, officer, sign_in):
    browser = sign_in(officer)
    address = f"/ho-so/{sent.number}/viec/tong-hop"
    scores = {"importance_in_province": "met", "solves_provincial_problem": "met"}
    assert browser.post(address, {**scores, "key": key_in(browser.get(address))}).status_code == 302
    assert Proposal.objects.get(pk=sent.pk).state == "compiled"
    assert "Đạt 2/2 tiêu chí" in browser.get(f"/ho-so/{sent.number}").content.decode()
    assert browser.post(address, {**scores, "key": "another"}).status_code == 409


@pytest.mark.requirement("LS25-I-2")
def test_screening_is_not_closed_while_a_criterion_is_unscored_or_unmet(sent, officer, sign_in):
    browser = sign_in(officer)
    address = f"/ho-so/{sent.number}/viec/tong-hop"
    page = browser.get(address).content.decode()
    assert "Sản phẩm OCOP của tỉnh." in page  # what the proposer said of the criterion stands beside its score
    assert page.count('type="radio"') == 4
    one = {"importance_in_province": "met"}
    assert browser.post(address, one).status_code == 422
    refused = browser.post(address, {**one, "solves_provincial_problem": "unmet"})
    assert refused.status_code == 409
    assert "Chưa đạt tiêu chí: Vấn đề KH&amp;CN của tỉnh được giải quyết" in refused.content.decode()
    assert Proposal.objects.get(pk=sent.pk).state == "submitted"


def test_the_dossier_says_who_holds_it_until_when_and_what_happened(sent, officer, sign_in):
    page = sign_in(officer).get(f"/ho-so/{sent.number}").content.decode()
    for words in ("Đã nộp, chờ kiểm tra", "Chuyên viên quản lý khoa học", "26/04/2024", "Tạo phiếu", "Giấy tiếp nhận"):
        assert words in page


@pytest.mark.requirement("LS25-I-0")
def test_requirements_stand_as_a_checklist_of_four(sent, officer, sign_in):
    page = sign_in(officer).get(f"/ho-so/{sent.number}").content.decode()
    assert "4/4" in page
    requirements = form_of(sent.form).requirements
    assert len(requirements) == 4
    assert all(escape(requirement.text) in page for requirement in requirements)


def test_days_and_months_are_shown_as_people_write_them(sent, officer, sign_in):
    page = sign_in(officer).get(f"/ho-so/{sent.number}").content.decode()
    for shown in ("15/01/2024", "01/2025", "06/2026"):
        assert shown in page
    assert ">2024-01-15<" not in page


@pytest.mark.parametrize("reader", ["officer", "proposer"])
def test_a_dossier_costs_twelve_queries(sent, reader, sign_in, request, django_assert_num_queries):
    browser = sign_in(request.getfixturevalue(reader))
    browser.get(f"/ho-so/{sent.number}")
    with django_assert_num_queries(12):
        browser.get(f"/ho-so/{sent.number}")


def test_the_page_before_the_click_prints_what_the_click_takes(
    ready, proposer, sign_in, monkeypatch, settings, tmp_path
):
    settings.CACHES = {**settings.CACHES, "prints": {**settings.CACHES["prints"], "LOCATION": str(tmp_path / "prints")}}
    asked = []

    def counting(kind, context):
        asked.append(kind)
        return render_pdf(kind, context)

    monkeypatch.setattr(ahead, "render_pdf", counting)
    browser = sign_in(proposer)
    address = f"/ho-so/{ready.number}/viec/nop"
    assert browser.get(address).status_code == 200
    assert len(asked) == 1
    assert browser.post(address, {"key": "k"}).status_code == 302
    assert len(asked) == 1
    ready.refresh_from_db()
    kept = ready.submitted_pdf.path.read_bytes()
    assert kept == render_pdf(form_kind(ready), form_context(ready, at=ready.submitted_at)).content


def test_a_click_to_send_costs_few_statements(ready, proposer, sign_in, django_assert_max_num_queries):
    """Thousands press in the last minute of a window; the savepoint the test lies in is two of them."""
    browser = sign_in(proposer)
    with django_assert_max_num_queries(34):
        assert browser.post(f"/ho-so/{ready.number}/viec/nop", {"key": "k"}).status_code == 302


# ---------------------------------------------------------------- papers


def test_the_officer_gets_byte_for_byte_what_was_sent(sent, officer, sign_in):
    answer = sign_in(officer).get(f"/ho-so/{sent.number}/phieu.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content == sent.submitted_pdf.read()


def test_the_writer_gets_pdf_and_word_to_sign_and_circulate(ready, proposer, sign_in):
    browser = sign_in(proposer)
    assert browser.get(f"/ho-so/{ready.number}/phieu.pdf").content.startswith(b"%PDF")
    assert browser.get(f"/ho-so/{ready.number}/phieu.docx").content.startswith(b"PK")
    assert browser.get(f"/ho-so/{ready.number}/giay-tiep-nhan.pdf").status_code == 404


def test_a_receipt_is_printed_by_its_number(sent, proposer, sign_in):
    browser = sign_in(proposer)
    assert browser.get(f"/ho-so/{sent.number}/giay-tiep-nhan.pdf?so=LS-TN-2024-0001").content.startswith(b"%PDF")
    assert browser.get(f"/ho-so/{sent.number}/giay-tiep-nhan.pdf?so=LS-TN-2024-0009").status_code == 404


def test_a_body_that_nobody_has_verified_is_marked(manager, cooperative, officer, window, fill, sign_in, at):
    draft = fill(start_proposal(window=window, actor=manager, at=IN_TIME))
    attach_file(proposal=draft, kind=AttachmentKind.SIGNED_FORM, name="k.png", content=PNG, actor=manager, at=IN_TIME)
    submit_proposal(proposal=draft, actor=manager, at=IN_TIME)
    marked = "Đơn vị do người đề xuất khai, chưa xác minh"
    assert marked in sign_in(officer).get(f"/ho-so/{draft.number}").content.decode()
    verify_organisation(organisation=cooperative, actor=officer, at=IN_TIME)
    assert marked not in sign_in(officer).get(f"/ho-so/{draft.number}").content.decode()


# ---------------------------------------------------------------- anybody may check a receipt


@pytest.mark.parametrize("written", ["{code}", "{bare}", "{lower}"])
def test_whoever_holds_a_code_can_check_it(sent, written):
    code = Receipt.objects.get().code
    address = written.format(code=code, bare=code.replace("-", ""), lower=code.lower())
    page = Client().get(f"/xac-nhan/{address}").content.decode()
    for shown in ("LS-TN-2024-0001", "10:00:00 20/04/2024", sent.content_hash):
        assert shown in page
    for hidden in ("Đinh Thị Lan", sent.title, "nam@example.vn", "0912"):
        assert hidden not in page


def test_an_unknown_code_is_said_to_be_unknown(db):
    answer = Client().get("/xac-nhan/AAAA-BBBB-CCCC-DDDD")
    assert answer.status_code == 404
    assert "Không có giấy tiếp nhận nào mang mã này" in answer.content.decode()
    assert Client().get("/xac-nhan", {"ma": "AAAA"})["Location"] == "/xac-nhan/AAAA"


def test_checking_costs_one_query(sent, django_assert_max_num_queries):
    code = Receipt.objects.get().code
    with django_assert_max_num_queries(4):
        Client().get(f"/xac-nhan/{code}")
