"""A province of three departments, a district and a member of its council, in the year 2024."""

from dataclasses import dataclass
from datetime import date

import pytest

from gieo.duties.models import Duty
from gieo.duties.services.open_duties import open_duties
from gieo.identity.models import Organisation, OrganisationKind, Province
from gieo.identity.selectors import actor_of
from gieo.identity.services.register_organisation import register_organisation
from gieo.kernel.actors import SYSTEM, Actor, Role
from tests.conftest import moment
from tests.factories import department_of, officer_of, person_in, province_of

BEGIN = moment("2024-01-02 08:00")


def focal_of(body: Organisation) -> Actor:
    """The focal officer of a body."""
    assert body.province
    email = f"dau.moi.{body.pk}@gieo.test"
    person = person_in(Role.FOCAL_OFFICER, body.province, name=f"Đầu mối {body.name}", email=email, body=body)
    assert person.user
    return actor_of(person.user, date(2024, 6, 1))


@dataclass(frozen=True)
class Cast:
    """Who owes."""

    province: Province
    health: Organisation
    farming: Organisation
    district: Organisation
    member: Actor
    officer: Actor

    def duty(self, rule: str, holder: Organisation | None = None) -> Duty:
        """The one duty of a rule and a body."""
        return Duty.objects.get(rule_key=rule, body=holder) if holder else Duty.objects.get(rule_key=rule)


@pytest.fixture
def cast(db) -> Cast:
    """The bodies, without duties."""
    province = province_of("BG")
    department_of(province)

    def body(name: str, kind: OrganisationKind) -> Organisation:
        return register_organisation(name=name, kind=kind, province=province)

    person = person_in(Role.COUNCIL_MEMBER, province, name="Thành viên Hội đồng", email="thanh.vien@gieo.test")
    assert person.user
    return Cast(
        province=province,
        health=body("Sở Y tế", OrganisationKind.DEPARTMENT),
        farming=body("Sở Nông nghiệp", OrganisationKind.DEPARTMENT),
        district=body("UBND huyện Lục Ngạn", OrganisationKind.DISTRICT),
        member=actor_of(person.user, date(2024, 6, 1)),
        officer=officer_of(province),
    )


@pytest.fixture
def owing(cast: Cast) -> Cast:
    """The same with the duties of 2024."""
    open_duties(province="BG", year=2024, actor=SYSTEM, at=BEGIN)
    return cast
