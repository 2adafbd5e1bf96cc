"""A dossier that a reader may not see is not there; drafts are their writers' alone."""

import pytest
from django.test import Client

from gieo.kernel.actors import Role
from gieo.proposals.services.return_for_supplement import return_for_supplement
from gieo.proposals.services.save_answer import save_answer
from gieo.proposals.services.submit_proposal import submit_proposal
from gieo.proposals.states import ReturnReason
from tests.proposals.conftest import IN_TIME

pytestmark = pytest.mark.web

PARTS = (
    "",
    "/soan",
    "/phieu.pdf",
    "/phieu.docx",
    "/giay-tiep-nhan.pdf",
    "/xem-truoc",
    "/trang/1.svg",
    "/dinh-huong",
    "/viec/nop",
)


@pytest.fixture
def sent(ready, proposer):
    submit_proposal(proposal=ready, actor=proposer, at=IN_TIME)
    ready.refresh_from_db()
    return ready


@pytest.mark.parametrize("part", PARTS)
def test_a_stranger_finds_nothing(sent, stranger, sign_in, part):
    assert sign_in(stranger).get(f"/ho-so/{sent.number}{part}").status_code == 404


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.requirement("X-11")
def test_an_officer_of_another_province_finds_nothing(sent, new_actor, bac_giang, sign_in, part):
    other = new_actor(Role.SCIENCE_OFFICER, bac_giang)
    assert sign_in(other).get(f"/ho-so/{sent.number}{part}").status_code == 404


@pytest.mark.parametrize("part", PARTS)
def test_an_officer_finds_no_draft(ready, officer, sign_in, part):
    assert sign_in(officer).get(f"/ho-so/{ready.number}{part}").status_code == 404


def test_an_officer_reads_what_was_sent_and_cannot_write(sent, officer, sign_in):
    browser = sign_in(officer)
    assert browser.get(f"/ho-so/{sent.number}").status_code == 200
    assert browser.get(f"/ho-so/{sent.number}/soan").url == f"/ho-so/{sent.number}"
    assert browser.get(f"/ho-so/{sent.number}/xem-truoc").status_code == 403
    assert browser.get(f"/ho-so/{sent.number}/viec/nop").status_code == 403
    assert browser.post(f"/ho-so/{sent.number}/muc/objectives", {"objectives": "x"}).status_code == 403


@pytest.mark.parametrize(
    "address", ["/lam-viec/de-xuat", "/ho-so/LS-DX-2025-0001", "/ho-so/LS-DX-2025-0001/soan", "/de-xuat/moi"]
)
def test_who_is_not_signed_in_is_asked_to(db, address):
    answer = Client().get(address)
    assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, "/tai-khoan/login/")


def test_an_autosave_after_the_session_says_so_and_leads_back_to_the_field(draft):
    answer = Client().post(f"/ho-so/{draft.number}/muc/objectives", {"objectives": "x"})
    assert answer.status_code == 401
    assert f"/ho-so/{draft.number}/soan%23objectives" in answer.content.decode()


def test_an_autosave_of_a_form_that_was_sent_meanwhile_is_a_note_and_no_page(sent, proposer, sign_in):
    answer = sign_in(proposer).post(f"/ho-so/{sent.number}/muc/objectives", {"objectives": "x"})
    assert answer.status_code == 403
    assert "Phiếu đã nộp nên không sửa được nữa" in answer.content.decode()
    assert "<html" not in answer.content.decode()


def test_of_a_returned_form_the_officer_reads_what_was_sent(sent, officer, proposer, sign_in):
    return_for_supplement(proposal=sent, reasons=[ReturnReason.OTHER], words="Thêm số liệu", actor=officer, at=IN_TIME)
    for field, value in (("urgency", "CHIM HOÀNG YẾN"), ("task_name", "CHIM HOÀNG YẾN")):
        save_answer(proposal=sent, field=field, value=value, base_revision=1, actor=proposer, at=IN_TIME)
    browser = sign_in(officer)
    for page in (f"/ho-so/{sent.number}", "/lam-viec/de-xuat", "/lam-viec/de-xuat?q=chim hoang yen"):
        body = browser.get(page).content.decode()
        assert "CHIM HOÀNG YẾN" not in body
    assert "CHIM HOÀNG YẾN" in sign_in(proposer).get(f"/ho-so/{sent.number}").content.decode()
