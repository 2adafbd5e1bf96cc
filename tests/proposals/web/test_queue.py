"""The lists: who sees what, finding, sorting, pages by key, the late register apart, the workbook."""

from datetime import timedelta
from io import BytesIO

import openpyxl
import pytest

from gieo.files.models import StoredFile
from gieo.kernel.actors import Role
from gieo.proposals import queue
from gieo.proposals.compiled_list import compiled_paper
from gieo.proposals.models import Attachment, AttachmentKind, Proposal
from gieo.proposals.queue import Cursor, Filters, page_of
from gieo.proposals.services.compile_proposal import compile_proposal
from gieo.proposals.services.start_proposal import start_proposal
from gieo.proposals.services.submit_late import submit_late
from gieo.proposals.services.submit_proposal import submit_proposal
from tests.proposals.conftest import IN_TIME, TOO_LATE
from tests.proposals.forms import MET

pytestmark = pytest.mark.web

TITLES = ["Đường thốt nốt", "Dược liệu dưới tán rừng", "Ấp trứng cá tầm", "An toàn thông tin", "Ăn dặm từ gạo nếp"]


@pytest.fixture
def send(window, proposer, fill):
    """Send proposals of these titles, a minute apart."""

    def make(titles):
        sent = []
        for minute, title in enumerate(titles):
            at = IN_TIME + timedelta(minutes=minute)
            proposal = fill(start_proposal(window=window, actor=proposer, at=at), task_name=title)
            submit_proposal(proposal=proposal, actor=proposer, at=at)
            proposal.refresh_from_db()
            sent.append(proposal)
        return sent

    return make


def titles(page):
    return [proposal.title for proposal in page.rows]


def test_the_officer_sees_what_was_sent_and_no_draft(send, draft, officer, sign_in):
    send(["Giống na Chi Lăng"])
    page = sign_in(officer).get("/lam-viec/de-xuat").content.decode()
    assert "Giống na Chi Lăng" in page
    assert draft.number not in page
    assert "Chuyên viên quản lý khoa học" in page


def test_the_proposer_sees_the_own_dossiers(send, draft, proposer, stranger, sign_in):
    send(["Giống na Chi Lăng"])
    page = sign_in(proposer).get("/lam-viec/de-xuat").content.decode()
    assert "Giống na Chi Lăng" in page
    assert draft.number in page
    assert "Giống na Chi Lăng" not in sign_in(stranger).get("/lam-viec/de-xuat").content.decode()


@pytest.mark.parametrize("words", ["duoc lieu", "DƯỢC LIỆU", "lieu rung", "0002"])
@pytest.mark.requirement("X-10")
def test_search_needs_no_accents(send, officer, words):
    send(TITLES)
    assert titles(page_of(officer, Filters(words=words))) == ["Dược liệu dưới tán rừng"]


def test_names_are_sorted_the_vietnamese_way(send, officer):
    send(TITLES)
    assert titles(page_of(officer, Filters(sort="ten"))) == [
        "An toàn thông tin",
        "Ăn dặm từ gạo nếp",
        "Ấp trứng cá tầm",
        "Dược liệu dưới tán rừng",
        "Đường thốt nốt",
    ]


@pytest.mark.parametrize("sort", sorted(queue.SORTINGS))
def test_pages_forward_and_back_hold_every_row_once(send, officer, monkeypatch, sort):
    monkeypatch.setattr(queue, "PAGE", 2)
    send(TITLES)
    filters = Filters(sort=sort)
    page = page_of(officer, filters)
    forward = [page]
    while page.after:
        page = page_of(officer, filters, Cursor.read(page.after, backwards=False))
        forward.append(page)
    assert [len(each.rows) for each in forward] == [2, 2, 1]
    assert sorted(title for each in forward for title in titles(each)) == sorted(TITLES)
    back = [page]
    while page.before:
        page = page_of(officer, filters, Cursor.read(page.before, backwards=True))
        back.append(page)
    assert [titles(each) for each in reversed(back)] == [titles(each) for each in forward]


@pytest.mark.parametrize("cursor", ["x", "W10=", "bm9wZQ==", "%00"])
def test_a_spoilt_cursor_shows_the_first_page(send, officer, sign_in, cursor):
    send(TITLES[:1])
    assert sign_in(officer).get("/lam-viec/de-xuat", {"sau": cursor}).status_code == 200


def test_one_row_costs_as_many_queries_as_three(send, officer, sign_in, django_assert_max_num_queries):
    send(TITLES[:1])
    browser = sign_in(officer)
    browser.get("/lam-viec/de-xuat")
    with django_assert_max_num_queries(8) as one:
        browser.get("/lam-viec/de-xuat")
    send(TITLES[1:3])
    with django_assert_max_num_queries(8) as three:
        browser.get("/lam-viec/de-xuat")
    assert len(one) == len(three)


def test_filters_narrow_and_an_empty_list_says_what_to_do(send, officer, sign_in):
    first, *_rest = send(TITLES)
    compile_proposal(proposal=first, criteria=MET, actor=officer, at=IN_TIME)
    assert titles(page_of(officer, Filters(state=first.__class__.objects.get(pk=first.pk).state))) == [TITLES[0]]
    browser = sign_in(officer)
    assert "Bỏ mọi điều kiện lọc" in browser.get("/lam-viec/de-xuat?q=khong co gi nhu the").content.decode()
    assert browser.get("/lam-viec/de-xuat?trang-thai=bua&nam=abc&sap-xep=x").status_code == 200


