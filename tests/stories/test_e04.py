"""E-04: departments, a district, a council member, partly in default; who is missing, a reminder, and the cure."""

import pytest

from gieo.core import trail
from gieo.dossiers.services.run_clocks import run_clocks
from gieo.duties import invariants
from gieo.duties.models import Duty
from gieo.duties.services.follow_year import follow_year
from gieo.kernel.asking import Picked
from gieo.orientation.models import Order
from gieo.orientation.order.facts import OrderFacts
from tests.conftest import moment
from tests.duties.conftest import BEGIN, Cast, cast, focal_of
from tests.stories.stage import Player, Stage

__all__ = ["cast"]
pytestmark = [pytest.mark.web, pytest.mark.django_db]


def orders(player: Player, title: str) -> None:
    facts = OrderFacts(
        title=title, plan_year=2025, need="Cần cho ngành", expected_result="Quy trình",
        grounds=(Picked(id="development_plan", name="Kế hoạch phát triển"),),
    )  # fmt: skip
    player.opens("order", facts)
    player.does(Order.objects.get(title=title), "send")


@pytest.mark.requirement("E-04", "CT-2-1a", "CT-2-1b", "CT-2-1c", "CT-10-3")
def test_a_quota_year(stage: Stage, cast: Cast) -> None:
    follow_year(at=BEGIN)
    officer, member = stage.player(cast.officer), stage.player(cast.member)
    health, farming, district = (
        stage.player(focal_of(each)) for each in (cast.health, cast.farming, cast.district)
    )  # fmt: skip

    # The member of the council owes a proposal and lets the day pass; so does the district, for its own task.
    stage.at("2024-05-30 09:00")
    owed = Duty.objects.get(rule_key="key_proposal", holder_class="council_member")
    assert owed.number in member.reads("/lam-viec")
    run_clocks(at=moment("2024-05-31 00:05"))
    stage.at("2024-05-31 09:00")
    assert "Quá hạn" in member.reads(owed.get_absolute_url())
    task = cast.duty("grassroots_task", cast.district)
    district.does(task, "record_task", title="Mô hình ổi", approval="QĐ 15/QĐ-UBND", lead="", budget="", begun_on="")
    follow_year(at=moment("2024-06-01 06:00"))
    task.refresh_from_db()
    assert (task.state, task.counted) == ("open", 0)

    stage.at("2024-10-01 09:00")
    orders(health, "Chẩn đoán sớm")
    orders(district, "Rải vụ vải")
    follow_year(at=moment("2024-11-08 06:00"))
    stage.at("2024-11-08 09:00")
    missing = cast.duty("orders", cast.farming)
    own_page = officer.reads(cast.duty("orders", cast.health).get_absolute_url())
    assert "Sở Nông nghiệp" in own_page
    assert "Đã thực hiện" in own_page
    assert missing.get_absolute_url() in farming.reads("/lam-viec/thong-bao")
    assert missing.get_absolute_url() not in health.reads("/lam-viec/thong-bao")

    run_clocks(at=moment("2024-11-15 00:05"))
    stage.at("2024-11-20 09:00")
    late = officer.reads("/lam-viec/khau/nghia-vu?loai=duty&trang-thai=late")
    assert missing.number in late
    assert cast.duty("orders", cast.health).number not in late

    orders(farming, "Giống lúa chịu hạn")
    district.does(
        task, "record_task", title="Mô hình ổi", approval="QĐ 15/QĐ-UBND", lead="", budget="200.000.000",
        begun_on="2024-06-01",
    )  # fmt: skip
    follow_year(at=moment("2024-11-21 06:00"))
    missing.refresh_from_db()
    task.refresh_from_db()
    assert (missing.state, task.state) == ("met_late", "met")
    assert "Thực hiện muộn" in farming.reads(missing.get_absolute_url())
    assert "Sở Nông nghiệp" not in officer.reads(cast.duty("orders", cast.health).get_absolute_url())
    assert list(invariants.faults()) == []
    assert list(trail.faults()) == []
