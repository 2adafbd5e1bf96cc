"""The page of the settings, and the way out at the foot of a mail."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from gieo.notifications.jobs import send_bundle
from gieo.notifications.links import way_out
from gieo.notifications.models import Alert, MailSettings
from gieo.notifications.services.notify import notify
from gieo.notifications.services.release_held import release_held
from gieo.rulebooks.models import Topic
from tests.conftest import moment
from tests.notifications.conftest import Sink, reader

pytestmark = [pytest.mark.web, pytest.mark.django_db, pytest.mark.requirement("X-13")]

PAGE = "/lam-viec/thong-bao/cach-nhan-thu"
NIGHT = moment("2026-11-27 22:15")


@pytest.fixture
def proposer(client: Client) -> Client:
    client.force_login(reader())
    return client


def test_the_page_says_the_hours_of_the_province_and_what_is_urgent(proposer: Client) -> None:
    page = proposer.get(PAGE).content.decode()
    assert "Từ 21:00 đến 06:30 chỉ thư khẩn được gửi. Thư chờ gộp làm một, gửi lúc 07:00." in page
    assert page.count("khẩn: gửi ngay, kể cả giờ yên lặng") == 5
    assert re.findall(r'name="wanted" value="(\w+)"[^>]*checked', page) == ["work", "news"]


def test_what_is_chosen_is_kept_and_shown(proposer: Client) -> None:
    chosen = {"pace": "morning", "quiet_from": "20:00", "quiet_until": "08:00", "wanted": ["work"]}
    page = proposer.post(PAGE, chosen, follow=True).content.decode()
    assert "Đã lưu cách nhận thư." in page
    assert "Từ 20:00 đến 08:00 chỉ thư khẩn được gửi. Thư chờ gộp làm một, gửi lúc 08:00." in page
    assert "không gửi, theo lựa chọn của ông/bà" in page
    kept = MailSettings.objects.get()
    assert (kept.pace, kept.stopped) == ("morning", ["news"])
    back = proposer.post(PAGE, {"wanted": ["work", "news"]}, follow=True).content.decode()
    assert "Từ 21:00 đến 06:30" in back
    assert MailSettings.objects.get().stopped == []


def test_half_of_the_hours_and_a_wrong_hour_are_said_on_the_page(proposer: Client) -> None:
    refused = proposer.post(PAGE, {"quiet_from": "20:00", "wanted": ["work", "news"]})
    assert refused.status_code == 409
    assert "Ghi cả lúc bắt đầu và lúc kết thúc" in refused.content.decode()
    wrong = proposer.post(PAGE, {"quiet_from": "khuya", "quiet_until": "06:00", "wanted": []})
    assert wrong.status_code == 422
    assert not MailSettings.objects.exists()


def test_the_link_of_a_mail_stops_its_topic_without_signing_in(client: Client, sink: Sink) -> None:
    notify(users=[reader()], key="tin", subject="Thông báo mới", body="Tin", at=NIGHT, topic=Topic.NEWS)
    release_held(at=moment("2026-11-28 07:00"))
    send_bundle(alert_ids=[Alert.objects.get().pk])
    (mail,) = sink.received
    way = "".join(mail["List-Unsubscribe"].split()).strip("<>")
    assert way in mail.get_payload(decode=True).decode()
    path = "/thoi-nhan-thu/" + way.rsplit("/", 1)[1]
    assert "Thôi nhận" in client.get(path).content.decode()
    assert not MailSettings.objects.exists(), "to look stops nothing: mail scanners look, too"
    assert "Đã thôi gửi thư loại này" in client.post(path, follow=True).content.decode()
    assert MailSettings.objects.get().stopped == ["news"]


def test_what_may_not_be_stopped_says_so_and_a_forged_link_is_none(client: Client) -> None:
    path = "/thoi-nhan-thu/" + way_out(reader().pk, "answer").rsplit("/", 1)[1]
    assert "Thư loại này luôn được gửi." in client.get(path).content.decode()
    refused = client.post(path)
    assert refused.status_code == 409
    assert "không thôi nhận được" in refused.content.decode()
    assert client.get(path[:-3] + "xyz").status_code == 404
    assert client.get("/thoi-nhan-thu/" + way_out(0, "news").rsplit("/", 1)[1]).status_code == 404
    assert client.get("/thoi-nhan-thu/" + way_out(reader().pk, "weather").rsplit("/", 1)[1]).status_code == 404


def test_an_alert_says_when_its_mail_comes_or_that_none_does(proposer: Client) -> None:
    user = reader()
    notify(users=[user], key="a", subject="Một", body="Tin", at=NIGHT, topic=Topic.ANSWER)
    assert "thư gộp gửi lúc 07:00 28/11/2026" in proposer.get("/lam-viec/thong-bao").content.decode()
    proposer.post(PAGE, {"wanted": []})
    notify(users=[user], key="b", subject="Hai", body="Tin", at=NIGHT, topic=Topic.NEWS)
    assert "không gửi thư, theo lựa chọn" in proposer.get("/lam-viec/thong-bao").content.decode()


def test_the_settings_page_costs_the_same_always(
    proposer: Client, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    with django_assert_max_num_queries(9):  # type: ignore[attr-defined]
        assert proposer.get(PAGE).status_code == 200