@pytest.mark.requirement("BG25-III-3")
def test_late_forms_stand_in_their_own_register_and_not_in_the_compiled_list(
    send, window, proposer, fill, officer, sign_in
):
    [in_time] = send(["Đúng hạn"])
    late = fill(start_proposal(window=window, actor=proposer, at=IN_TIME), task_name="Muộn hạn")
    submit_late(proposal=late, actor=proposer, at=TOO_LATE)
    compile_proposal(proposal=in_time, criteria=MET, actor=officer, at=TOO_LATE)
    browser = sign_in(officer, "2024-06-03 09:00")
    register = browser.get("/lam-viec/de-xuat/nop-muon").content.decode()
    assert ("Muộn hạn" in register, "Đúng hạn" in register) == (True, False)
    assert "Muộn hạn" not in browser.get("/lam-viec/de-xuat").content.decode()
    compiled = browser.get("/lam-viec/de-xuat/tong-hop/2025").content.decode()
    assert ("Muộn hạn" in compiled, "Đúng hạn" in compiled) == (False, True)
    assert "1.250.000.000" in compiled
    cells = sheet(browser.get("/lam-viec/de-xuat/tong-hop/2025.xlsx"))
    assert [row[1] for row in cells[1:2]] == ["Đúng hạn"]
    assert not any("Muộn hạn" in row for row in cells)


@pytest.mark.requirement("LS25-II-7")
def test_what_lies_outside_the_orientation_stands_apart_on_the_list(send, officer, sign_in):
    outside, inside = send(["An toàn thông tin", "Đường thốt nốt"])
    outside.outside_orientation, outside.outside_reason = True, "Lỗ hổng mới, phải làm ngay"
    outside.save()
    for proposal in (outside, inside):
        compile_proposal(proposal=proposal, criteria=MET, actor=officer, at=IN_TIME)
    browser = sign_in(officer)
    page = browser.get("/lam-viec/de-xuat/tong-hop/2025").content.decode()
    places = [
        page.find(words)
        for words in ("Theo định hướng", inside.title, "Ngoài định hướng, có giải trình", outside.title)
    ]
    assert -1 not in places
    assert places == sorted(places)
    assert [row[1] for row in sheet(browser.get("/lam-viec/de-xuat/tong-hop/2025.xlsx"))[1:3]] == [
        inside.title,
        outside.title,
    ]


def sheet(answer):
    assert answer["Content-Type"].endswith("spreadsheetml.sheet")
    book = openpyxl.load_workbook(BytesIO(answer.content))
    return list(book.active.iter_rows(values_only=True))


def test_the_workbook_holds_the_filtered_rows_with_real_dates_and_no_formula(send, officer, sign_in):
    send(["=HYPERLINK(1)", "Giống na"])
    head, *rows = sheet(sign_in(officer).get("/lam-viec/de-xuat.xlsx?q=hyperlink"))
    assert head[0] == "Mã hồ sơ"
    assert (rows[0][0], rows[0][1]) == ("LS-DX-2025-0001", "=HYPERLINK(1)")
    assert rows[0][9] == IN_TIME.replace(tzinfo=None)
    assert rows[0][11] == 1_250_000_000
    assert rows[1][0] is None


@pytest.mark.requirement("BG25-III-3", "LS25-II-7", "RP-01")
def test_the_compiled_list_is_printed_with_and_without_written_orders(
    send, officer, proposer, new_actor, bac_giang, sign_in, django_assert_max_num_queries
):
    proposals = send(["Có đặt hàng", "Chưa có đặt hàng", "Ngoài định hướng"])
    for proposal in proposals:
        compile_proposal(proposal=proposal, criteria=MET, actor=officer, at=TOO_LATE)
    file = StoredFile.objects.filter(province="LS").first()
    kind, before = AttachmentKind.ORDER_DOCUMENT, proposals[0].submitted_at
    Attachment.objects.create(proposal=proposals[0], kind=kind, file=file, added_at=before)
    Proposal.objects.filter(pk=proposals[2].pk).update(outside_orientation=True, outside_reason="Dịch mới")
    province = proposals[0].province
    compiled_paper(province=province, year=2025, reader=officer, on=TOO_LATE.date())
    with django_assert_max_num_queries(2):  # the list, and its items
        paper = compiled_paper(province=province, year=2025, reader=officer, on=TOO_LATE.date())
    within, outside = (annex.parts[0].rows for annex in paper.annexes)
    assert {(row[2], row[6]) for row in within} == {("Có đặt hàng", "có"), ("Chưa có đặt hàng", "chưa có")}
    assert [row[2] for row in outside] == ["Ngoài định hướng"]
    assert ("Có văn bản đặt hàng", "1") in paper.parts[1].rows
    address = "/lam-viec/de-xuat/tong-hop/2025/danh-muc."
    browser = sign_in(officer, "2024-06-03 09:00")
    assert browser.get(f"{address}pdf").content.startswith(b"%PDF")
    assert browser.get(f"{address}docx").content.startswith(b"PK")
    assert browser.get(f"{address}odt").status_code == 404
    assert sign_in(proposer, "2024-06-03 09:00").get(f"{address}pdf").status_code == 403
    elsewhere = new_actor(Role.SCIENCE_OFFICER, bac_giang)
    assert compiled_paper(province=province, year=2025, reader=elsewhere, on=TOO_LATE.date()).annexes == ()
