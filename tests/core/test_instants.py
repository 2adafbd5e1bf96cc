"""Instants as they come from the database."""

from datetime import UTC, datetime

import pytest
from django.db import connection, transaction

from gieo.core.clock import LEGAL_ZONE
from gieo.core.prepared import plans_kept

pytestmark = [pytest.mark.db, pytest.mark.django_db]
SPOKEN = "select '2026-11-27 08:00:00.25+07'::timestamptz"
MEANT = datetime(2026, 11, 27, 8, 0, 0, 250_000, tzinfo=LEGAL_ZONE)


def test_an_instant_is_read_in_utc() -> None:
    with connection.cursor() as cursor:
        cursor.execute(SPOKEN)
        (read,) = cursor.fetchone()
    assert (read, read.tzinfo) == (MEANT, UTC)


def test_in_a_question_whose_plan_is_kept_too() -> None:
    with plans_kept(), connection.cursor() as cursor:
        cursor.execute(SPOKEN)
        (read,) = cursor.fetchone()
    assert (read, read.tzinfo) == (MEANT, UTC)


def test_row_by_row_from_the_server_too() -> None:
    with transaction.atomic(), connection.chunked_cursor() as cursor:
        cursor.execute(SPOKEN)
        (read,) = cursor.fetchone()
    assert (read, read.tzinfo) == (MEANT, UTC)
