"""The independent check finds what was forced past the services."""

import pytest
from django.db import connection

from gieo.councils.invariants import faults
from gieo.councils.models import Attendance, Ballot
from gieo.councils.services.close_voting import close_voting
from gieo.proposals.determination.workflow import PROCEDURE
from gieo.proposals.models import Determination
from tests.councils.chamber import Chamber, cooperative

pytestmark = [pytest.mark.db, pytest.mark.django_db]


def forced(statement: str) -> None:
    """Past the triggers."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(statement)
        cursor.execute("SET session_replication_role = origin")


@pytest.fixture
def closed():
    chamber = Chamber()
    item = chamber.voted(chamber.determination(body=cooperative(chamber.province)), favour=8)
    close_voting(item, PROCEDURE, actor=chamber.officer, at=chamber.sitting_at, facts=chamber.result())
    assert list(faults()) == []
    return chamber, Determination.objects.get()


def said() -> str:
    return "\n".join(faults())


@pytest.mark.requirement("X-14")
@pytest.mark.usefixtures("closed")
def test_each_break_is_told_in_a_sentence():
    forced("UPDATE councils_ballot SET content = jsonb_set(content, '{met,urgency}', 'false')")
    assert "was changed" in said()
    assert "the count is not what the ballots say" in said()
    forced("DELETE FROM councils_declaration WHERE id = (SELECT min(id) FROM councils_declaration)")
    assert "Thành viên 1 voted without a declaration" in said()


def test_a_declared_and_a_computed_conflict(closed):
    chamber, item = closed
    forced("UPDATE councils_declaration SET kinds = '{family}' WHERE id = (SELECT max(id) FROM councils_declaration)")
    assert "Thành viên 9 voted with a declared conflict" in said()
    forced(
        f"UPDATE identity_appointment SET organisation_id = {item.proposal.organisation_id} "
        f"WHERE person_id = {chamber.people[3].pk}"
    )
    assert "Thành viên 4 voted with a computed conflict" in said()


def test_a_count_below_the_quorum_and_a_voter_who_did_not_sit(closed):
    chamber, item = closed
    Attendance.objects.filter(membership__person__in=chamber.people[4:]).update(is_present=False)
    assert f"{item.number}: counted with 4 of 9 members" in said()
    assert "9 ballots counted, 4 cast" in said()
    Attendance.objects.all().delete()
    assert "voted without sitting" in said()
    assert Ballot.objects.count() == 9
