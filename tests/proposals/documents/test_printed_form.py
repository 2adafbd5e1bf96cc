"""The paper: the ten headings in order, the notice's number, the place and the day, the sum in words, the commitment."""

import pypdfium2
import pytest

from gieo.law.models import LegalDocument
from gieo.officialdocs import render_pdf
from gieo.proposals.documents.proposal_form import form_context, form_kind
from gieo.proposals.documents.submission_receipt import RECEIPT, receipt_context
from gieo.proposals.door import dossier_for
from gieo.proposals.services.submit_late import submit_late
from gieo.proposals.services.submit_proposal import submit_proposal
from tests.proposals.conftest import IN_TIME, TOO_LATE

pytestmark = pytest.mark.db

HEADINGS = (
    "1. Tên nhiệm vụ",
    "2. Lý do đề xuất",
    "3. Mục tiêu",
    "4. Yêu cầu các kết quả",
    "5. Các nội dung chính",
    "6. Khả năng ứng dụng",
    "7. Dự kiến tổ chức",
    "8. Yêu cầu về thời gian",
    "9. Dự kiến nhu cầu kinh phí",
    "10. Địa chỉ liên hệ",
)


def text_of(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return " ".join(" ".join(pages).split())


@pytest.fixture
def printed(ready, proposer):
    def read(**answers) -> str:
        proposal = dossier_for(proposer, ready.number)
        proposal.answers = {**proposal.answers, **answers}
        return text_of(render_pdf(form_kind(proposal), form_context(proposal, at=IN_TIME)).content)

    return read


@pytest.mark.requirement("LS25-III-1")
def test_the_ten_headings_stand_in_order(printed):
    page = printed()
    places = [page.find(heading) for heading in HEADINGS]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.requirement("LS25-F-0")
def test_the_issue_line_names_the_notice(printed, window):
    assert "Thông báo số 25/TB-SKHCN ngày 05/03/2024" in printed()
    LegalDocument.objects.filter(pk=window.notice.document_id).update(number="", issued_on=None)
    assert "Thông báo số 25" not in printed()


@pytest.mark.requirement("LS25-F-D")
def test_place_and_day_of_submission_stand_at_the_foot(printed):
    assert "Lạng Sơn, ngày 20 tháng 4 năm 2024" in printed()


@pytest.mark.requirement("LS25-F-2", "LS25-F-2a", "LS25-F-2b")
def test_both_parts_of_the_reasons_are_printed_and_a_demand_only_when_there_is_one(printed):
    demand = {"document": "Kế hoạch", "number": "53/KH-UBND", "date": "2023-03-03", "quotation": "Phát triển giống hồi"}
    page = printed(answers_demand=False, demand=demand)
    assert "Tổn thất sau thu hoạch khoảng 18 %" in page
    assert "Vụ thu hoạch chỉ kéo dài sáu tuần" in page
    assert "Phát triển giống hồi" not in page
    assert "Phát triển giống hồi" in printed(answers_demand=True, demand=demand)


@pytest.mark.requirement("LS25-F-9")
def test_the_sum_equals_the_total_with_separators_and_in_words(printed):
    page = printed()
    assert "1.250.000.000" in page
    assert "Một tỷ hai trăm năm mươi triệu đồng" in page


@pytest.mark.requirement("LS25-F-C")
def test_the_commitment_is_printed_as_a_sentence_with_the_name(printed):
    assert "Đinh Thị Lan cam kết có phương án ứng dụng kết quả" in printed()


@pytest.mark.requirement("LS25-III-3")
def test_the_receipt_names_the_place_the_instant_and_the_hash(ready, proposer):
    receipt = submit_proposal(proposal=ready, actor=proposer, at=IN_TIME)
    proposal = dossier_for(proposer, ready.number)
    page = text_of(render_pdf(RECEIPT, receipt_context(receipt, proposal)).content)
    assert receipt.number in page
    assert "10:00:00 ngày 20/04/2024" in page
    assert receipt.content_hash in page.replace(" ", "")
    assert "638" in page
    assert "Bà Triệu" in page
    assert receipt.code in page
    assert "NỘP QUÁ HẠN" not in page


@pytest.mark.requirement("LS25-III-3")
def test_the_receipt_names_the_place_as_the_officer_confirmed_it(ready, proposer, window):
    places = [
        {"text": "https://nop.gieo.test", "url": "https://nop.gieo.test", "phones": [], "printed": ""},
        {"text": "Số 5, phố Mới", "url": "", "phones": ["02053111222"], "printed": "(0205) 3 111 222"},
    ]
    window.notice.snapshot = {"places": places}
    window.notice.save()
    receipt = submit_proposal(proposal=ready, actor=proposer, at=IN_TIME)
    page = text_of(render_pdf(RECEIPT, receipt_context(receipt, dossier_for(proposer, ready.number))).content)
    assert "Số 5, phố Mới" in page
    assert "(0205) 3 111 222" in page
    assert "Bà Triệu" not in page


@pytest.mark.requirement("BG25-III-3")
def test_the_receipt_of_a_late_form_says_so(ready, proposer):
    receipt = submit_late(proposal=ready, actor=proposer, at=TOO_LATE)
    page = text_of(render_pdf(RECEIPT, receipt_context(receipt, dossier_for(proposer, ready.number))).content)
    assert "NỘP QUÁ HẠN" in page


@pytest.mark.parametrize(
    ("form", "kind", "words"),
    [
        ("lang-son/2018-09-03", "research_topic", "Đề tài"),
        ("lang-son/2025-10-14", "applied_research", "Nghiên cứu ứng dụng"),
    ],
)
def test_the_kind_of_task_is_printed_as_its_form_calls_it(ready, proposer, form, kind, words):
    proposal = dossier_for(proposer, ready.number)
    proposal.form, proposal.answers = form, {**proposal.answers, "task_type": kind}
    assert form_context(proposal, at=IN_TIME)["task_type"] == words
