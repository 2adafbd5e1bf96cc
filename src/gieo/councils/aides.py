"""Who could be an administrative secretary: officers of the province, with what links each to the dossier."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from gieo.core.prepared import Prepared
from gieo.councils.candidates import conflicts_of_each
from gieo.councils.links import Suspicion, suspicions_of
from gieo.councils.models import CouncilItem, SuspicionReview
from gieo.councils.roster import conflict_rules
from gieo.councils.rules.conflicts import Conflict, bars
from gieo.councils.suspicions import Looked, confirmed_in, look, not_dismissed
from gieo.identity.models import Appointment, Person
from gieo.kernel.actors import Role

HELPERS = (Role.SCIENCE_OFFICER, Role.FINANCE_OFFICER, Role.RECORDS_CLERK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Aide:
    """An officer as a possible secretary.

    Attributes:
        body: where the officer works; empty where no seat says it.
        conflicts: what the rules find, with article; those that bar keep the officer out.
        suspicions: links nobody dismissed, each with its review where one was made.
        kept_out: the suspicion that was confirmed, whether anything known today still raises it or not; else empty.
    """

    person: Person
    body: str
    conflicts: Sequence[Conflict]
    suspicions: Sequence[tuple[Suspicion, SuspicionReview | None]]
    kept_out: str

    @property
    def is_barred(self) -> bool:
        """Whether the officer may not help here."""
        return bool(self.kept_out or bars(self.conflicts))

    @property
    def raised(self) -> list[Suspicion]:
        """Links nobody looked into yet."""
        return [suspicion for suspicion, review in self.suspicions if review is None]


def aides_of(item: CouncilItem, looked: Looked | None = None) -> list[Aide]:
    """Every officer with an account, by name; as many queries for any number."""
    on, looked = item.bench_day, looked or look(item)
    seated = {seat.person_id: seat for seat in _OFFICERS.ask(province=item.province_id, on=on)}
    people = list(seated)
    conflicts = conflicts_of_each(people, looked.judged, conflict_rules(item), on)
    suspected, out = suspicions_of(item, people, judged=looked.judged), confirmed_in(looked.reviews.values())
    return [
        Aide(
            person=seat.person,
            body=seat.organisation.name if seat.organisation else "",
            conflicts=conflicts[person],
            suspicions=not_dismissed(suspected.get(person, ()), looked.reviews),
            kept_out=out.get(person, ""),
        )
        for person, seat in seated.items()
    ]


def _officers(province: str, on: date) -> QuerySet[Appointment]:
    seats = Appointment.objects.filter(province=province, role__in=HELPERS, person__user__isnull=False).valid_on(on)
    return seats.select_related("person", "organisation").order_by("person__full_name", "person_id", "pk")


_OFFICERS = Prepared(_officers, province="?", on=date(1, 1, 1))
