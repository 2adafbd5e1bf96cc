"""The orientation is built from what was ordered; every item keeps its sources, every order its answer (CT-1-2a, CT-1-2b)."""

from datetime import date

import pytest
from django.test import Client

from gieo.core import trail
from gieo.dossiers.services.act import act
from gieo.kernel.asking import Picked
from gieo.kernel.refusal import Refused
from gieo.law.services.enter_document import enter_document
from gieo.orientation.documents.snapshot import snapshot_of
from gieo.orientation.models import Order, OrientationItem
from gieo.orientation.services.describe_item import describe_item
from gieo.orientation.services.draft_from_orders import draft_from_orders
from gieo.orientation.services.open_order import open_order
from gieo.orientation.services.remove_item import remove_item
from gieo.orientation.services.take_up_order import take_up_order
from gieo.orientation.sources import inputs_of
from tests.conftest import moment
from tests.factories import officer_of, province_of, user_of
from tests.orientation.order.test_order import focal, wanted

pytestmark = [pytest.mark.web, pytest.mark.django_db]

AT = moment("2024-02-01 08:00")
FARMING = Picked(id="agriculture_environment", name="Khoa học nông nghiệp, tài nguyên và môi trường")


def sent(name: str, title: str, field: Picked | None = FARMING, year: int = 2025) -> Order:
    body = focal(name)
    order = open_order(
        province="BG", facts=wanted(title=title, field=field, plan_year=year), actor=body, at=moment("2023-10-01 08:00")
    )
    return act(order, "send", actor=body, at=moment("2023-11-01 08:00")).subject


@pytest.fixture
def officer(db):
    return officer_of(province_of("BG"))


def drafted(officer):
    return draft_from_orders(
        province=province_of("BG"), plan_year=2025, closes_on=date(2024, 5, 31), actor=officer, at=AT
    )


@pytest.mark.requirement("CT-1-2a", "E-01")
def test_each_order_that_names_its_field_becomes_an_item_and_the_rest_is_listed(officer) -> None:
    tea, oranges = sent("Sở Nông nghiệp", "Chè chịu hạn"), sent("UBND huyện A", "Bảo quản cam")
    unplaced = sent("Sở Y tế", "Chẩn đoán sớm", field=None)
    rolled = sent("Sở Công Thương", "Lò sấy", year=2024)
    notice = drafted(officer)
    items = OrientationItem.objects.filter(field__notice=notice).order_by("code")
    assert [item.text.partition(".")[0] for item in items] == ["Lò sấy", "Chè chịu hạn", "Bảo quản cam"]
    assert [item.orders.get() for item in items] == [rolled, tea, oranges]
    inputs = inputs_of(notice)
    assert inputs.orders == [unplaced]
    assert inputs.sourceless == 0
    assert [field.title for field in inputs.empty] == [
        row.field.title for row in inputs.coverage if row.field.title != FARMING.name
    ]
    tea.refresh_from_db()
    assert tea.state == "used"
    assert list(trail.faults()) == []


@pytest.mark.requirement("CT-1-2a")
def test_an_order_joins_an_item_or_makes_a_new_one_and_comes_back_when_its_item_goes(officer) -> None:
    notice_orders = [sent("Sở Nông nghiệp", "Chè chịu hạn"), sent("Sở Y tế", "Chẩn đoán sớm", field=None)]
    notice = drafted(officer)
    item = OrientationItem.objects.get(field__notice=notice)
    take_up_order(order=notice_orders[1], field=item.field, item=item, actor=officer, at=AT)
    assert item.orders.count() == 2
    assert inputs_of(notice).orders == []
    remove_item(item=item, actor=officer)
    assert set(inputs_of(notice).orders) == set(notice_orders)
    again = take_up_order(
        order=Order.objects.get(pk=notice_orders[0].pk), field=item.field, item=None, actor=officer, at=AT
    )
    assert again.text.startswith("Chè chịu hạn")
    with pytest.raises(Refused):
        take_up_order(order=notice_orders[0], field=item.field, item=None, actor=focal("Sở Xây dựng"), at=AT)


