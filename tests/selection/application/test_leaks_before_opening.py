"""Before the opening an application is not there: by no page, list, search, count, sheet, feed, error or question asked."""

from typing import Any

import pytest
from django.db import transaction

from gieo.councils.models import Expert
from gieo.identity.models import Person
from gieo.kernel.actors import Role
from tests.councils.leaks import canary, differences, everybody_elsewhere, leaks, read_by, told_by_its_being_there
from tests.selection.cast import Cast, draft_application, published_call, sealed_application, unwanted_by

pytestmark = [pytest.mark.web, pytest.mark.django_db, pytest.mark.long]

GOALS, LEADER = canary("muctieukin"), canary("chunhiemkin")
UNWANTED, REASON = canary("khongthamdinhkin"), canary("lydokin")


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


@pytest.mark.requirement("X-4", "X-14", "CT-3-4b")
def test_whom_a_host_named_is_told_by_nothing_that_anybody_else_is_answered(
    cast: Cast, at: Any, settings: Any, tmp_path: Any
) -> None:
    """Whether somebody was named, and who, changes no word, no length and no question; the one who was named asks too."""
    at("2025-02-20 08:00")
    settings.MEDIA_ROOT = str(tmp_path)
    host = cast.host("Viện Thủy lợi")
    named = cast.member(1)
    Person.objects.filter(user=named.user).update(full_name=f"Lê {UNWANTED}")
    readers = {
        "officer": cast.of(Role.SCIENCE_OFFICER),
        "another host": cast.host("Trung tâm Giống"),
        "who was named": named,
        "elsewhere": everybody_elsewhere(),
    }
    draft = draft_application(cast, published_call(cast), host)
    numbers, told = [draft.call.number, draft.number], {}
    for people in ((), (f"Lê {UNWANTED}", "Trần Văn Khác")):
        with transaction.atomic():
            for name in people:
                unwanted_by(cast, draft, host, name, reason=REASON)
            cast.do(draft, "seal", host, "2025-02-10 09:00")
            told[bool(people)] = read_by(readers, numbers)
            if people:
                assert read_by({"host": host}, numbers)["host"].saying(REASON), "its host reads it"
            transaction.set_rollback(True)
    assert Expert.objects.filter(person__user=named.user).exists(), "the bank knows who was meant"
    assert leaks(told[True], REASON, "Trần Văn Khác") == []
    assert differences(told[False], told[True]) == []
