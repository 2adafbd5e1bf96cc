"""The room of a task, open to its parties alone; the products of a district, and what is ordered for them."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gieo.dossiers.docket import entry_of
from gieo.dossiers.services.act import act
from gieo.identity.models import OrganisationKind
from gieo.kernel.actors import Role
from gieo.kernel.asking import Picked
from gieo.kernel.refusal import Refused
from gieo.orientation.order.facts import OrderFacts
from gieo.orientation.services.open_order import open_order
from tests.conftest import moment
from tests.contracts import makers
from tests.matters.conftest import WAY, House

pytestmark = [pytest.mark.web, pytest.mark.django_db]


@pytest.mark.requirement("CT-4-3")
def test_the_beneficiary_of_a_task_sees_its_room_and_no_other(
    house: Callable[[str], House], at, settings, tmp_path
) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    people = makers.cast()
    contract = makers.running(people)
    other = makers.running(people, title="Nhiệm vụ khác")
    at("2025-02-03 09:00")
    bg = house("BG")
    officer = bg.officer
    commune = bg.at("UBND xã Quý Sơn", OrganisationKind.COMMUNE)
    district = bg.at("UBND huyện Lục Ngạn", OrganisationKind.DISTRICT)
    transfer = bg.at("Trung tâm Chuyển giao", OrganisationKind.SCIENCE_ORGANISATION, Role.PROPOSER)
    assert commune.body
    assert district.body
    assert transfer.body
    parts = {
        "participants-count": "3",
        "participants-0-body": str(commune.body.pk), "participants-0-part": "beneficiary",
        "participants-1-body": str(district.body.pk), "participants-1-part": "coordinating",
        "participants-2-body": str(transfer.body.pk), "participants-2-part": "transferring",
    }  # fmt: skip
    room = officer.enter("room", title="Giống vải", plan_year="2025", subject=str(entry_of(contract).pk), **parts)
    second = officer.enter("room", title="Khác", plan_year="2025", subject=str(entry_of(other).pk))
    assert room
    assert second
    assert contract.task.host in room.participants()  # the host comes with the task
    address = room.get_absolute_url()
    assert commune.finds(room) == district.finds(room) == transfer.finds(room) == 200
    assert commune.finds(second) == district.finds(second) == 404
    assert bg.at("Sở Y tế").finds(room) == 404
    assert commune.client.post(f"{address}/trao-doi", {"words": "Đã giao 2 ha"}).status_code == 302
    paper = SimpleUploadedFile(
        "bien-ban.pdf", b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF", content_type="application/pdf"
    )
    district.client.post(f"{address}/tai-lieu", {"label": "Biên bản giao đất", "file": paper})
    district.does(room, "report", kind="sitting", on="2025-02-01", text="Họp thống nhất lịch trồng")
    page = transfer.sees(address)
    assert "Đã giao 2 ha" in page
    assert "Họp thống nhất lịch trồng" in page
    assert "Nơi thụ hưởng" in page
    commune.does(room, "finish", 409, words="Xong")
    assert officer.does(room, "finish", words="Nghiệm thu xong").state == "closed"


@pytest.mark.requirement("CT-1-1b")
def test_a_district_orders_for_one_of_its_listed_products(house: Callable[[str], House]) -> None:
    bg = house("BG")
    district, officer = bg.at("UBND huyện Lục Ngạn", OrganisationKind.DISTRICT), bg.officer
    ground = (Picked(id="development_plan", name="Kế hoạch phát triển"),)
    wanted = {
        "title": "Rải vụ vải",
        "plan_year": 2025,
        "need": "Chín dồn",
        "expected_result": "Quy trình",
        "grounds": ground,
    }
    day = moment("2024-03-04 09:00")
    free = open_order(province="BG", facts=OrderFacts(**wanted), actor=district.actor, at=day)
    product = district.enter("local_product", title="Vải thiều", theme="main", detail="12.000 ha", place="Lục Ngạn")
    assert product
    officer.does(product, "enter")
    with pytest.raises(Refused) as refused:
        act(free, "send", actor=district.actor, at=day)
    assert refused.value.codes == ("no_product",)
    assert "Vải thiều" in district.sees("/lam-viec/lap/order")
    bound = open_order(
        province="BG",
        facts=OrderFacts(**wanted, local_product=Picked(id=product.pk, name="Vải thiều")),
        actor=district.actor,
        at=day,
    )
    act(bound, "send", actor=district.actor, at=day)
    assert bound.number in district.sees(product.get_absolute_url())
    assert "Vải thiều" in officer.sees(bound.get_absolute_url())
    assert product.number in officer.sees(f"{WAY}/local_product")
