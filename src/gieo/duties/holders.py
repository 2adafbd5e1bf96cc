"""Who belongs to a class that duties are laid on, on a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

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


def holders_of(kind: DutyHolder, *, province: Province, rulebook: Rulebook, on: date) -> Iterator[Holding]:
    """Everyone of a class in a province on a day.

    The Sở that receives proposals and reports owes none to itself: its own duties are those of its offices.
    """
    if kind in ROLES:
        yield Holding(role=ROLES[kind])
    elif kind is DutyHolder.COUNCIL_MEMBER:
        yield from (Holding(member=person) for person in _members(province, on))
    elif kind is DutyHolder.LEAD_ORGANISATION:
        yield from (Holding(body=body) for body in _hosts(province, on))
    else:
        profile = rulebook.profile
        receiver = organisation_named(profile.body, province) if profile else None
        bodies = Organisation.objects.filter(province=province, kind=KINDS[kind]).valid_on(on).order_by("name")
        yield from (Holding(body=body) for body in bodies if body != receiver)


def _members(province: Province, on: date) -> list[Person]:
    seats = Appointment.objects.filter(province=province, role=Role.COUNCIL_MEMBER).valid_on(on)
    return list(Person.objects.filter(pk__in=seats.values("person")).order_by("full_name", "pk"))


def _hosts(province: Province, on: date) -> list[Organisation]:
    running = Task.objects.filter(province=province, starts_on__lte=on, accepted_on__isnull=True, host__isnull=False)
    return list(Organisation.objects.filter(pk__in=running.values("host")).order_by("name"))