@pytest.mark.requirement("CT-1-2b", "CT-1-0")
def test_an_item_says_for_which_years_and_whom_and_the_matrix_counts_it(officer) -> None:
    sent("Sở Nông nghiệp", "Chè chịu hạn")
    notice = drafted(officer)
    item = OrientationItem.objects.get(field__notice=notice)
    guidance = enter_document(number="15/CT-BKHCN", issuer="Bộ KH&CN", issued_on=date(2023, 8, 1))
    describe_item(
        item=item, period=" 2025-2027 ", further_fields=["engineering", "medicine"], localities=["Lục Ngạn", " Sơn Động"],
        priority_fields=["biotechnology"], guidance=[guidance.pk], actor=officer,
    )  # fmt: skip
    item.refresh_from_db()
    assert (item.period, item.is_interdisciplinary, item.is_interregional) == ("2025-2027", True, True)
    inputs = inputs_of(notice)
    assert inputs.periods == ("2025-2027",)
    row = next(row for row in inputs.coverage if row.total)
    assert (row.counts, row.ordered, row.interdisciplinary, row.interregional) == ((1,), 1, 1, 1)
    frozen = next(field for field in snapshot_of(notice)["fields"] if field["items"])["items"][0]
    assert [source["number"] for source in frozen["sources"]] == ["15/CT-BKHCN"]
    assert [order["body"] for order in frozen["orders"]] == ["Sở Nông nghiệp"]
    foreign = enter_document(number="9/KH-UBND", issuer="UBND", issued_on=date(2023, 8, 1), province=province_of("LS"))
    source = enter_document(number="", issuer="Bộ KH&CN", issued_on=date(2023, 8, 1), subject="Chưa có số")
    item.documents.add(source)
    describe_item(
        item=item, period="", further_fields=[], localities=[], priority_fields=[], guidance=[foreign.pk], actor=officer
    )
    assert list(item.documents.all()) == [source]  # no other province's, and none lost that the page does not offer
    with pytest.raises(Refused) as refused:
        describe_item(
            item=item, period="", further_fields=["alchemy"], localities=[], priority_fields=[], guidance=[], actor=officer
        )  # fmt: skip
    assert refused.value.codes == ("unknown_field",)


def test_the_officer_drafts_takes_up_and_describes_on_the_pages(officer, at) -> None:
    order = sent("Sở Y tế", "Chẩn đoán sớm", field=None)
    at("2024-02-01 09:00")
    client = Client()
    client.force_login(user_of(officer))
    assert client.get("/lam-viec/dinh-huong/soan").status_code == 200
    made = client.post("/lam-viec/dinh-huong/soan", {"province": "BG", "plan_year": "2025", "closes_on": "2024-05-31"})
    assert made.status_code == 302, made.content.decode()
    address = made["Location"]
    page = client.get(address).content.decode()
    assert order.number in page
    field = inputs_of(order_notice()).fields[0]
    assert client.post(address, {"order": order.pk, "place": f"field-{field.pk}"}).status_code == 302
    item = OrientationItem.objects.get(orders=order)
    done = client.post(f"{address}/{item.pk}", {"period": "2025", "localities": "Lục Ngạn, Yên Thế"})
    assert done.status_code == 302
    page = client.get(address).content.decode()
    assert "Lục Ngạn, Yên Thế" in page
    refused = client.post(f"{address}/{item.pk}", {"further_fields": "alchemy"})
    assert refused.status_code == 409
    assert "không có lĩnh vực này" in refused.content.decode()
    assert client.post(address, {"order": "x", "place": f"field-{field.pk}"}).status_code == 404
    stranger = Client()
    stranger.force_login(user_of(focal("Sở Xây dựng")))
    assert stranger.get(address).status_code in {403, 404}


def order_notice():
    from gieo.orientation.models import OrientationNotice

    return OrientationNotice.objects.get()


def test_three_orders_cost_as_many_queries_as_one(officer, django_assert_max_num_queries) -> None:
    sent("Sở Nông nghiệp", "Chè chịu hạn")
    sent("Sở Y tế", "Chẩn đoán", field=None)
    notice = drafted(officer)

    def cost() -> int:
        with django_assert_max_num_queries(60) as asked:
            inputs = inputs_of(notice)
            for field in inputs.fields:
                for item in field.items.all():
                    _ = [order.body.name for order in item.orders.all()], list(item.documents.all())
            _ = [order.body.name for order in inputs.orders]
        return len(asked)

    one = cost()
    for name in ("Sở Tư pháp", "Sở Nội vụ"):
        take_up_order(
            order=sent(name, f"Việc của {name}"), field=notice.fields.first(), item=None, actor=officer, at=AT
        )
        sent(f"{name} hai", "Chờ", field=None)
    assert cost() == one
