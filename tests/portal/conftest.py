"""One world of a province for every test that walks through all addresses."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from gieo.core import clock
from gieo.demo.load import load
from tests.portal.addresses import AT, Addresses, plant_people


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Addresses]:
    """One programme for all that look at it, each in a transaction of its own inside."""
    with django_db_blocker.unblock(), transaction.atomic(), clock.settable() as at:
        at("2026-11-24 10:00")
        load(AT)
        plant_people()
        yield Addresses()
        transaction.set_rollback(True)
