"""The page of a duty: what is owed, by whom, with which proof."""

import pytest
from django.test import Client

from gieo.identity.models import User
from gieo.kernel.actors import Actor
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
