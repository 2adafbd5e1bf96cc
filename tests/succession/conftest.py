"""A province whose bodies hold seats, duties, a running task with money, an order and a closed file."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import pytest

from gieo.dossiers.services.act import act
from gieo.duties.services.open_duties import open_duties
from gieo.identity.models import Organisation, OrganisationKind, Province
from gieo.identity.selectors import actor_of
from gieo.identity.services.register_organisation import register_organisation
from gieo.kernel.actors import SYSTEM, Actor, Role
from gieo.kernel.asking import Picked
from gieo.orientation.order.facts import OrderFacts
from gieo.orientation.services.open_order import open_order
from gieo.registry.models import MoneyLine, Task
from gieo.succession.act.facts import ChangeAsked, DecisionFacts, DirectionFacts, PartFacts
from gieo.succession.models import Succession
from gieo.succession.services.open_succession import open_succession
from tests.conftest import moment
from tests.factories import department_of, officer_of, person_in, province_of

BEGIN = moment("2025-01-02 08:00")
DECIDED = moment("2025-03-03 09:00")
FROM = date(2025, 3, 1)


@dataclass
class Office:
    """Whoever enters and whoever certifies, with the bodies of the province."""

    province: Province
    typist: Actor
    certifier: Actor
    bodies: dict[str, Organisation] = field(default_factory=dict)

    def decide(
        self, change: str, *, from_day: date = FROM, at: datetime = DECIDED, heir: str = "", number: str = "01/NQ-HĐND"
    ) -> Succession:
        """A draft of a decision."""
        facts = DecisionFacts(
            change=ChangeAsked(change),
            decision=number,
            decided_on=from_day,
            decided_by="HĐND tỉnh",
            from_day=from_day,
            heir_province=Picked(id=heir, name=heir) if heir else None,
        )
        return open_succession(province=self.province.code, facts=facts, actor=self.typist, at=at)

    def name(self, succession: Succession, body: str, *, at: datetime = DECIDED, **becomes: Any) -> Succession:
        """A line."""
        picked = {key: Picked(id=value.pk, name=value.name) for key, value in becomes.items() if key == "heir"}
        facts = PartFacts(body=Picked(id=self.bodies[body].pk, name=body), **{**becomes, **picked})
        named: Succession = act(succession, "name_body", actor=self.typist, at=at, facts=facts).subject
        return named

    def direct(self, succession: Succession, thing: str, heir_name: str) -> Succession:
        """All of a kind, or one thing, to one of the heirs."""
        part = succession.parts.get(heir_name=heir_name)
        facts = DirectionFacts(thing=Picked(id=thing, name=thing), part=Picked(id=part.pk, name=heir_name))
        directed: Succession = act(succession, "direct", actor=self.typist, at=DECIDED, facts=facts).subject
        return directed

    def do(
        self, succession: Succession, name: str = "carry_out", *, at: datetime = DECIDED, **given: Any
    ) -> Succession:
        """Certify."""
        done: Succession = act(succession, name, actor=self.certifier, at=at, **given).subject
        return done


def seated(role: Role, province: Province, email: str, body: Organisation | None = None) -> Actor:
    """Somebody in a seat."""
    person = person_in(role, province, name=f"Người {email}", email=f"{email}@gieo.test", body=body)
    assert person.user
    return actor_of(person.user, date(2025, 2, 1))


def task_of(host: Organisation, number: str = "ĐT-01") -> Task:
    """A running task with money that is not settled."""
    assert host.province
    task = Task.objects.create(
        province=host.province, number=number, title="Nhân giống vải", plan_year=2024, host=host,
        starts_on=date(2024, 6, 1), approved_on=date(2024, 5, 1),
    )  # fmt: skip
    MoneyLine.objects.create(
        province=host.province, task=task, source="provincial_science", year=2024, requested=100, approved=100,
        contracted=100, paid=60,
    )  # fmt: skip
    return task


def order_of(body: Organisation, focal: Actor) -> Any:
    """An order that waits for an answer."""
    assert body.province
    facts = OrderFacts(
        title="Chẩn đoán sớm", plan_year=2026, need="Bệnh tăng", expected_result="Quy trình",
        grounds=(Picked(id="development_plan", name="Kế hoạch phát triển"),),
    )  # fmt: skip
    order = open_order(province=body.province.code, facts=facts, actor=focal, at=BEGIN)
    return act(order, "send", actor=focal, at=BEGIN).subject


@pytest.fixture
def office(db) -> Office:
    """Bắc Giang in the beginning of 2025, before its departments were merged."""
    province = province_of("BG")
    department_of(province)
    officer_of(province)
    made = Office(
        province=province,
        typist=seated(Role.RECORDS_CLERK, province, "vanthu"),
        certifier=seated(Role.ADMINISTRATOR, province, "quantri"),
    )
    for key, name, kind in (
        ("farming", "Sở Nông nghiệp và Phát triển nông thôn tỉnh Bắc Giang", OrganisationKind.DEPARTMENT),
        ("nature", "Sở Tài nguyên và Môi trường tỉnh Bắc Giang", OrganisationKind.DEPARTMENT),
        ("district", "UBND huyện Lục Ngạn", OrganisationKind.DISTRICT),
        ("hospital", "Bệnh viện Đa khoa tỉnh Bắc Giang", OrganisationKind.HOSPITAL),
    ):
        made.bodies[key] = register_organisation(name=name, kind=kind, province=province)
    open_duties(province="BG", year=2025, actor=SYSTEM, at=BEGIN)
    return made
