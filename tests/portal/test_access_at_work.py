"""Pages of a council, of signed papers, of letters, of a result: as every role, in a province where they are there."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import override_settings
from pytest_django.plugin import DjangoDbBlocker

from gieo.core import clock
from tests.portal.at_work import FILLED, NOW, Province
from tests.portal.matrix_at_work import AT_WORK, CHANGES_AT_WORK, READERS
from tests.portal.matrix_shape import NO_GET, SHUT, got, lets_in, wrong

pytestmark = [pytest.mark.web, pytest.mark.django_db]


@pytest.fixture(scope="module")
def world(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Province]:
    """One province for all that look at it, each in a transaction of its own inside."""
    files: Any = str(tmp_path_factory.mktemp("files"))
    with (
        django_db_blocker.unblock(), transaction.atomic(), clock.settable() as at, override_settings(MEDIA_ROOT=files)
    ):  # fmt: skip
        at(NOW)
        yield Province()
        transaction.set_rollback(True)


@pytest.mark.requirement("X-4", "X-14")
def test_every_reader_gets_exactly_what_the_matrix_says(world: Province) -> None:
    assert set(world.readers) == set(READERS)
    assert set(world.values) == set(AT_WORK) | set(CHANGES_AT_WORK)
    told = {
        (name, reader): got(client, world.of(name)) for name in AT_WORK for reader, client in world.readers.items()
    }  # fmt: skip
    assert wrong(told, AT_WORK, READERS) == []


@pytest.mark.requirement("X-4", "X-14")
def test_a_change_lets_in_whom_the_matrix_says_and_nobody_else(world: Province) -> None:
    amiss = []
    for name, let_in in CHANGES_AT_WORK.items():
        for reader, client in world.readers.items():
            status = lets_in(client, world.of(name), FILLED.get(name))
            if reader == "nobody":
                amiss += [f"nobody {name}: {status}"] if status != 302 else []
            elif (status not in SHUT) is not (reader in let_in):
                amiss.append(f"{reader} {name}: {status}")
        if got(world.readers["science_officer"], world.of(name)) != NO_GET:
            amiss.append(f"{name} answers a GET")
    assert amiss == []
