"""The bench: every member of a council as they stand on one dossier, and who of them may take part."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import QuerySet

from gieo.core.prepared import Prepared
from gieo.councils.links import SuspicionKind
from gieo.councils.models import Attendance, Ballot, CouncilItem, Declaration, Membership
from gieo.councils.roster import Helper, Roster, read_roster
from gieo.councils.rules.conflicts import Conflict, bars
from gieo.councils.rules.quorum import Present
from gieo.councils.seats import CouncilSeat
from gieo.councils.suspicions import why_out
from gieo.dossiers.audience import Party
from gieo.kernel.actors import Role
from gieo.kernel.refusal import Refusal, _

BENCH, ROSTER = "_bench", "_roster"  # where an instance keeps them
CONFIRMING = ("GIEO-MACDINH:38",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitter:
    """One member on one dossier.

    Attributes:
        ballot: the last one, which is in force.
        declarations: what the member said on conflicts of interest; empty until anything was said.
        found: conflicts computed from what is known and those the member declared.
        suspicion: a suspicion that was confirmed on this dossier, as the reason why it bars.
        barred: why the member may not take part.
        reviews: numbers of the dossiers the member was named to review, in a council that sits for a term.
    """

    membership: Membership
    declarations: Sequence[Declaration] = ()
    found: Sequence[Conflict] = ()
    is_present: bool = False
    came_late: bool = False
    ballot: Ballot | None = None
    suspicion: Refusal | None = None
    barred: Sequence[Refusal] = ()
    reviews: Sequence[str] = ()

    @property
    def seat(self) -> CouncilSeat:
        """What the member is on this dossier: a reviewer by the seat, or named for it."""
        return CouncilSeat.REVIEWER if self.reviews else self.membership.in_council

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
    def is_bound(self) -> bool:
        """Pledged confidentiality, or declared before a pledge was asked for: may know what the dossier is."""
        return self.membership.pledged_at is not None or self.has_declared

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
        """The ballots in force: the last one of each member who takes part."""
        return [sitter.ballot for sitter in self.taking_part if sitter.ballot]

    def present(self, sitters: Iterable[Sitter], *, is_vice_authorised: bool) -> Present:
        """The bench as the rule on the quorum counts it, with these taking part."""
        return Present(
            members=len(self.sitters),
            reviewers=sum(each.seat is CouncilSeat.REVIEWER for each in self.sitters),
            seats=[each.seat for each in sitters],
            is_vice_authorised=is_vice_authorised,
            chair_is_barred=self.chair_is_barred,
        )

    @property
    def chair_is_barred(self) -> bool:
        """Whether a conflict keeps the chair from this item."""
        return any(sitter.barred and sitter.membership.seat == CouncilSeat.CHAIR for sitter in self.sitters)

    def leader(self, *, is_vice_authorised: bool) -> Sitter | None:
        """Who leads the item: the chair; the vice chair with authority, or where a conflict bars the chair."""
        seated = {sitter.membership.seat: sitter for sitter in self.taking_part}
        if CouncilSeat.CHAIR in seated:
            return seated[CouncilSeat.CHAIR]
        return seated.get(CouncilSeat.VICE_CHAIR) if is_vice_authorised or self.chair_is_barred else None


def bench_of(item: CouncilItem) -> Bench:
    """The bench of a dossier, in as many queries whatever its size.

    Kept with the instance: one act or one page asks for it many times. A declaration and a ballot are noted on it;
    whatever else is written on a sitting must have it `look_again`, whatever is written on members `forget` it.
    """
    known = item.__dict__.get(BENCH)
    if isinstance(known, Bench):
        return known
    bench = _read(item) if item.council_id else Bench()
    item.__dict__[BENCH] = bench
    return bench


def note_declaration(item: CouncilItem, declaration: Declaration) -> None:
    """A member has declared, or declared more."""
    sitter = _sitter_of(item, declaration.membership_id)
    said = [*sitter.declarations, declaration]
    found = roster_of(item).found_against(sitter.membership, said)
    _note(item, replace(sitter, declarations=said, found=found, barred=_barred(sitter.suspicion, found)))


def note_ballot(item: CouncilItem, ballot: Ballot) -> None:
    """A member has voted, or voted anew."""
    _note(item, replace(_sitter_of(item, ballot.membership_id), ballot=ballot))


def _sitter_of(item: CouncilItem, membership: int) -> Sitter:
    return next(sitter for sitter in bench_of(item).sitters if sitter.membership.pk == membership)


def _note(item: CouncilItem, changed: Sitter) -> None:
    """One member stands otherwise than before; the others as they did."""
    sitters = bench_of(item).sitters
    item.__dict__[BENCH] = Bench([changed if each.membership == changed.membership else each for each in sitters])


def look_again(item: CouncilItem) -> None:
    """Members came, left or were called anew; who sits stays as it was."""
    item.__dict__.pop(BENCH, None)


def forget(item: CouncilItem) -> None:
    """Anything the bench is read from may have changed."""
    item.__dict__.pop(BENCH, None)
    item.__dict__.pop(ROSTER, None)


def roster_of(item: CouncilItem) -> Roster:
    """Who sits on a dossier that has a council; kept with the instance as long as council and day stay the same."""
    known = item.__dict__.get(ROSTER)
    if isinstance(known, Roster) and known.is_of(item):
        return known
    roster = read_roster(item)
    if roster.entry:  # in the moment of its birth the dossier has no line yet
        item.__dict__[ROSTER] = roster
    return roster


def _read(item: CouncilItem) -> Bench:
    roster = roster_of(item)
    said: dict[int, list[Declaration]] = defaultdict(list)
    ballots: dict[int, Ballot] = {}
    there: dict[int, bool] = {}
    if item.papers_sent_at or roster.is_for_a_term:  # before the papers only a council of a term was asked
        for declaration in _SAID.ask(entry=roster.entry):
            said[declaration.membership_id].append(declaration)
    if item.sat_at:  # nobody is there before, and nobody votes
        there = dict(_THERE.ask(entry=roster.entry))
        ballots = {ballot.membership_id: ballot for ballot in _CAST.ask(entry=roster.entry)}
    return Bench([_sitter(roster, member, said[member.pk], ballots.get(member.pk), there) for member in roster.members])


_SAID = Prepared(lambda entry: Declaration.objects.filter(entry=entry).order_by("pk"), entry=-1)
# The later version of a member's ballot takes the place of the earlier one.
_CAST = Prepared(lambda entry: Ballot.objects.filter(entry=entry).order_by("version"), entry=-1)


def _present(entry: int) -> QuerySet[Attendance, Any]:
    """Memberships of those who are there, and whether they came late.

    Nobody is there before the sitting, and nobody any more once it was adjourned.
    """
    present = Attendance.objects.filter(entry=entry, is_present=True).order_by()
    return present.values_list("membership_id", "came_late")


_THERE = Prepared(_present, entry=-1)


def _sitter(
    roster: Roster,
    member: Membership,
    said: Sequence[Declaration],
    ballot: Ballot | None,
    there: Mapping[int, bool],
) -> Sitter:
    found, suspicion = roster.found_against(member, said), _suspicion(roster, member)
    return Sitter(
        membership=member,
        declarations=said,
        found=found,
        suspicion=suspicion,
        barred=_barred(suspicion, found),
        is_present=member.pk in there,
        came_late=there.get(member.pk, False),
        ballot=ballot,
        reviews=roster.reviews.get(member.pk, ()),
    )


def _suspicion(roster: Roster, member: Membership) -> Refusal | None:
    """What was confirmed against a member, before or after the council was founded."""
    if member.pk not in roster.suspected:
        return None
    kind, cause = roster.suspected[member.pk]
    text = why_out(SuspicionKind(kind), cause)
    return Refusal(
        code="conflict_confirmed", message=_("Xung đột lợi ích: %(text)s."), params={"text": text}, basis=CONFIRMING
    )


def _barred(suspicion: Refusal | None, found: Iterable[Conflict]) -> list[Refusal]:
    return [*([suspicion] if suspicion else ()), *bars(found)]


def bench_parties(item: CouncilItem) -> dict[Role, Party]:
    """Members whom nothing bars; the scientific secretary among them, with the administrative ones."""
    may = bench_of(item).open_to
    secretary = [sitter for sitter in may if sitter.membership.seat == CouncilSeat.SECRETARY]
    found = {Role.COUNCIL_MEMBER: may, Role.COUNCIL_SECRETARY: secretary}
    parties = {role: party_of(sitters) for role, sitters in found.items() if sitters}
    if helpers := frozenset(helper.user for helper in helpers_of(item) if helper.is_clear):
        scientific = parties.get(Role.COUNCIL_SECRETARY, Party())
        parties[Role.COUNCIL_SECRETARY] = replace(scientific, users=scientific.users | helpers)
    return parties


def helpers_of(item: CouncilItem) -> Sequence[Helper]:
    """The administrative secretaries: pledged and clear of conflicts, they keep the desk beside the scientific one."""
    return roster_of(item).helpers if item.council_id else ()


def helper_of(item: CouncilItem, user: int | None) -> Helper | None:
    """The administrative secretary of an account."""
    return next((helper for helper in helpers_of(item) if user and helper.user == user), None)


def party_of(sitters: Iterable[Sitter]) -> Party:
    """Members as a party."""
    named = list(sitters)
    users = frozenset(sitter.user for sitter in named if sitter.user)
    return Party(users=users, name=", ".join(sitter.name for sitter in named))
