"""Whoever takes part in the work is looked into before a council is founded, on every stage of the task."""

from typing import Any

import pytest

from gieo.councils.choosing import prospects_of
from gieo.councils.links import SuspicionKind, suspicions_of
from gieo.councils.models import Verdict
from gieo.councils.services.choose_members import review_suspicion
from gieo.identity.models import Person
from gieo.kernel.actors import Role
from gieo.kernel.refusal import Refused
from gieo.selection.carrying_out import partners_of, team_of
from gieo.selection.models import Application
from gieo.selection.rows import MemberRow, PartnerRow
from tests.conftest import moment
from tests.selection.cast import Cast, checked_call
from tests.selection.cast_council import founding, selection_of
from tests.selection.cast_money import approved

pytestmark = [pytest.mark.web, pytest.mark.django_db]

THIEU = "ThS. Lê Văn Thiều, Thư ký"  # as the application names its scientific secretary


def bearer(cast: Cast, number: int, name: str = "Lê Văn Thiều") -> Person:
    person = cast.expert(number)
    Person.objects.filter(pk=person.pk).update(full_name=name)
    return Person.objects.get(pk=person.pk)


@pytest.mark.requirement("X-14")
def test_who_bears_the_name_of_a_participant_is_looked_into_and_kept_out_when_confirmed(cast: Cast, at: Any):
    person = bearer(cast, 1)
    item = selection_of(checked_call(cast))
    at("2025-03-08 08:00")
    (found,) = [each for each in prospects_of(item) if each.expert.person == person]
    ((suspicion, review),) = found.suspicions
    assert (suspicion.kind, suspicion.cause, review) == (SuspicionKind.TEAM, THIEU, None)
    concluded: dict[str, Any] = {"item": item, "person": person.pk, "kind": "team", "cause": THIEU}
    concluded |= {"words": "Đúng là thư ký của hồ sơ", "actor": cast.of(Role.SCIENCE_OFFICER)}
    review_suspicion(verdict=Verdict.CONFIRMED, at=moment("2025-03-08 09:00"), **concluded)
    with pytest.raises(Refused) as caught:
        cast.do(item, "found_council", cast.of(Role.DIRECTOR), "2025-03-10 08:00", founding(cast))
    assert "excluded_from_council" in caught.value.codes


@pytest.mark.requirement("X-14")
def test_of_what_was_not_opened_no_participant_is_known(cast: Cast):
    person = bearer(cast, 1)
    item = selection_of(checked_call(cast))
    assert suspicions_of(item, [person.pk])
    Application.objects.filter(call=item.call).update(unsealed_at=None)
    assert not suspicions_of(type(item).objects.get(pk=item.pk), [person.pk])


@pytest.mark.requirement("X-14")
def test_later_councils_know_the_people_and_partners_of_the_application_that_was_approved(cast: Cast):
    partner = cast.host("Trường Đại học Nông Lâm").seats
    bodies = {seat.organisation for seat in partner}
    approval = approved(cast)
    Application.objects.filter(pk=approval.application_id).update(
        members=[MemberRow(name="ThS. Lê Văn Thiều", part="Thư ký", months="3").model_dump(mode="json")],
        partners=[PartnerRow(name="Trường Đại học Nông Lâm", work="Khảo nghiệm").model_dump(mode="json")],
    )
    assert team_of(approval.task_id) == [("ThS. Lê Văn Thiều", THIEU)]
    assert set(partners_of(approval.task_id)) == bodies
    assert (team_of(None), partners_of(None)) == ([], [])
