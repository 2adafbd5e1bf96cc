"""The page of a duty: what is owed, by whom, with which proof."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from gieo.duties.services.open_duties import open_duties
from gieo.identity.models import User
from gieo.kernel.actors import SYSTEM, Actor
from gieo.law.services.enter_document import enter_document
from tests.conftest import moment
from tests.duties.conftest import Cast, focal_of

pytestmark = [pytest.mark.web, pytest.mark.django_db]


def browser(actor: Actor) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=actor.user))
    return client


def test_a_body_hands_in_its_document(owing: Cast, at) -> None:
    at("2024-03-02 09:00")
    client, duty = browser(focal_of(owing.health)), owing.duty("implementing_document", owing.health)
    page = client.get(duty.get_absolute_url())
    assert page.status_code == 200
    assert "Nộp văn bản minh chứng" in page.content.decode()
    typed = {"document": "Kế hoạch 12/KH-SYT", "issued_on": "2024-03-01", "key": "mot"}
    assert client.post(f"{duty.get_absolute_url()}/viec/prove", typed).status_code == 302
    duty.refresh_from_db()
    assert duty.state == "met"


def test_another_body_finds_nothing_and_a_list_shows_only_ones_own(owing: Cast, at) -> None:
    at("2024-03-02 09:00")
    client = browser(focal_of(owing.farming))
    assert client.get(owing.duty("orders", owing.health).get_absolute_url()).status_code == 404
    listed = client.get("/lam-viec/khau/nghia-vu").content.decode()
    assert owing.duty("orders", owing.farming).number in listed
    assert owing.duty("orders", owing.health).number not in listed


def test_the_list_asks_no_more_for_many_duties(owing: Cast, at, django_assert_max_num_queries) -> None:
    at("2024-03-02 09:00")
    client = browser(owing.officer)
    with django_assert_max_num_queries(30):
        assert client.get("/lam-viec/khau/nghia-vu").status_code == 200


def test_the_district_writes_its_task_down(owing: Cast, at) -> None:
    at("2024-06-02 09:00")
    duty = owing.duty("grassroots_task", owing.district)
    client = browser(focal_of(owing.district))
    assert client.get(f"{duty.get_absolute_url()}/viec/record_task").status_code == 200
    typed = {"title": "Mô hình ổi", "approval": "QĐ 15", "budget": "200.000.000", "begun_on": "2024-06-01", "lead": ""}
    assert client.post(f"{duty.get_absolute_url()}/viec/record_task", {**typed, "key": "mot"}).status_code == 302
    assert "200.000.000" in client.get(duty.get_absolute_url()).content.decode()


def test_the_office_sees_who_else_has_not_done_it_and_a_body_does_not(owing: Cast, at) -> None:
    at("2024-03-02 09:00")
    duty = owing.duty("orders", owing.health)
    assert "Sở Nông nghiệp" in browser(owing.officer).get(duty.get_absolute_url()).content.decode()
    assert "Sở Nông nghiệp" not in browser(focal_of(owing.health)).get(duty.get_absolute_url()).content.decode()


@pytest.mark.requirement("CT-1-2d")
def test_the_plan_a_directive_asks_for_stays_owed_until_the_plan_itself_is_linked(owing: Cast, at) -> None:
    at("2024-03-01 09:00")
    duty = owing.duty("biotech_plan")
    plan = enter_document(
        number="16/KH-UBND", issuer="UBND tỉnh Bắc Giang", issued_on=date(2024, 2, 26), province=owing.province
    )
    officer = Client()
    officer.force_login(User.objects.get(pk=owing.officer.user))
    doing = f"{duty.get_absolute_url()}/viec/prove"
    assert "16/KH-UBND" in officer.get(doing).content.decode()
    typed = {
        "document": "Kế hoạch 16/KH-UBND",
        "issued_on": "2024-02-26",
        "note": "Giai đoạn khác: 2024-2030",
        "key": "a",
    }
    refused = officer.post(doing, typed)
    assert refused.status_code == 409
    assert "sổ văn bản" in refused.content.decode()
    duty.refresh_from_db()
    assert duty.state == "open"
    assert officer.post(doing, {**typed, "registered": str(plan.pk)}).status_code == 302
    page = officer.get(duty.get_absolute_url()).content.decode()
    assert reverse("law:document", args=[plan.pk]) in page
    assert "Giai đoạn khác: 2024-2030" in page
    next_year = open_duties(province="BG", year=2025, actor=SYSTEM, at=moment("2025-01-02 08:00"))
    assert "biotech_plan" not in {each.rule_key for each in next_year}  # met once, it is owed no more
