"""The roster: who sits on a dossier and what links each of them to it. No declaration, presence or vote changes it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, QuerySet, Subquery

from gieo.core.lookups import keys, spelled
from gieo.core.prepared import Prepared
from gieo.councils.keys import body_key, person_key
from gieo.councils.models import (
    CouncilItem,
    Declaration,
    Expert,
    Membership,
    NamedReviewer,
    SuspicionReview,
    Verdict,
)
from gieo.councils.rules.conflicts import Conflict, Item, Member, bars, conflicts
from gieo.councils.seats import LEADING, CouncilSeat
from gieo.dossiers.kinds import kind_of
from gieo.dossiers.models import DocketEntry, Dossier
from gieo.identity.models import Appointment, Person
from gieo.rulebooks import library
from gieo.rulebooks.models import ConflictEffect, ConflictRule

NO_LEADING_SEAT = ConflictEffect.NO_LEADING_SEAT


@dataclass(frozen=True, slots=True, kw_only=True)
class Helper:
    """An administrative secretary on one dossier: no member, but bound and barred like one.

    Attributes:
        user: the account.
        has_pledged: to keep confidential what the council has before it.
        found: conflicts computed from what is known on the day.
        is_suspected: whether a suspicion was confirmed on this dossier.
    """

    user: int
    name: str
    has_pledged: bool
    found: Sequence[Conflict] = ()
    is_suspected: bool = False

    @property
    def is_barred(self) -> bool:
        """Whether a conflict keeps the secretary from this dossier."""
        return self.is_suspected or bool(bars(self.found))

    @property
    def is_clear(self) -> bool:
        """Pledged, and nothing bars: may read the dossier and keep the desk."""
        return self.has_pledged and not self.is_barred


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """Who sits on one dossier.

    Attributes:
        council: primary key of the council it was read for.
        day: the day memberships and employers were read for.
        entry: primary key of the dossier's line on the docket, on which declarations, presence and ballots hang.
        members: memberships in force on the day, in the order they were named.
        employers: by person, the bodies they work for.
        reviews: by membership, the dossiers it was named to review in a council that sits for a term.
        suspected: by membership, kind and cause of a suspicion that was confirmed against it on this dossier.
        judged: the people and bodies the dossier is about.
        rules: what keeps a member of this kind of council from a seat or a vote.
        helpers: the administrative secretaries.
        is_for_a_term: the council sits for years and names the reviewers of each dossier.
    """

    council: int
    day: date
    entry: int
    members: Sequence[Membership]
    employers: Mapping[int, frozenset[int]]
    reviews: Mapping[int, Sequence[str]]
    judged: Item
    rules: Sequence[ConflictRule]
    helpers: Sequence[Helper] = ()
    suspected: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    is_for_a_term: bool = False

    def is_of(self, item: CouncilItem) -> bool:
        """Whether it was read for the council and the day the dossier has now."""
        return (self.council, self.day) == (item.council_id, item.bench_day)

    def found_against(self, member: Membership, declarations: Iterable[Declaration]) -> list[Conflict]:
        """Conflicts of one of the members."""
        employers, leads = self.employers[member.person_id], bool(self.reviews.get(member.pk))
        return found_against(member, employers, self.judged, self.rules, declarations, reviews=leads)


def read_roster(item: CouncilItem) -> Roster:
    """The roster of a dossier that has a council: one query, one for its helpers, and those of what is judged."""
    day = item.bench_day
    seated = _SEATED.ask(council=item.council_id, day=day, kind=kind_of(item).name, subject=item.pk)
    entry = seated[0].entry or 0 if seated else entry_pk(item)
    judged, rules = item.judged(), conflict_rules(item)
    return Roster(
        council=item.council_id or 0,
        day=day,
        entry=entry,
        members=seated,
        employers={each.person_id: frozenset([*each.bodies, *each.workplaces]) for each in seated},
        reviews={each.pk: tuple(each.named_for) for each in seated if each.named_for},
        judged=judged,
        rules=rules,
        helpers=_helpers(seated[0].helpers, entry, day, judged, rules) if seated else (),
        suspected={each.pk: (each.suspected_of, each.suspected_for) for each in seated if each.suspected_of},
        is_for_a_term=bool(seated) and seated[0].term is not None,
    )


def _helpers(
    named: Sequence[Mapping[str, Any]], entry: int, day: date, judged: Item, rules: Sequence[ConflictRule]
) -> list[Helper]:
    """The secretaries as the decision names them, with what links each to the dossier on the day."""
    pledges = {each["user"]: bool(each.get("pledged_at")) for each in named if each["user"]}
    if not pledges:
        return []
    known = _secretaries(len(pledges)).ask(
        entry=entry, day=day, **{f"user{at}": user for at, user in enumerate(pledges)}
    )
    return [
        Helper(
            user=person.user_id or 0,
            name=person.full_name,
            has_pledged=pledges[person.user_id],
            found=found_against(
                Membership(person_id=person.pk, seat=CouncilSeat.MEMBER),
                frozenset([*person.bodies, *person.workplaces]),
                judged,
                rules,
            ),
            is_suspected=person.is_suspected,
        )
        for person in known
    ]


@cache
def _secretaries(count: int) -> Prepared[Any]:
    """Who so many accounts are, what they work for, and whether a suspicion was confirmed against them.

    Every act of every council asks it. The number of secretaries is part of the question, as a list whose length varied
    could not be prepared; there are one or two.
    """

    def make(entry: int, day: date, **users: int) -> QuerySet[Person]:
        confirmed = SuspicionReview.objects.filter(entry=entry, person=OuterRef("pk"), verdict=Verdict.CONFIRMED)
        known = Person.objects.filter(user__in=list(users.values())).annotate(
            bodies=_bodies_of("pk", day), workplaces=_workplaces_of("pk"), is_suspected=Exists(confirmed)
        )
        return known.order_by("full_name", "pk")

    places = {f"user{at}": -2 - at for at in range(count)}
    return Prepared(make, entry=-1, day=date(1, 1, 1), **places)


def _bodies_of(person: str, day: date) -> ArraySubquery:
    seats = Appointment.objects.filter(person=OuterRef(person), organisation__isnull=False).valid_on(day)
    return ArraySubquery(seats.order_by().values("organisation"))


def _workplaces_of(person: str) -> ArraySubquery:
    entries = Expert.objects.filter(person=OuterRef(person), employer__isnull=False)
    return ArraySubquery(entries.order_by().values("employer"))


def _seated(council: int, day: date, kind: str, subject: int) -> QuerySet[Membership]:
    """Memberships with the bodies each works for, what each was named to review, and the line of the dossier.

    And what was confirmed against each: the first suspicion is reason enough.
    """
    named = NamedReviewer.objects.filter(membership=OuterRef("pk"), entry__kind=kind, entry__subject_id=subject)
    looked = SuspicionReview.objects.filter(person=OuterRef("person"), entry__kind=kind, entry__subject_id=subject)
    confirmed = looked.filter(verdict=Verdict.CONFIRMED).order_by("pk")
    return _in_force(council, day).annotate(
        helpers=F("council__secretaries"),
        term=F("council__term_ends_on"),
        named_for=ArraySubquery(named.order_by("number").values("number")),
        bodies=_bodies_of("person", day),
        workplaces=_workplaces_of("person"),
        entry=Subquery(DocketEntry.objects.filter(kind=kind, subject_id=subject).values("pk")),
        suspected_of=Subquery(confirmed.values("kind")[:1]),
        suspected_for=Subquery(confirmed.values("cause")[:1]),
    )


_SEATED: Prepared[Any] = Prepared(_seated, council=-1, day=date(1, 1, 1), kind="?", subject=-2)


def members_of(council: int | None, day: date) -> list[Membership]:
    """The memberships of a council in force on a day, with the person."""
    return list(_in_force(council, day))


def _in_force(council: int | None, day: date) -> QuerySet[Membership]:
    return Membership.objects.filter(council=council).valid_on(day).select_related("person").order_by("pk")


def entry_pk(dossier: Dossier) -> int:
    """The docket entry of a dossier; 0 in the moment of its birth, when nothing hangs on it yet."""
    return _LINE.first(kind=kind_of(dossier).name, subject=dossier.pk) or 0


def _line(kind: str, subject: int) -> QuerySet[DocketEntry, int]:
    return DocketEntry.objects.filter(kind=kind, subject_id=subject).values_list("pk", flat=True)


_LINE = Prepared(_line, kind="?", subject=-1)


def conflict_rules(item: CouncilItem) -> Sequence[ConflictRule]:
    """What keeps a member of this kind of council from a seat or a vote."""
    return library.get(item.rulebook).conflicts.get(item.COUNCIL, ())


def found_against(
    member: Membership,
    employers: frozenset[int],
    judged: Item,
    rules: Iterable[ConflictRule],
    declarations: Iterable[Declaration] = (),
    *,
    reviews: bool = False,
    sanctions: Sequence[str] = (),
) -> list[Conflict]:
    """Conflicts of a member or a candidate: computed, and declared by kind; whoever `reviews` counts as leading."""
    known = Member(
        person=person_key(member.person_id),
        employers=frozenset(body_key(pk) for pk in employers),
        leads=reviews or member.in_council in LEADING,
        sanctions=tuple(sanctions),
    )
    declared = {kind: each.words for each in declarations for kind in each.kinds}
    rules = tuple(rules)
    computed = conflicts(known, judged, rules)
    kinds = {conflict.kind for conflict in computed}
    said = [
        Conflict(kind=rule.key, effect=rule.effect, text=rule.text, causes=(declared[rule.key],), basis=rule.basis)
        for rule in rules
        if rule.key in declared and rule.key not in kinds and (known.leads or rule.effect is not NO_LEADING_SEAT)
    ]
    return [*computed, *said]


def employers_of(people: Sequence[int], day: date) -> Mapping[int, frozenset[int]]:
    """The bodies people work for on a day: those of their seats, and the workplace of their entry as experts."""
    found: dict[int, frozenset[int]] = defaultdict(frozenset)
    for person, bodies, workplaces in _WORK.ask(people=spelled(people), day=day) if people else ():
        found[person] = frozenset([*bodies, *workplaces])
    return found


def _work(people: str, day: date) -> QuerySet[Person, tuple[int, list[int], list[int]]]:
    known = Person.objects.filter(pk__any_of=keys(people)).order_by()
    return known.values_list("pk", _bodies_of("pk", day), _workplaces_of("pk"))


_WORK: Prepared[Any] = Prepared(_work, people="{-1}", day=date(1, 1, 1))
