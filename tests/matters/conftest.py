"""Bodies of two provinces with somebody at their desks, a plan, and a running contract."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
from django.test import Client

from gieo.dossiers.services.act import act
from gieo.dossiers.services.open_new import open_new
from gieo.identity.models import Organisation, OrganisationKind, Province, User
from gieo.identity.selectors import actor_of
from gieo.identity.services.register_organisation import register_organisation
from gieo.kernel.actors import Actor, Role
from gieo.matters.models import Matter
from gieo.plans.models import Plan
from tests.conftest import moment
from tests.factories import officer_of, person_in, province_of, user_of

SOME_DAY = moment("2024-03-04 08:00")
WAY = "/lam-viec/so-theo-doi"


@dataclass
class Desk:
    """Somebody who sits for a body, with a browser."""

    body: Organisation | None
    actor: Actor
    client: Client

    def enter(self, register: str, _status: int = 302, /, **typed: Any) -> Matter | None:
        """Type something into the form of a register; the entry, where it was taken."""
        answer = self.client.post(f"{WAY}/{register}/lap", {"plan_year": "2024", **typed})
        assert answer.status_code == _status, answer.content.decode()
        return Matter.objects.get(number=answer["Location"].rsplit("/", 1)[1]) if _status == 302 else None

    def does(self, matter: Matter, name: str, _status: int = 302, /, **typed: Any) -> Matter:
        """Do one of its acts on its page."""
        answer = self.client.post(f"{matter.get_absolute_url()}/viec/{name}", typed)
        assert answer.status_code == _status, answer.content.decode()
        matter.refresh_from_db()
        return matter

    def sees(self, address: str) -> str:
        """A page as it reads to them."""
        answer = self.client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        return answer.content.decode()

    def finds(self, matter: Matter) -> int:
        """What the address of an entry answers them."""
        return self.client.get(matter.get_absolute_url()).status_code


@dataclass
class House:
    """A province with its desks."""

    province: Province
    desks: dict[str, Desk] = field(default_factory=dict)

    @property
    def officer(self) -> Desk:
        """The science officer."""
        actor = officer_of(self.province)
        return Desk(None, actor, browser(actor))

    def at(self, name: str, kind: str = OrganisationKind.DEPARTMENT, role: Role = Role.FOCAL_OFFICER) -> Desk:
        """The desk of a body, founded where there is none yet."""
        if name not in self.desks:
            body = register_organisation(name=name, kind=OrganisationKind(kind), province=self.province)
            person = person_in(role, self.province, name=f"Người của {name}", email=f"o{body.pk}@gieo.test", body=body)
            assert person.user
            actor = actor_of(person.user, date(2024, 6, 1))
            self.desks[name] = Desk(body, actor, browser(actor))
        return self.desks[name]

    def plan(self) -> Plan:
        """A plan in force."""
        plan = Plan(
            province=self.province,
            title="Kế hoạch nghiên cứu, ứng dụng",
            plan_year=2021,
            first_year=2021,
            last_year=2025,
        )
        opened = open_new(plan, actor=self.officer.actor, at=SOME_DAY, legal_basis=("GIEO-MACDINH:45",))
        confirmed: Plan = act(opened, "confirm", actor=self.officer.actor, at=SOME_DAY).subject
        return confirmed


def browser(actor: Actor) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=user_of(actor).pk))
    return client


@pytest.fixture
def house(db: None, at: Callable[[str], None]) -> Callable[[str], House]:
    """A province on a working morning of March 2024."""
    at("2024-03-04 09:00")
    return lambda code: House(province_of(code))
