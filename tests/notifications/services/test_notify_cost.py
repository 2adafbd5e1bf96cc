"""Telling three people costs what telling one does."""

import pytest

from gieo.identity.models import User
from gieo.notifications.services.notify import notify
from tests.conftest import moment
from tests.counting import queries_of

pytestmark = [pytest.mark.db, pytest.mark.django_db]


def test_three_are_told_like_one() -> None:
    users = [User.objects.create_user(f"{number}@gieo.test") for number in range(4)]

    def told(some: list[User], key: str) -> int:
        return queries_of(lambda: notify(users=some, key=key, subject="Tin", body="Tin", at=moment("2024-01-02 08:00")))

    assert told(users[:1], "one") == told(users[1:], "three")
