"""An order walks through the shared pages: written, sent, taken up or left out with a reason."""

from datetime import date

import pytest
from django.test import Client

from gieo.core import events, trail
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.services.act import act
from gieo.identity.models import OrganisationKind, User
from gieo.identity.selectors import actor_of
from gieo.identity.services.register_organisation import register_organisation
from gieo.kernel.actors import Actor, Role
from gieo.kernel.asking import Picked
from gieo.kernel.refusal import Refused
from gieo.kernel.workflow import Attempt
from gieo.notifications.models import Alert
from gieo.orientation.models import Order
from gieo.orientation.order.effects import stamp
from gieo.orientation.order.facts import OrderFacts, ReturnFacts, UseFacts
from gieo.orientation.services.open_order import open_order
from gieo.orientation.sources import grounds_of_orders
from tests.conftest import moment
from tests.factories import notice_draft, officer_of, person_in, province_of, published

pytestmark = [pytest.mark.web, pytest.mark.django_db]

IN_TIME = moment("2023-11-14 23:59")
GROUND = (Picked(id="development_plan", name="Kế hoạch phát triển"),)


def focal(name: str = "Sở Y tế", code: str = "BG") -> Actor:
    province = province_of(code)
    body = register_organisation(name=name, kind=OrganisationKind.DEPARTMENT, province=province)
    email = f"dau.moi.{body.pk}@gieo.test"
    person = person_in(Role.FOCAL_OFFICER, province, name=f"Đầu mối {name}", email=email, body=body)
    assert person.user
    return actor_of(person.user, date(2024, 1, 1))


def wanted(**changes) -> OrderFacts:
    values = {"title": "Chẩn đoán sớm", "plan_year": 2025, "need": "Bệnh tăng", "expected_result": "Quy trình"}
    return OrderFacts(**{**values, "grounds": GROUND, **changes})


def order(actor: Actor, **changes) -> Order:
    return open_order(province="BG", facts=wanted(**changes), actor=actor, at=moment("2023-10-01 08:00"))


def browser(actor: Actor) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=actor.user))
    return client


@pytest.mark.requirement("CT-1-1c", "X-5")
def test_the_last_instant_in_time_is_the_end_of_14_november() -> None:
    actor = focal()
    on_time = act(order(actor), "send", actor=actor, at=moment("2023-11-14 23:59")).subject
    assert not on_time.is_late
    late = act(order(actor), "send", actor=actor, at=moment("2024-11-15 00:00")).subject
    assert late.is_late


@pytest.mark.requirement("CT-1-1c")
def test_an_order_without_a_year_asks_for_the_next_one_on_the_last_day_of_any_year() -> None:
    actor = focal()
    sent = order(actor)
    sent.plan_year = None
    stamp(sent, Attempt(actor=actor, at=moment("2027-12-31 23:00")))
    assert sent.is_late
    stamp(sent, Attempt(actor=actor, at=moment("2028-01-01 06:00")))
    assert not sent.is_late


@pytest.mark.requirement("CT-1-1a")
def test_an_order_without_grounds_is_not_sent() -> None:
    actor = focal()
    with pytest.raises(Refused) as refused:
        act(order(actor, grounds=()), "send", actor=actor, at=IN_TIME)
    assert refused.value.codes == ("no_grounds",)
    assert refused.value.refusals[0].basis


@pytest.mark.requirement("CT-1-1a")
def test_the_orders_of_a_year_are_counted_by_what_they_rest_on() -> None:
    actor = focal()
    pressing = Picked(id="pressing_problem", name="Vấn đề bức thiết")
    for grounds in (GROUND, (*GROUND, pressing)):
        act(order(actor, grounds=grounds), "send", actor=actor, at=IN_TIME)
    order(actor, grounds=(pressing,))  # a draft counts for nothing
    withdrawn = act(order(actor), "send", actor=actor, at=IN_TIME).subject
    act(withdrawn, "withdraw", actor=actor, at=IN_TIME)
    assert grounds_of_orders("BG", 2025) == [("Kế hoạch phát triển", 2), ("Vấn đề bức thiết", 1)]


@pytest.mark.requirement("CT-1-2a")
def test_an_item_of_the_orientation_knows_the_orders_it_came_from() -> None:
    actor, province = focal(), province_of("BG")
    officer = officer_of(province)
    notice = published_notice()
    item = notice.fields.get().items.first()
    sent = act(order(actor), "send", actor=actor, at=IN_TIME).subject
    facts = UseFacts(items=(Picked(id=item.pk, name=item.text),))
    used = act(sent, "use", actor=officer, at=moment("2024-03-01 09:00"), facts=facts).subject
    assert used.state == "used"
    assert list(item.orders.values_list("number", flat=True)) == [sent.number]


def published_notice():
    from tests.factories import window_for

    notice = notice_draft(province_of("BG"), at=moment("2024-03-01 08:00"))
    window_for(notice)
    return published(notice, at=moment("2024-03-01 08:00"))


