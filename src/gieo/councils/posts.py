"""What members are beside the council, as founding decisions say it: academic degree, post, place of work."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gieo.councils.models import Expert
from gieo.identity.models import Appointment


@dataclass(frozen=True, slots=True)
class Post:
    """One person on one day; empty where nothing is known."""

    degree: str = ""
    post: str = ""
    workplace: str = ""

    @property
    def in_words(self) -> str:
        """Post and place of work, as one column of a decision."""
        return ", ".join(filter(None, (self.post, self.workplace)))

    def before(self, name: str) -> str:
        """A name with the degree in front of it."""
        return f"{self.degree} {name}".strip()


def posts_of(people: Sequence[int], province: str, day: date) -> Mapping[int, Post]:
    """Of each person the post of their seat and where they work; what the bank of experts knows fills what is left.

    Args:
        people: primary keys.
        province: whose bank of experts is read.
        day: on which seats are held.
    """
    seats = Appointment.objects.filter(person__in=people).valid_on(day).select_related("organisation")
    entries = Expert.objects.filter(person__in=people, province=province).select_related("employer")
    held: dict[int, list[Appointment]] = {}
    for seat in seats.order_by("person_id", "pk"):
        held.setdefault(seat.person_id, []).append(seat)
    known = {each.person_id: each for each in entries}
    return {person: _post(held.get(person, []), known.get(person)) for person in people}


def _post(seats: Sequence[Appointment], entry: Expert | None) -> Post:
    """The seat that says most: one with a post and a body before one with either."""
    best = max(seats, key=lambda seat: (bool(seat.post), seat.organisation_id is not None), default=None)
    body = best.organisation if best else None
    employer = entry.employer if entry else None
    workplace = body or employer
    return Post(
        degree=entry.degree if entry else "",
        post=best.post if best else "",
        workplace=workplace.name if workplace else "",
    )
