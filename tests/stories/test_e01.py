"""E-01: two orders before 15 November, an orientation that takes them up, its notice, and what districts learn of it."""

import pytest
from django.urls import reverse

from gieo.core import trail
from gieo.duties.models import Duty
from gieo.duties.services.follow_year import follow_year
from gieo.identity.models import Organisation, OrganisationKind
from gieo.identity.services.register_organisation import register_organisation
from gieo.kernel.asking import Picked
from gieo.orientation.models import Order, OrientationItem, OrientationNotice
from gieo.orientation.order.facts import OrderFacts
from tests.conftest import moment
from tests.duties.conftest import focal_of
from tests.factories import department_of, officer_of, province_of
from tests.orientation.parsing.conftest import CLEAN
from tests.stories.notices import imported, published
from tests.stories.stage import Player, Stage

pytestmark = [pytest.mark.web, pytest.mark.django_db]

DRAFT = CLEAN.replace("Hà Sơn", "Bắc Giang").replace("HÀ SƠN", "BẮC GIANG")
GUIDANCE = "31/KH-UBND"


def body(name: str, kind: OrganisationKind, *, has_council: bool = False) -> Organisation:
    return register_organisation(name=name, kind=kind, province=province_of("BG"), has_council=has_council)


def orders(player: Player, title: str) -> Order:
    """Written and sent by the pages."""
    facts = OrderFacts(
        title=title, plan_year=2024, need="Vùng cao thiếu nước", expected_result="Một giống",
        grounds=(Picked(id="development_plan", name="Kế hoạch phát triển"),), document="05/UBND ngày 01/11/2023",
    )  # fmt: skip
    player.opens("order", facts)
    order = Order.objects.get(title=title)
    player.does(order, "send")
    return order


@pytest.mark.requirement("E-01", "CT-1-1a", "CT-1-1c", "CT-1-2a", "CT-1-2b", "BG25-III-2", "BG25-IV-4")
def test_from_order_to_notice(stage: Stage) -> None:
    province = province_of("BG")
    department_of(province)
    farming = body("Sở Nông nghiệp", OrganisationKind.DEPARTMENT)
    district = body("UBND huyện Lục Ngạn", OrganisationKind.DISTRICT, has_council=True)
    silent = body("UBND huyện Yên Thế", OrganisationKind.DISTRICT, has_council=True)
    officer, clerk = stage.player(officer_of(province)), stage.player(focal_of(farming))
    focal = stage.player(focal_of(district))

    stage.at("2023-11-14 23:59")
    tea, oranges = orders(clerk, "Giống chè chịu hạn"), orders(focal, "Bảo quản cam")
    assert clerk.client.get(oranges.get_absolute_url()).status_code == 404
    stage.at("2023-11-15 00:00")
    late = orders(focal, "Thu hồi nhiệt lò sấy")
    assert [order.is_late for order in (tea, oranges, late)] == [False, False, True]
    waiting = officer.reads("/lam-viec")
    assert all(order.number in waiting for order in (tea, oranges, late))

    stage.at("2024-02-05 08:00")
    notice = imported(officer, "BG", name="du-thao.txt", content=DRAFT.encode())
    desk = officer.reads(reverse("orientation:desk", args=[notice.pk]))
    assert GUIDANCE in desk
    assert "đặt hàng" not in desk.partition("Chọn giống chè chịu hạn")[2][:400].lower()
    for order, code in ((tea, "1.1"), (oranges, "1.2")):
        item = OrientationItem.objects.get(field__notice=notice, code=code)
        officer.does(order, "use", items=[item.pk])
        assert list(item.orders.all()) == [order]
    officer.does(late, "leave_out", reason="Đến sau hạn 15/11")
    published(officer, notice)

    shown = focal.reads(notice.get_absolute_url())
    for words in ("Chọn giống chè chịu hạn", "Bảo quản cam sau thu hoạch", GUIDANCE, "12/TB-SKHCN"):
        assert words in shown, words
    assert "1.2 Bảo quản cam sau thu hoạch" in focal.reads(oranges.get_absolute_url())
    assert "Đến sau hạn 15/11" in focal.reads(late.get_absolute_url())

    # The district's own duty to propose takes its last day from the notice.
    follow_year(at=moment("2024-02-06 06:00"))
    stage.at("2024-02-06 09:00")
    duty = Duty.objects.get(rule_key="key_proposal", body=district)
    assert duty.number in focal.reads("/lam-viec")
    assert "30/04/2024" in focal.reads(duty.get_absolute_url())
    relayed(stage, officer, focal, notice, silent)
    assert list(trail.faults()) == []


def relayed(stage: Stage, officer: Player, focal: Player, notice: OrientationNotice, silent: Organisation) -> None:
    """A district with a council passes the notice on, with its proof; the Sở sees who did and who did not."""
    stage.at("2024-02-12 10:00")
    address = "/lam-viec/so-theo-doi/relay"
    before = officer.reads(f"{address}?nam=2024").partition("Cơ quan có hội đồng")[2].partition("</section>")[0]
    assert before.count("chưa phổ biến") == 2
    answer = focal.sends(
        f"{address}/lap", plan_year="2024", title=notice.title, theme="meeting", from_on="2024-02-11",
        detail="120 hợp tác xã, 30 doanh nghiệp", document="Biên bản hội nghị ngày 11/2/2024",
    )  # fmt: skip
    assert answer.status_code == 302, answer.content.decode()[-2000:]
    assert "Biên bản hội nghị ngày 11/2/2024" in focal.reads(answer["Location"])
    page = officer.reads(f"{address}?nam=2024").partition("Cơ quan có hội đồng")[2].partition("</section>")[0]
    assert answer["Location"] in page
    assert "11/02/2024" in page
    assert page.count("chưa phổ biến") == 1
    assert silent.name in page
