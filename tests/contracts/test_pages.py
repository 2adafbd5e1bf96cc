"""Contract and payment walk through the shared pages."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gieo.contracts.models import Contract, Disbursement
from gieo.kernel.actors import Role
from gieo.registry.models import MoneyLine
from tests.contracts.makers import COUNTERPART, actor_from, browser, draft, institute, line, running, seated

pytestmark = [pytest.mark.web, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def _kept_apart(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path / "files")


def typed_contract(contract: Contract) -> dict[str, str]:
    rows = {
        f"instalments-{at}-{name}": str(value)
        for at, each in enumerate(contract.task.money.all())
        for name, value in {"line": each.pk, "amount": each.approved, "condition": "Theo tiến độ"}.items()
    }
    return {
        "starts_on": "2025-01-10",
        "months": "24",
        "objectives": "Chọn giống",
        "products-count": "1",
        "products-0-name": "Giống vải",
        "lump_sum": "partial",
        "lump_amount": "700",
        "non_lump_amount": "300",
        "instalments-count": "3",
        **rows,
        "milestones-count": "1",
        "milestones-0-name": "Mốc 1",
        "milestones-0-due_on": "2025-11-16",
        "milestones-0-result": "Một báo cáo",
        "counterpart_proof": "12/CK",
        "key": "mot",
    }


def done(client, address: str, **typed) -> None:
    shown = client.get(address)
    assert shown.status_code == 200, address
    answer = client.post(address, {"key": address[-40:], **typed})
    assert answer.status_code == 302, answer.content.decode()[-3000:]


def test_a_contract_is_written_signed_and_printed_through_the_pages(people, at):
    at("2025-01-10 09:00")
    contract = draft(people)
    page = contract.get_absolute_url()
    officer, host, chairman = browser(people.officer), browser(people.host), browser(people.chairman)
    done(officer, f"{page}/viec/write", **typed_contract(contract))
    closed = host.get(f"{page}/viec/sign")
    assert closed.status_code == 403
    done(host, f"{page}/viec/host_signs", signer="Viện trưởng")
    refused = chairman.post(f"{page}/viec/cancel", {"key": "x"})
    assert refused.status_code == 422
    done(chairman, f"{page}/viec/sign", contract_number="01/HĐ", signer="Chủ tịch")
    done(officer, f"{page}/viec/send_info_sheet", sent_to="Trung tâm Thông tin")
    contract.refresh_from_db()
    assert contract.state == "running"
    shown = host.get(page).content.decode()
    for words in ("1.200 đ", "Khoán chi từng phần", "Mốc 1", "Giống vải"):
        assert words in shown, words
    paper = host.get(f"{page}/van-ban/{signed_at(contract)}/contract.pdf")
    assert paper.content[:4] == b"%PDF"


def signed_at(contract: Contract) -> int:
    from gieo.core import trail

    return trail.history_of(contract).get(name="sign").sequence


def test_a_refusal_shows_every_reason_with_its_article(people, at):
    at("2025-01-10 09:00")
    contract = draft(people)
    answer = browser(people.host).post(f"{contract.get_absolute_url()}/viec/host_signs", {"signer": "A", "key": "x"})
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "chưa đủ thời gian, mục tiêu" in text
    assert "05/2014/TT-BKHCN" in text


def test_a_host_asks_for_money_and_is_paid_through_the_pages(people, at):
    at("2025-01-20 09:00")
    contract = running(people)
    host, finance, director = browser(people.host), browser(people.finance), browser(people.director)
    assert "Đề nghị cấp kinh phí" in host.get("/lam-viec/khau/hop-dong").content.decode()
    made = host.post("/lam-viec/lap/disbursement", {"contract": contract.pk, "purpose": "advance"})
    assert made.status_code == 302, made.content.decode()[-2000:]
    page = made["Location"]
    typed = {"lines-count": "1", "lines-0-line": line(contract.task).pk, "lines-0-amount": "500"}
    done(host, f"{page}/viec/write", **typed, **{"work-count": "1", "work-0-content": "Vườn ươm"})
    done(host, f"{page}/viec/request")
    asked = Disbursement.objects.get()
    row = asked.lines.get()
    done(finance, f"{page}/viec/appraise", **{"lines-count": "1", "lines-0-line": row.pk, "lines-0-amount": "500"})
    done(director, f"{page}/viec/pay", voucher="GRDT 01")
    assert MoneyLine.objects.get(task=contract.task, source=row.source, year=2025).paid == 500
    assert "500 đ" in host.get(page).content.decode()
    letter = host.get(f"{page}/van-ban/{asked_at(asked)}/payment_request.pdf")
    assert letter.content[:4] == b"%PDF"


def asked_at(asked: Disbursement) -> int:
    from gieo.core import trail

    return trail.history_of(asked).get(name="request").sequence


def test_a_stranger_finds_no_contract(people):
    contract = running(people)
    stranger = browser(actor_from(seated(Role.PROPOSER, "Người lạ", institute("Viện Khác"))))
    assert stranger.get(contract.get_absolute_url()).status_code == 404


def test_the_list_asks_as_much_for_three_contracts_as_for_one(people, at):
    at("2025-01-20 09:00")
    client = browser(people.officer)
    running(people)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/lam-viec/khau/hop-dong").status_code == 200
        return len(queries)

    asked()
    one = asked()
    draft(people), draft(people)
    assert asked() == one


def test_the_page_of_a_contract_asks_as_much_for_three_lines_as_for_one(people, at):
    at("2025-01-20 09:00")
    client, few = browser(people.officer), draft(people, money={(COUNTERPART, 2025): 1})
    many = draft(people)

    def asked(contract: Contract) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(contract.get_absolute_url()).status_code == 200
        return len(queries)

    asked(few)
    assert asked(many) == asked(few)
