"""Whatever decisions follow one another: every duty, running task, debt, seat and file has one holder on each date (invariant 8)."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from gieo.core import trail
from gieo.dossiers.models import DocketEntry
from gieo.duties import invariants as duty_invariants
from gieo.duties.models import Duty
from gieo.identity.models import Appointment, Organisation
from gieo.kernel.actors import Role
from gieo.kernel.refusal import TransitionRefused
from gieo.registry.models import Task
from gieo.succession import invariants
from gieo.succession.act.facts import ReasonFacts
from gieo.succession.models import Succession
from gieo.succession.moving import moves_of
from tests.succession.conftest import DECIDED, Office, order_of, seated, task_of

pytestmark = [pytest.mark.db, pytest.mark.django_db, pytest.mark.requirement("Q-14", "X-3")]

FIRST = date(2025, 3, 1)
APART = timedelta(days=9)
WRONG = ReasonFacts(reason="Nhập nhầm")


@dataclass
class Story:
    """Decisions drawn one after another.

    Attributes:
        days: on which it is asked who holds what.
    """

    office: Office
    draw: Any
    at: datetime = DECIDED
    day: date = FIRST
    made: int = 0
    days: list[date] = field(default_factory=lambda: [date(2025, 1, 15), date(2025, 2, 28)])

    def living(self) -> list[str]:
        bodies = Organisation.objects.in_bulk([body.pk for body in self.office.bodies.values()])
        return sorted(key for key, body in self.office.bodies.items() if bodies[body.pk].is_valid_on(self.day))

    def pick(self, count: int) -> list[str]:
        return self.draw.draw(st.lists(st.sampled_from(self.living()), min_size=count, max_size=count, unique=True))

    def name(self) -> str:
        self.made += 1
        return f"Cơ quan kế thừa số {self.made}"

    def tell(self) -> None:
        """One decision; taken back afterwards, or not."""
        change = self.draw.draw(st.sampled_from(["merge", "rename", "end", "split"]))
        draft = self.office.decide(change, from_day=self.day, at=self.at, number=f"{self.made + 1}/QĐ-UBND")
        before = state_of_things()
        try:
            done = self.office.do(getattr(self, f"_{change}")(draft), at=self.at)
        except TransitionRefused as refused:
            codes = set(refused.codes)
        else:
            codes = set()
            self._look(done, before)
        assert codes <= {"has_one_already"}, "the heir's own has to be finished first"
        assert not codes or state_of_things() == before, "all or nothing"
        self.days += [self.day - timedelta(days=1), self.day]
        self.day, self.at = self.day + APART, self.at + APART

    def _look(self, done: Succession, before: list[Any]) -> None:
        if self.draw.draw(st.booleans()):
            self.office.do(done, "reverse", at=self.at + timedelta(days=1), facts=WRONG)
            assert state_of_things() == before, "it went back whole"
            return
        known = {body.pk for body in self.office.bodies.values()}
        for body in Organisation.objects.filter(province=self.office.province).exclude(pk__in=known):
            self.office.bodies[f"body-{body.pk}"] = body

    def _merge(self, draft: Succession) -> Succession:
        heir = self.name()
        for body in self.pick(2):
            draft = self.office.name(draft, body, at=self.at, heir_name=heir)
        return draft

    def _rename(self, draft: Succession) -> Succession:
        return self.office.name(draft, self.pick(1)[0], at=self.at, new_name=self.name())

    def _end(self, draft: Succession) -> Succession:
        ending, heir = self.pick(2)
        return self.office.name(draft, ending, at=self.at, heir=self.office.bodies[heir])

    def _split(self, draft: Succession) -> Succession:
        (body,), heirs = self.pick(1), (self.name(), self.name())
        for heir in heirs:
            draft = self.office.name(draft, body, at=self.at, heir_name=heir)
        for move in moves_of(draft):
            draft = self.office.direct(draft, f"{move.key}-{move.row.pk}", self.draw.draw(st.sampled_from(heirs)))
        return draft


def state_of_things() -> list[Any]:
    """Who holds what, as rows."""
    return [
        list(rows)
        for rows in (
            DocketEntry.objects.exclude(kind="succession").order_by("pk").values_list("pk", "holder_bodies", "reader_bodies", "state"),
            Duty.objects.order_by("pk", "tenures").values_list("pk", "body", "state", "tenures__body", "tenures__until"),
            Appointment.objects.order_by("pk").values_list("pk", "organisation", "valid_to"),
            Task.objects.order_by("pk").values_list("pk", "host"),
            Organisation.objects.order_by("pk").values_list("pk", "name", "valid_to", "successor"),
        )
    ]  # fmt: skip


@given(data=st.data())
@settings(
    max_examples=8,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    phases=[Phase.reuse, Phase.generate],  # an example is a story of some seconds: what fails is told, not made smaller
)
def test_everything_has_one_holder_on_each_date_whatever_is_decided(office: Office, data: Any) -> None:
    with transaction.atomic():
        for key in ("farming", "district"):
            focal = seated(Role.FOCAL_OFFICER, office.province, f"daumoi-{key}", office.bodies[key])
            task_of(office.bodies[key], f"ĐT-{key}")
            order_of(office.bodies[key], focal)
        seated(Role.PROPOSER, office.province, "benhvien", office.bodies["hospital"])
        story = Story(Office(office.province, office.typist, office.certifier, dict(office.bodies)), data)
        for _decision in range(data.draw(st.integers(min_value=1, max_value=4))):
            story.tell()
        today = story.at.date()
        for day in sorted({*story.days, today}):
            assert list(invariants.faults(on=day, today=today)) == [], day
        assert list(duty_invariants.faults()) == []
        assert list(trail.faults()) == []
        transaction.set_rollback(True)
