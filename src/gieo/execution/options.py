"""Lists that several forms of this stage pick from."""

from gieo.contracts.models import Contract
from gieo.dossiers.kinds import Options
from gieo.identity.models import Appointment, Organisation
from gieo.kernel.actors import Role

MOST = 300
RUNNING = ("running", "paused")


def running_contracts(province: str) -> Options:
    """Contracts under which work is going on."""
    found = Contract.objects.filter(province=province, state__in=RUNNING).order_by("number")[:MOST]
    return [(each.pk, f"{each.contract_number} {each.title[:100]}") for each in found]


def people(province: str) -> Options:
    """Everybody with a seat in a province."""
    seats = Appointment.objects.filter(province=province, valid_to__isnull=True).order_by(
        "person__full_name", "person_id"
    )
    return list(dict.fromkeys(seats.values_list("person_id", "person__full_name")))[:MOST]


def leaders(province: str) -> Options:
    """Who may lead a task: whoever proposes in the province. A host reads this list: it names nobody who judges."""
    seats = Appointment.objects.filter(province=province, valid_to__isnull=True, role=Role.PROPOSER)
    named = seats.order_by("person__full_name", "person_id").values_list("person_id", "person__full_name")
    return list(dict.fromkeys(named))[:MOST]


def bodies(province: str) -> Options:
    """Living bodies of a province."""
    found = Organisation.objects.filter(province=province, valid_to__isnull=True).order_by("name", "pk")
    return list(found.values_list("pk", "name")[:MOST])
