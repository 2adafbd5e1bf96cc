"""People are told once, in the application and by mail; a failure stays visible."""

import socket
from collections.abc import Iterator
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message
from django.test import Client
from django.urls import reverse

from gieo.notifications.jobs import send_mail
from gieo.notifications.models import Alert
from gieo.notifications.selectors import unread_count, visible_to
from gieo.notifications.services.notify import notify
from tests.conftest import moment
from tests.factories import officer_of, proposer_of, province_of, user_of

pytestmark = [pytest.mark.db, pytest.mark.django_db]

AT = moment("2024-05-06 09:00")


class Sink(Message):
    """Keeps what arrives."""

    def __init__(self) -> None:
        super().__init__()
        self.received: list[Any] = []

    def handle_message(self, message: Any) -> None:
        self.received.append(message)


@pytest.fixture
def sink(settings: Any) -> Iterator[Sink]:
    kept = Sink()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = Controller(kept, hostname="127.0.0.1", port=port)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    yield kept
    server.stop()


def tell(key: str = "việc-1") -> list[Alert]:
    user = user_of(proposer_of(province_of("LS")))
    return notify(users=[user], key=key, subject="Đã nhận phiếu", body="Nội dung", url="/ho-so/x", at=AT)


def test_the_same_key_is_said_once() -> None:
    assert len(tell()) == 1
    assert tell() == []
    assert len(tell("việc-2")) == 1


def test_the_mail_arrives_at_a_real_server_once(sink: Sink) -> None:
    (alert,) = tell()
    send_mail(alert_id=alert.pk)
    send_mail(alert_id=alert.pk)
    (mail,) = sink.received
    assert mail["To"] == "dexuat.lang-son@gieo.test"
    alert.refresh_from_db()
    assert alert.mailed_at is not None


def test_a_mail_that_fails_is_seen_and_tried_again(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    (alert,) = tell()
    with pytest.raises(OSError, match="refused"):
        send_mail(alert_id=alert.pk)
    alert.refresh_from_db()
    assert alert.mail_error
    assert alert.mailed_at is None


def test_one_sees_ones_own_and_marks_them_read(client: Client) -> None:
    tell()
    proposer = proposer_of(province_of("LS"))
    assert unread_count(proposer) == 1
    assert visible_to(officer_of(province_of("LS"))).count() == 0
    client.force_login(user_of(proposer))
    assert "Đã nhận phiếu" in client.get(reverse("notifications:alerts")).content.decode()
    client.post(reverse("notifications:read"))
    assert unread_count(proposer) == 0
