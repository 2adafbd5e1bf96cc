"""The counter's pages: enter, print, scan, look up; the list costs the same with one row and with three."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gieo.core.clock import LEGAL_ZONE
from gieo.kernel.actors import Role
from gieo.proposals.models import CounterEntry
from gieo.proposals.services.keep_counter_book import reserve_block
from tests.officialdocs.reading import pages_of
from tests.proposals.conftest import IN_TIME
from tests.proposals.counter.test_book import PDF

pytestmark = [pytest.mark.web, pytest.mark.django_db]

BOOK = "/lam-viec/mot-cua"


@pytest.fixture
def clerk(new_actor, lang_son):
    return new_actor(Role.COUNTER_CLERK, lang_son, "Lương Thị Hoa")


def typed(window, **changes):
    values = {"window": window.pk, "title": "Giống hồi mới", "proposer_name": "Nông Văn Bảo", "pages": 4}
    return {**values, "channel": "counter", **changes}


@pytest.mark.requirement("BG25-IV-3")
def test_a_clerk_enters_prints_scans_and_anybody_checks_the_receipt(window, clerk, sign_in, client):
    browser = sign_in(clerk)
    assert browser.post(BOOK, typed(window, title="", channel="portal")).status_code == 422
    answer = browser.post(BOOK, typed(window, key="k-00000001"))
    entry = CounterEntry.objects.get()
    assert answer["Location"] == entry.get_absolute_url() == f"{BOOK}/LS-MC-2024-0001"
    browser.post(BOOK, typed(window, key="k-00000001"))
    assert CounterEntry.objects.count() == 1
    receipt = browser.get(f"{BOOK}/{entry.number}/giay-tiep-nhan.pdf")
    printed = " ".join(pages_of(receipt.content))
    for said in (entry.number, f"{entry.arrived_at.astimezone(LEGAL_ZONE):%H:%M}", "Số 638, đường Bà Triệu"):
        assert said in printed, said
    assert entry.promised_on.strftime("%d/%m/%Y") in browser.get(entry.get_absolute_url()).content.decode()
    before = client.get(f"/xac-nhan/{entry.code}").content.decode()
    assert entry.number in before
    assert "Nông Văn Bảo" not in before
    wrong = browser.post(entry.get_absolute_url(), {"scan": SimpleUploadedFile("phieu.pdf", b"not a pdf")})
    assert wrong.status_code == 409
    browser.post(entry.get_absolute_url(), {"scan": SimpleUploadedFile("phieu.pdf", PDF)})
    entry.refresh_from_db()
    assert entry.proposal.state == "submitted"
    assert entry.scan.sha256 in client.get(f"/xac-nhan/{entry.code}").content.decode()
    states = browser.get(f"{BOOK}/cong-dich-vu-cong.csv")
    assert states.content.decode("utf-8-sig").count("\n") == 1  # nothing came through the portal


def test_one_row_costs_as_many_queries_as_three(window, clerk, sign_in, django_assert_max_num_queries):
    browser = sign_in(clerk)
    browser.post(BOOK, typed(window))
    browser.get(BOOK)
    with django_assert_max_num_queries(8) as one:
        browser.get(BOOK)
    browser.post(BOOK, typed(window))
    browser.post(BOOK, typed(window))
    browser.get(BOOK)  # shows what the last entry said
    with django_assert_max_num_queries(8) as three:
        assert "LS-MC-2024-0003" in browser.get(f"{BOOK}?q=MC-2024").content.decode()
    assert len(one) == len(three)


def test_the_file_of_the_portal_comes_in_and_its_states_go_back(window, clerk, sign_in):
    browser = sign_in(clerk)
    line = "ma_ho_so,ten_nhiem_vu,nguoi_nop,thoi_diem_nop\nH37-0007,Giống hồi mới,Hoàng Văn Nam,20/04/2024 09:15\n"
    sent = {"window": window.pk, "file": SimpleUploadedFile("cong.csv", line.encode())}
    assert "LS-MC-2024-0001" in browser.post(f"{BOOK}/cong-dich-vu-cong", sent).content.decode()
    states = browser.get(f"{BOOK}/cong-dich-vu-cong.csv").content.decode("utf-8-sig")
    assert "H37-0007,LS-MC-2024-0001,,waiting_for_scan" in states


def test_a_book_kept_offline_is_synced_by_its_holder_only(window, lang_son, clerk, new_actor, sign_in):
    block = reserve_block(province=lang_son, actor=clerk, at=IN_TIME)
    number = next(iter(block.slots))
    entry = {**typed(window), "key": "device-0001", "number": number, "arrived_at": IN_TIME.isoformat()}
    address = f"{BOOK}/so-ngoai-tuyen/{block.pk}/dong-bo"
    other = sign_in(new_actor(Role.COUNTER_CLERK, lang_son, "Người khác"))
    assert other.post(address, json.dumps([entry]), content_type="application/json").status_code == 404
    browser = sign_in(clerk)
    assert browser.post(address, "{", content_type="application/json").status_code == 422
    for _twice in range(2):
        answer = browser.post(address, json.dumps([entry]), content_type="application/json").json()
        assert answer == {"entries": [{"key": "device-0001", "number": number, "refused": ""}]}
    assert CounterEntry.objects.get().number == number
