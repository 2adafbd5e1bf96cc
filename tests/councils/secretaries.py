"""Administrative secretaries: the law of 2013 lets no council be founded without them."""

from gieo.identity.models import Person, Province
from gieo.kernel.actors import Role
from gieo.kernel.asking import Picked
from tests.factories import person_in


def secretary(province: Province, number: int) -> Person:
    """One of those who help the councils of a province, and nothing else there."""
    email = f"thuky{number}.{province.slug}@gieo.test"
    return person_in(Role.FINANCE_OFFICER, province, name=f"Thư ký hành chính {number}", email=email)


def secretaries(province: Province, number: int = 2) -> tuple[Picked, ...]:
    """As many as a council needs, as they are picked when it is founded."""
    people = [secretary(province, at) for at in range(1, number + 1)]
    return tuple(Picked(id=person.pk, name=person.full_name) for person in people)
