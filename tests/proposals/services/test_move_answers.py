"""A draft on the wrong form, or an order that should have been a proposal, is not typed again."""

import pytest

from gieo.kernel.actors import Role
from gieo.orientation.order.facts import OrderFacts
from gieo.orientation.services.open_order import open_order
from gieo.orientation.services.set_form import set_form
from gieo.proposals.models import AttachmentKind, Proposal
from gieo.proposals.services.attach_file import attach_file
from gieo.proposals.services.move_answers import source_of
from tests.proposals.conftest import IN_TIME
from tests.proposals.services.test_submit_proposal import PNG

pytestmark = [pytest.mark.web, pytest.mark.django_db]

I01 = "bac-ninh/2025-10-14:order-i01"


def test_a_draft_goes_over_to_the_form_of_another_window(
    ready, proposer, stranger, officer, new_window, lang_son, sign_in
) -> None:
    attach_file(proposal=ready, kind=AttachmentKind.OTHER, name="a.png", content=PNG, actor=proposer, at=IN_TIME)
    attach_file(proposal=ready, kind=AttachmentKind.SIGNED_FORM, name="k.png", content=PNG, actor=proposer, at=IN_TIME)
    other = new_window(lang_son, 2026)
    set_form(notice=other.notice, rulebook=I01, actor=officer)
    client, path = sign_in(proposer), f"/de-xuat/chuyen-mau/{ready.number}"
    assert path in client.get(f"/ho-so/{ready.number}/soan").content.decode()
    page = client.get(path, {"dot": other.pk}).content.decode()
    assert "Không có chỗ ở mẫu này" in page
    done = client.post(path, {"dot": other.pk}, follow=True)
    assert "Chưa chuyển được, cần xem lại" in done.content.decode()
    moved = Proposal.objects.exclude(pk=ready.pk).get()
    assert (moved.form, moved.state, moved.title) == (I01, "draft", ready.title)
    assert moved.answers["objectives"] == ready.answers["objectives"]
    assert [paper.kind for paper in moved.attachments.all()] == [AttachmentKind.OTHER]
    ready.refresh_from_db()
    assert ready.state == "draft"
    assert sign_in(stranger).get(path).status_code == 404


def test_an_order_becomes_a_proposal_of_the_same_body(
    window, new_actor, lang_son, cooperative, proposer, sign_in
) -> None:
    focal = new_actor(Role.FOCAL_OFFICER, lang_son, "Đầu mối", cooperative)
    facts = OrderFacts(
        title="Bảo quản na",
        plan_year=2025,
        need="Na hỏng sau ba ngày",
        expected_result="Quy trình bảo quản",
        application_address="Hợp tác xã Chi Lăng",
        product="Na Chi Lăng",
    )
    order = open_order(province="LS", facts=facts, actor=focal, at=IN_TIME)
    client, path = sign_in(focal), f"/de-xuat/chuyen-mau/{order.number}"
    assert path in client.get(order.get_absolute_url()).content.decode()
    page = client.get(path, {"dot": window.pk}).content.decode()
    assert "Sản phẩm chủ lực" in page
    client.post(path, {"dot": window.pk})
    moved = Proposal.objects.get()
    assert (moved.title, moved.organisation) == ("Bảo quản na", cooperative)
    assert moved.answers["urgency"] == "Na hỏng sau ba ngày"
    assert moved.answers["results"] == [{"result": "Quy trình bảo quản"}]
    assert moved.answers["application_addresses"] == [{"organisation": "Hợp tác xã Chi Lăng"}]
    assert source_of(order.number, proposer) is None
