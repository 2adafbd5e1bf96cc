"""A draft is its writer's; what was sent is the office's: shown to others by no page, list, search, count, sheet or error."""

from typing import Any

import pytest
from django.db import transaction

from gieo.dossiers.docket import record
from gieo.identity.models import Province
from gieo.kernel.actors import Actor, Role
from gieo.orientation.models import IntakeWindow
from gieo.proposals.services.name_unwanted_judge import name_unwanted_judge
from gieo.proposals.services.start_proposal import start_proposal
from gieo.proposals.services.submit_proposal import submit_proposal
from tests.councils.leaks import canary, everybody_elsewhere, leaks, read_by, told_by_its_being_there
from tests.factories import notice_draft, published, window_for
from tests.proposals.conftest import IN_TIME, moment

pytestmark = [pytest.mark.web, pytest.mark.django_db, pytest.mark.long]

NAME, GOALS, PHONE = canary("tenkin"), canary("muctieukin"), canary("dienthoaikin")
UNWANTED, REASON = canary("khongthamdinhkin"), canary("lydokin")
WHO = {"name": f"Lê {UNWANTED}", "workplace": "", "reason": REASON}
Readers = dict[str, Actor | None]
WORDS = {"task_name": f"Nuôi {NAME}", "objectives": GOALS}


@pytest.fixture
def window(lang_son: Province) -> IntakeWindow:
    """Of a notice that was published whole, so that every page can be read."""
    notice = notice_draft(lang_son, at=moment("2024-03-05 09:00"))
    made = window_for(notice)
    published(notice, at=moment("2024-03-05 10:00"))
    return IntakeWindow.objects.get(pk=made.pk)


@pytest.fixture
def outside(stranger: Actor, new_actor: Any, lang_son: Province) -> Readers:
    """Readers who have nothing to do with it."""
    return {
        "another proposer": stranger,
        "member": new_actor(Role.COUNCIL_MEMBER, lang_son),
        "elsewhere": everybody_elsewhere("BG"),
        "nobody": None,
    }


@pytest.mark.requirement("X-4", "X-15")
def test_a_draft_shows_not_even_the_office_that_it_is_there(
    window: IntakeWindow, fill: Any, officer: Actor, proposer: Actor, outside: Readers, at: Any, new_actor: Any
) -> None:
    at("2024-04-20 10:00")
    office = {role: new_actor(role, window.province) for role in (Role.AUDITOR, Role.ADMINISTRATOR)}
    readers = {**outside, **office, "officer": officer}
    with transaction.atomic():
        draft = start_proposal(window=window, actor=proposer, at=IN_TIME)
        fill(draft, **WORDS, contact={"name": PHONE, "phone": PHONE, "address": PHONE, "email": "a@b.vn"})
        name_unwanted_judge(proposal=draft, actor=proposer, at=IN_TIME, **WHO)
        record(draft)
        there = read_by(readers, [draft.number])
        assert read_by({"writer": proposer}, [draft.number])["writer"].saying(REASON), "the writer reads it"
        transaction.set_rollback(True)
    assert leaks(there, NAME, GOALS, PHONE, UNWANTED, REASON) == []
    assert told_by_its_being_there(there, read_by(readers, [draft.number])) == []


@pytest.mark.requirement("X-4", "X-15")
def test_what_was_sent_while_the_window_is_open_shows_itself_to_the_office_alone(
    window: IntakeWindow, fill: Any, officer: Actor, proposer: Actor, outside: Readers, at: Any
) -> None:
    at("2024-04-20 10:00")
    with transaction.atomic():
        draft = start_proposal(window=window, actor=proposer, at=IN_TIME)
        filled = fill(draft, **WORDS)
        name_unwanted_judge(proposal=filled, actor=proposer, at=IN_TIME, **WHO)
        submit_proposal(proposal=filled, actor=proposer, at=IN_TIME)
        there = read_by(outside, [draft.number])
        inside = read_by({"officer": officer, "writer": proposer}, [draft.number])
        transaction.set_rollback(True)
    assert all(read.saying(GOALS) for read in inside.values())
    assert leaks(there, NAME, GOALS, UNWANTED, REASON) == []
    assert leaks({"officer": inside["officer"]}, UNWANTED, REASON) == [], "no council is prepared on it yet"
    assert told_by_its_being_there(there, read_by(outside, [draft.number])) == []
