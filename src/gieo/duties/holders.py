"""Who belongs to a class that duties are laid on, on a day."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from gieo.identity.models import Appointment, Organisation, OrganisationKind, Person, Province
from gieo.identity.models.appointment import ROLE_LABELS
from gieo.identity.selectors import organisation_named
from gieo.kernel.actors import Role
from gieo.registry.models import Task
from gieo.rulebooks.models import Rulebook
from gieo.rulebooks.models.duties import DutyHolder

KINDS = {
    DutyHolder.DEPARTMENT: OrganisationKind.DEPARTMENT,
    DutyHolder.DISTRICT: OrganisationKind.DISTRICT,
    DutyHolder.COMMUNE: OrganisationKind.COMMUNE,
    DutyHolder.UNIT: OrganisationKind.DIVISION,
    DutyHolder.PRESS: OrganisationKind.PRESS,
    DutyHolder.ENTERPRISE: OrganisationKind.ENTERPRISE,
}
# Offices of the province and of its Sở: whoever sits in the role holds the duty.
ROLES = {
    DutyHolder.COUNCIL: Role.SCIENCE_OFFICER,
    DutyHolder.PEOPLES_COMMITTEE: Role.CHAIRMAN,
    DutyHolder.CHAIRMAN: Role.CHAIRMAN,
    DutyHolder.SCIENCE_DEPARTMENT: Role.SCIENCE_OFFICER,
    DutyHolder.OFFICE: Role.RECORDS_CLERK,
    DutyHolder.INSPECTOR: Role.INSPECTOR,
    DutyHolder.INFORMATION_CENTRE: Role.SCIENCE_OFFICER,
    DutyHolder.FINANCE_DEPARTMENT: Role.FINANCE_OFFICER,
}


@dataclass(frozen=True, slots=True)
class Holding:
    """One holder: a body, a member of the council, or a role of the office."""

    body: Organisation | None = None
    member: Person | None = None
    role: str = ""

    @property
    def key(self) -> tuple[int | None, int | None, str]:
        """What tells it from other holders."""
        return (self.body.pk if self.body else None, self.member.pk if self.member else None, self.role)

    @property
    def name(self) -> str:
        """As shown."""
        return str(self.body or self.member or ROLE_LABELS[Role(self.role)])


class Holders:
    """Who belongs to each class in a province on a day; a class is looked up once however many rules name it."""

    def __init__(self, province: Province, rulebook: Rulebook, on: date) -> None:
        self._province, self._rulebook, self._on = province, rulebook, on
        self._known: dict[DutyHolder, list[Holding]] = {}

    def of(self, kind: DutyHolder) -> list[Holding]:
        """Everyone of a class."""
        if kind not in self._known:
            self._known[kind] = self._find(kind)
        return self._known[kind]

    def _find(self, kind: DutyHolder) -> list[Holding]:
        if kind in ROLES:
            return [Holding(role=ROLES[kind])]
        if kind is DutyHolder.COUNCIL_MEMBER:
            return [Holding(member=person) for person in _members(self._province, self._on)]
        if kind is DutyHolder.LEAD_ORGANISATION:
            return [Holding(body=body) for body in _hosts(self._province, self._on)]
        return [Holding(body=body) for body in self._bodies.get(KINDS[kind], ()) if body != self._receiver]

    @cached_property
    def _bodies(self) -> Mapping[str, list[Organisation]]:
        """By kind, in the order of their names."""
        found: dict[str, list[Organisation]] = defaultdict(list)
        owing = Organisation.objects.filter(province=self._province, kind__in=KINDS.values()).valid_on(self._on)
        for body in owing.order_by("name"):
            found[body.kind].append(body)
        return found

    @cached_property
    def _receiver(self) -> Organisation | None:
        """The Sở that receives proposals and reports owes none to itself: its own duties are those of its offices."""
        profile = self._rulebook.profile
        return organisation_named(profile.body, self._province) if profile else None


def _members(province: Province, on: date) -> list[Person]:
    seats = Appointment.objects.filter(province=province, role=Role.COUNCIL_MEMBER).valid_on(on)
    return list(Person.objects.filter(pk__in=seats.values("person")).order_by("full_name", "pk"))


def _hosts(province: Province, on: date) -> list[Organisation]:
    running = Task.objects.filter(province=province, starts_on__lte=on, accepted_on__isnull=True, host__isnull=False)
    return list(Organisation.objects.filter(pk__in=running.values("host")).order_by("name"))
