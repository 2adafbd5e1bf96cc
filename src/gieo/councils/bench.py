"""The bench: every member of a council as they stand on one dossier, and who of them may take part."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gieo.councils.keys import body_key, person_key
from gieo.councils.models import Attendance, Ballot, Council, CouncilItem, Declaration, Expert, Membership
from gieo.councils.rules.conflicts import Conflict, Item, Member, bars, conflicts
from gieo.councils.rules.quorum import Present
from gieo.councils.seats import LEADING, CouncilSeat
from gieo.dossiers.audience import Party
from gieo.dossiers.kinds import kind_of
from gieo.dossiers.models import DocketEntry
from gieo.identity.models import Appointment
from gieo.kernel.actors import Role
from gieo.kernel.refusal import Refusal
from gieo.rulebooks import library
from gieo.rulebooks.models import ConflictEffect, ConflictRule

KEPT = "_bench"
NO_LEADING_SEAT = ConflictEffect.NO_LEADING_SEAT


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitter:
    """One member on one dossier.

    Attributes:
        declarations: what the member said on conflicts of interest; empty until anything was said.
        found: conflicts computed from what is known and those the member declared.
        barred: why the member may not take part.
    """

    membership: Membership
    declarations: Sequence[Declaration] = ()
    found: Sequence[Conflict] = ()
    is_present: bool = False
    ballot: Ballot | None = None
    barred: Sequence[Refusal] = ()

    @property
    def user(self) -> int | None:
        """The member's account."""
        return self.membership.person.user_id

    @property
    def name(self) -> str:
        """The member's name."""
        return self.membership.person.full_name

    @property
    def has_declared(self) -> bool:
        """Whether the member said anything on conflicts of interest."""
        return bool(self.declarations)

    @property
    def is_clear(self) -> bool:
        """Declared, and nothing bars: may read the dossier and take part."""
        return self.has_declared and not self.barred

    @property
    def takes_part(self) -> bool:
        """There, and may vote."""
        return self.is_present and self.is_clear


@dataclass(frozen=True, slots=True)
class Bench:
    """All members of the council of a dossier, in the order they were named."""

    sitters: Sequence[Sitter] = ()

    def of(self, user: int | None) -> Sitter | None:
        """The member of an account."""
        return next((sitter for sitter in self.sitters if user and sitter.user == user), None)

    @property
    def open_to(self) -> list[Sitter]:
        """Those whom nothing bars, declared or not."""
        return [sitter for sitter in self.sitters if not sitter.barred]

    @property
    def undeclared(self) -> list[Sitter]:
        """Those who still have to declare."""
        return [sitter for sitter in self.open_to if not sitter.has_declared]

    @property
    def taking_part(self) -> list[Sitter]:
        """Those who are there and may vote."""
        return [sitter for sitter in self.sitters if sitter.takes_part]

    @property
    def to_vote(self) -> list[Sitter]:
        """Those who may vote and have not."""
        return [sitter for sitter in self.taking_part if sitter.ballot is None]

    @property
    def ballots(self) -> list[Ballot]:
        """The ballots in force: those of the members who take part."""
        return [sitter.ballot for sitter in self.taking_part if sitter.ballot]

    def present(self, sitters: Iterable[Sitter], *, is_vice_authorised: bool) -> Present:
        """The bench as the rule on the quorum counts it, with these taking part."""
        return Present(
            members=len(self.sitters),
            reviewers=sum(each.membership.seat == CouncilSeat.REVIEWER for each in self.sitters),
            seats=[each.membership.in_council for each in sitters],
            is_vice_authorised=is_vice_authorised,
        )


def bench_of(item: CouncilItem) -> Bench:
    """The bench of a dossier, in as many queries whatever its size.

    Kept with the instance: one act or one page asks for it many times. Whatever is written on members, declarations,
    presence or ballots must `forget` it.
    """
    known = item.__dict__.get(KEPT)
    if isinstance(known, Bench):
        return known
    bench = _read(item) if item.council else Bench()
    item.__dict__[KEPT] = bench
    return bench


def forget(item: CouncilItem) -> None:
    """What the bench is read from has changed."""
    item.__dict__.pop(KEPT, None)


def _read(item: CouncilItem) -> Bench:
    members = members_of(item.council, item.bench_day)
    entry = entry_pk(item)
    said: dict[int, list[Declaration]] = defaultdict(list)
    for declaration in Declaration.objects.filter(entry=entry, membership__in=members).order_by("pk"):
        said[declaration.membership_id].append(declaration)
    present = Attendance.objects.filter(entry=entry, membership__in=members, is_present=True)
    there = set(present.values_list("membership_id", flat=True))
    ballots = {ballot.membership_id: ballot for ballot in Ballot.objects.filter(entry=entry, membership__in=members)}
    employers = employers_of([member.person_id for member in members], item.bench_day)
    judged, rules = item.judged(), conflict_rules(item)
    sitters = []
    for member in members:
        found = found_against(member, employers[member.person_id], judged, rules, said[member.pk])
        sitters.append(
            Sitter(
                membership=member,
                declarations=said[member.pk],
                found=found,
                barred=bars(found),
                is_present=member.pk in there,
                ballot=ballots.get(member.pk),
            )
        )
    return Bench(sitters)


def members_of(council: Council | None, day: date) -> list[Membership]:
    """The memberships in force on a day."""
    held = Membership.objects.filter(council=council).valid_on(day)
    return list(held.select_related("person", "nominating_body").order_by("pk"))


def entry_pk(item: CouncilItem) -> int:
    """The docket entry of a dossier; 0 in the moment of its birth, when nothing hangs on it yet."""
    line = DocketEntry.objects.filter(kind=kind_of(item).name, subject_id=item.pk)
    return line.values_list("pk", flat=True).first() or 0


def conflict_rules(item: CouncilItem) -> Sequence[ConflictRule]:
    """What keeps a member of this kind of council from a seat or a vote."""
    kind = item.council.kind if item.council else ""
    return library.get(item.rulebook).conflicts.get(kind, ())


def found_against(
    member: Membership,
    employers: frozenset[int],
    judged: Item,
    rules: Iterable[ConflictRule],
    declarations: Iterable[Declaration] = (),
) -> list[Conflict]:
    """Conflicts of a member or a candidate: computed, and declared by kind."""
    known = Member(
        person=person_key(member.person_id),
        employers=frozenset(body_key(pk) for pk in employers),
        leads=member.in_council in LEADING,
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
    found: dict[int, set[int]] = defaultdict(set)
    seats = Appointment.objects.filter(person__in=people, organisation__isnull=False).valid_on(day)
    entries = Expert.objects.filter(person__in=people, employer__isnull=False)
    for person, body in (
        *seats.values_list("person_id", "organisation_id"),
        *entries.values_list("person_id", "employer_id"),
    ):
        found[person].add(body)
    return {person: frozenset(found[person]) for person in people}


def bench_parties(item: CouncilItem) -> dict[Role, Party]:
    """Members whom nothing bars, and the scientific secretary among them."""
    may = bench_of(item).open_to
    secretary = [sitter for sitter in may if sitter.membership.seat == CouncilSeat.SECRETARY]
    found = {Role.COUNCIL_MEMBER: may, Role.COUNCIL_SECRETARY: secretary}
    return {role: party_of(sitters) for role, sitters in found.items() if sitters}


def party_of(sitters: Iterable[Sitter]) -> Party:
    """Members as a party."""
    named = list(sitters)
    users = frozenset(sitter.user for sitter in named if sitter.user)
    return Party(users=users, name=", ".join(sitter.name for sitter in named))
