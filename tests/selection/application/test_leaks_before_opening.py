"""Before the opening an application is not there: by no page, list, search, count, sheet, feed, error or question asked."""

from typing import Any

import pytest
from django.db import transaction

from gieo.kernel.actors import Role
from tests.councils.leaks import canary, everybody_elsewhere, leaks, read_by, told_by_its_being_there
from tests.selection.cast import Cast, published_call, sealed_application

pytestmark = [pytest.mark.web, pytest.mark.django_db, pytest.mark.long]

GOALS, LEADER = canary("muctieukin"), canary("chunhiemkin")


@pytest.mark.requirement("X-4", "X-14")
def test_a_sealed_application_shows_nobody_but_its_host_that_it_is_there(
    cast: Cast, at: Any, settings: Any, tmp_path: Any
) -> None:
    at("2025-02-20 08:00")
    settings.MEDIA_ROOT = str(tmp_path)
    host, other = cast.host("Viện Thủy lợi"), cast.host("Trung tâm Giống")
    readers = {
        "officer": cast.of(Role.SCIENCE_OFFICER),
        "auditor": cast.of(Role.AUDITOR),
        "another host": other,
        "elsewhere": everybody_elsewhere(),
    }
    call = published_call(cast)
    with transaction.atomic():
        application = sealed_application(cast, call, host, objectives=GOALS, principal_name=f"TS. {LEADER}")
        numbers = [call.number, application.number]
        there = read_by(readers, numbers)
        assert read_by({"host": host}, numbers)["host"].saying(GOALS), "its host reads it, so it is found by who may"
        transaction.set_rollback(True)
    gone = read_by(readers, numbers)
    assert leaks(there, GOALS, LEADER) == []
    assert told_by_its_being_there(there, gone) == []
    assert min(len(read.answers) for read in there.values()) > 20
