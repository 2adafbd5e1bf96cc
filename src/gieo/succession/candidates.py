"""Records that look like one body or one person: by the folded name, and by whatever else they share."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from django.utils.translation import gettext as _

from gieo.councils.models import Expert
from gieo.identity.models import Appointment, Organisation, OrganisationName, Person
from gieo.kernel import text
from gieo.succession.models import Twin
from gieo.succession.twin.states import TwinState

DEGREES = re.compile(r"^((gs|pgs|tskh|ts|ths|cn|ks|bs|ds|cki|ckii)[. ]+)+", re.IGNORECASE)
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A pair, the older record first; `marks` say what both share beside the name."""

    kind: str
    kept: Organisation | Person
    double: Organisation | Person
    marks: tuple[str, ...]

    @property
    def key(self) -> str:
        """In a list to pick from."""
        return f"{self.kind}-{self.kept.pk}-{self.double.pk}"

    @property
    def words(self) -> str:
        """What is the same."""
        return "; ".join((_("trùng tên"), *self.marks))


def candidates(province: str) -> list[Candidate]:
    """Pairs of a province that nobody has looked at yet, those with the most in common first."""
    looked_at = Twin.objects.exclude(state=TwinState.SEPARATED)
    known = {
        *(("body", frozenset(pair)) for pair in looked_at.values_list("body", "double_body")),
        *(("person", frozenset(pair)) for pair in looked_at.values_list("person", "double_person")),
    }
    found = [*_bodies(province), *_people(province)]
    fresh = [each for each in found if (each.kind, frozenset({each.kept.pk, each.double.pk})) not in known]
    return sorted(fresh, key=lambda each: (-len(each.marks), each.kind, each.kept.pk))


def _bodies(province: str) -> Iterator[Candidate]:
    """Living bodies that answer to the same name, however it is spelled, with or without the name of the province."""
    names = OrganisationName.objects.filter(
        organisation__province=province, organisation__valid_to__isnull=True, organisation__successor__isnull=True
    ).select_related("organisation__province")
    by_key: dict[str, set[int]] = defaultdict(set)
    bodies: dict[int, Organisation] = {}
    for name in names.exclude(search=""):
        body = bodies.setdefault(name.organisation_id, name.organisation)
        by_key[_without_province(name.name, body)].add(body.pk)
    for first, second in _pairs(by_key.values()):
        one, other = bodies[first], bodies[second]
        shares = {
            _("cùng loại"): one.kind == other.kind,
            _("cùng cơ quan chủ quản"): one.parent_id is not None and one.parent_id == other.parent_id,
        }
        yield Candidate("body", one, other, tuple(mark for mark, is_so in shares.items() if is_so))


def _without_province(name: str, body: Organisation) -> str:
    key = text.search_key(name)
    place = text.search_key(f"tỉnh {body.province.name}") if body.province else ""
    return text.collapse(key.replace(place, " ")) if place else key


def _people(province: str) -> Iterator[Candidate]:
    """People of the same name; degrees in front of it do not count."""
    people = {
        person.pk: person
        for person in Person.objects.filter(province=province, merged_into__isnull=True).order_by("pk")
    }
    by_key: dict[str, set[int]] = defaultdict(set)
    for person in people.values():
        by_key[text.search_key(DEGREES.sub("", person.full_name))].add(person.pk)
    pairs = list(_pairs(by_key.values()))
    bodies = _bodies_of({pk for pair in pairs for pk in pair})
    for first, second in pairs:
        one, other = people[first], people[second]
        shares = {
            _("cùng thư điện tử"): one.email != "" and one.email.lower() == other.email.lower(),
            _("cùng điện thoại"): _digits(one) != "" and _digits(one) == _digits(other),
            _("cùng cơ quan"): bool(bodies[first] & bodies[second]),
        }
        yield Candidate("person", one, other, tuple(mark for mark, is_so in shares.items() if is_so))


def _pairs(groups: Iterable[set[int]]) -> Iterator[Pair]:
    yield from dict.fromkeys(pair for group in groups for pair in combinations(sorted(group), 2))


def _bodies_of(people: set[int]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    seats = Appointment.objects.filter(person__in=people, organisation__isnull=False)
    jobs = Expert.objects.filter(person__in=people, employer__isnull=False)
    for person, body in (*seats.values_list("person", "organisation"), *jobs.values_list("person", "employer")):
        found[person].add(body)
    return found


def _digits(person: Person) -> str:
    return re.sub(r"\D", "", person.phone)