def test_the_whole_way_through_the_pages(at) -> None:
    at("2023-11-01 09:00")
    actor = focal()
    client = browser(actor)
    page = client.get("/lam-viec/lap/order")
    assert page.status_code == 200
    typed = {
        "title": "Giống vải chín sớm", "plan_year": "2025", "grounds": ["development_plan"], "need": "Rải vụ",
        "expected_result": "Một giống", "citation": "", "application_address": "", "product": "Vải", "document": "",
    }  # fmt: skip
    made = client.post("/lam-viec/lap/order", typed)
    assert made.status_code == 302, made.content.decode()
    address = made["Location"]
    dossier = client.get(address)
    assert "Giống vải chín sớm" in dossier.content.decode()
    assert client.get(f"{address}/viec/send").status_code == 200
    sent = client.post(f"{address}/viec/send", {"key": "mot"})
    assert sent.status_code == 302
    assert client.post(f"{address}/viec/send", {"key": "mot"}).status_code == 302
    found = Order.objects.get()
    assert found.state == "sent"
    assert [entry.name for entry in trail.history_of(found)] == ["open", "send"]
    letter = client.get(f"{address}/van-ban/2/order_letter.pdf")
    assert letter.content[:4] == b"%PDF"


def test_a_stranger_finds_nothing_and_an_officer_is_told_why_not() -> None:
    sent = order(focal())
    assert browser(focal("Sở Xây dựng")).get(sent.get_absolute_url()).status_code == 404
    assert Client().get(sent.get_absolute_url()).status_code == 302
    officer = browser(officer_of(province_of("BG")))
    assert officer.get(sent.get_absolute_url()).status_code == 200
    assert officer.get(f"{sent.get_absolute_url()}/viec/send").status_code == 403


def test_a_returned_order_goes_back_to_its_body_with_a_clock() -> None:
    actor = focal()
    sent = act(order(actor), "send", actor=actor, at=IN_TIME).subject
    officer = officer_of(province_of("BG"))
    back = act(
        sent, "return_for_supplement", actor=officer, at=moment("2023-11-15 08:00"), facts=ReturnFacts(reason="Rõ hơn")
    ).subject
    entry = DocketEntry.objects.get(number=back.number)
    assert entry.holder_bodies == [back.body_id]
    assert entry.due is not None
    assert entry.due_basis == "GIEO-MACDINH:1"


def test_the_clock_of_the_office_stands_still_while_the_body_mends_an_order_once() -> None:
    actor, officer = focal(), officer_of(province_of("BG"))
    sent = act(order(actor), "send", actor=actor, at=IN_TIME).subject
    assert sent.due_at == moment("2023-12-14 23:59:59.999999")
    mend = ReturnFacts(reason="Rõ hơn")
    back = act(sent, "return_for_supplement", actor=officer, at=moment("2023-12-01 08:00"), facts=mend).subject
    assert (back.days_left, back.due_at) == (14, moment("2023-12-08 23:59:59.999999"))
    again = act(back, "send_again", actor=actor, at=moment("2023-12-05 08:00"), facts=wanted()).subject
    assert again.due_at == moment("2023-12-19 23:59:59.999999")
    with pytest.raises(Refused) as refused:
        act(again, "return_for_supplement", actor=officer, at=moment("2023-12-06 08:00"), facts=mend)
    assert refused.value.codes == ("supplement_asked",)
    assert "GIEO-MACDINH:76" in refused.value.refusals[0].basis
    assert "Đã yêu cầu bổ sung 1/1 lần" in browser(officer).get(again.get_absolute_url()).content.decode()


@pytest.mark.requirement("X-13")
def test_body_and_officers_hear_of_what_becomes_of_an_order() -> None:
    actor, officer = focal(), officer_of(province_of("BG"))
    with events.in_this_process() as inbox:
        sent = act(order(actor), "send", actor=actor, at=IN_TIME).subject
        inbox.deliver()
        assert told() == [(officer.user, f"{sent.number}: Gửi Sở KH&CN")]
        facts = ReturnFacts(reason="Nêu rõ nơi ứng dụng")
        act(sent, "return_for_supplement", actor=officer, at=moment("2023-11-15 08:00"), facts=facts)
        inbox.deliver()
    assert told()[1:] == [(actor.user, f"{sent.number}: Trả lại để bổ sung")]
    last = Alert.objects.latest("pk")
    assert "Nêu rõ nơi ứng dụng" in last.body
    assert "22/11/2023" in last.body


def told() -> list[tuple[int, str]]:
    return list(Alert.objects.order_by("pk").values_list("user", "subject"))


def test_the_page_of_an_order_costs_at_most_twelve_queries(django_assert_max_num_queries) -> None:
    actor, officer = focal(), officer_of(province_of("BG"))
    sent = act(order(actor), "send", actor=actor, at=IN_TIME).subject
    items = tuple(Picked(id=item.pk, name=item.text) for item in published_notice().fields.get().items.order_by("pk"))
    reader = browser(officer)
    reader.get(sent.get_absolute_url())
    with django_assert_max_num_queries(12):
        reader.get(sent.get_absolute_url())
    for facts in (UseFacts(items=items[:1]), None):  # with one item, and with both
        if facts:
            act(sent, "use", actor=officer, at=moment("2024-03-02 08:00"), facts=facts)
        else:
            sent.items.set([item.pk for item in items])
        with django_assert_max_num_queries(12):
            assert "Đặt hàng này đã đi đến đâu" in reader.get(sent.get_absolute_url()).content.decode()
