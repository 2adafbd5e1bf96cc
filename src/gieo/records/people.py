"""Which account a name on a paper belongs to."""

from datetime import date

from gieo.identity.models import Appointment, Person
from gieo.kernel import text


def person_named(name: str, province: str, on: date) -> Person | None:
    """The one person of this name who sits in a province on a day and can sign in; None where none or several do."""
    people = Person.objects.filter(full_name=text.collapse(name), user__isnull=False)
    seated = Appointment.objects.filter(province=province).valid_on(on)
    found = list(people.filter(pk__in=seated.values("person"))[:2])
    return found[0] if len(found) == 1 else None
