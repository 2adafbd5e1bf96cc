"""What a member of the standing council follows stands first on the home page (CT-3-1c)."""

from datetime import date

import pytest

from gieo.councils.models import STANDING
from gieo.councils.seats import CouncilSeat
from gieo.councils.services.found_council import NewMember, found_council
from gieo.dossiers.docket import entry_of
from gieo.dossiers.models import DocketEntry
from gieo.identity.models import Organisation, OrganisationKind
from gieo.identity.services.register_organisation import register_organisation
from gieo.portal.selectors import desk_of
from gieo.registry.models import Task
from tests.conftest import moment
from tests.councils.chamber import Chamber

pytestmark = [pytest.mark.db, pytest.mark.django_db]

NOW = moment("2024-07-20 09:00")


def dossier_of(chamber: Chamber, number: int, field: str, orderer: Organisation | None = None) -> DocketEntry:
    """One that the first person reads and need not act on, of a task of its own; the higher the number the later."""
    task = Task.objects.create(
        province=chamber.province, number=f"NV.{number}", title=f"Nhiệm vụ {number}", plan_year=2024,
        science_field=field, commissioning_body=orderer,
    )  # fmt: skip
    entry = entry_of(chamber.proposal(task_name=f"Đề xuất {number}"))
    moved = {
        "task": task,
        "reader_users": [chamber.people[0].user_id],
        "state_since": moment(f"2024-06-{number:02} 08:00"),
    }
    DocketEntry.objects.filter(pk=entry.pk).update(**moved)
    return DocketEntry.objects.get(pk=entry.pk)


@pytest.mark.requirement("CT-3-1c", "P-13")
def test_tasks_of_the_fields_and_districts_a_member_follows_stand_first() -> None:
    chamber = Chamber()
    member = chamber.people[0]
    district = register_organisation(
        name="UBND huyện Lục Ngạn", kind=OrganisationKind.DISTRICT, province=chamber.province
    )
    dossiers = [
        dossier_of(chamber, 1, "agricultural"),
        dossier_of(chamber, 2, "medical", district),
        dossier_of(chamber, 3, "medical"),
    ]

    def shown() -> list[str]:
        actor = chamber.actor(member)
        return [line.entry.number for line in desk_of(actor, at=NOW, year=2024).following]

    first, second, third = (entry.number for entry in dossiers)
    assert shown() == [third, second, first], "the latest first, as long as nothing is followed"
    seat = NewMember(
        person=member.pk, seat=CouncilSeat.CHAIR, science_fields=["agricultural"], localities=[district.pk]
    )
    found_council(
        province=chamber.province, kind=STANDING, title="Hội đồng KH&CN tỉnh", term_ends_on=date(2028, 12, 31),
        rulebook=chamber.province.latest_rulebook.id, members=[seat], actor=chamber.chairman, at=moment("2024-01-10 09:00"),
    )  # fmt: skip
    assert shown() == [second, first, third]
