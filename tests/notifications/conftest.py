"""A real mail server on a real port."""

import socket
from collections.abc import Iterator
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message

from gieo.identity.models import User
from gieo.notifications.models import Alert
from gieo.notifications.services.notify import notify
from tests.conftest import moment
from tests.factories import proposer_of, province_of, user_of

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
    """What arrives at the server that the settings name."""
    kept = Sink()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = Controller(kept, hostname="127.0.0.1", port=port)
    server.start()
    mail_goes_to(settings, port)
    yield kept
    server.stop()


def mail_goes_to(settings: Any, port: int) -> None:
    """Point the settings at a mail server of this machine."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""


def reader() -> User:
    """Whoever is told."""
    return user_of(proposer_of(province_of("LS")))


def tell(key: str = "việc-1", *users: User, subject: str = "Đã nhận phiếu") -> list[Alert]:
    """Something happened."""
    return notify(users=users or [reader()], key=key, subject=subject, body="Nội dung", url="/ho-so/x", at=AT)
