"""A window of Lạng Sơn that receives, and who answers for it."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from gieo.identity.models import User
from gieo.kernel.actors import Actor
from gieo.orientation.models import IntakeWindow
from tests.conftest import moment
from tests.factories import notice_draft, officer_of, province_of, published, window_for

NOW = "2025-02-10 09:00"


@pytest.fixture
def window(at: Any) -> IntakeWindow:
    """Open from 1 February to 31 May 2025."""
    opened = moment("2024-03-05 09:00")
    notice = notice_draft(province_of("LS"), at=opened, plan_year=2026)
    made = window_for(notice, opens=date(2025, 2, 1), closes=date(2025, 5, 31))
    published(notice, at=opened)
    at(NOW)
    return made


@pytest.fixture
def officer(window: IntakeWindow) -> Actor:
    """The science officer of the province."""
    return officer_of(window.province)


def browser(actor: Actor) -> Client:
    """A browser of an actor."""
    client = Client()
    client.force_login(User.objects.get(pk=actor.user))
    return client
