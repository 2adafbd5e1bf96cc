"""What must hold of councils whatever happened, asked of the tables themselves and not of the code that guards them.

Nobody took part in an item with a declared or computed conflict; no vote was counted below the quorum; every count
equals its ballots, the last one of each member (invariant 4).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from django.db.models import Model

from gieo.core.clock import LEGAL_ZONE
from gieo.councils.enrolment import procedures
from gieo.councils.models import (
    Attendance,
    Ballot,
    CouncilItem,
    Declaration,
    Expert,
    Membership,
    NamedReviewer,
    SuspicionReview,
    Verdict,
)
from gieo.councils.procedure import Procedure
from gieo.councils.rules.conflicts import Item
from gieo.dossiers.kinds import kind_named
from gieo.dossiers.models import DocketEntry
from gieo.identity.models import Appointment
from gieo.rulebooks import library
from gieo.rulebooks.models import ConflictEffect

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Work:
    """Where people work, whether by a seat or by their entry in the bank of experts."""

    seats: Mapping[int, list[Appointment]]
    entries: Mapping[int, list[Expert]]

    def of(self, person: int, day: date) -> set[str]:
        """The bodies of a person on a day, by the keys of the rules."""
        seated = {seat.organisation_id for seat in self.seats[person] if seat.is_valid_on(day)}
        return {f"body:{pk}" for pk in seated | {entry.employer_id for entry in self.entries[person]}}


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One dossier with everything that was written on it.

    Attributes:
        members: all memberships of its council, also those that ended.
        present: by membership, whether the member was there; a member who never sat is missing.
        reviewing: memberships named to review, in a council that sits for a term.
        suspected: people against whom a suspicion was confirmed before the ballots were opened.
    """

    item: CouncilItem
    procedure: Procedure
    judged: Item
    members: list[Membership]
    ballots: list[Ballot]
    said: Mapping[int, list[Declaration]]
    present: Mapping[int, bool]
    reviewing: frozenset[int]
    suspected: frozenset[int]


def faults() -> Iterator[str]:
    """A sentence for each thing that does not hold."""
    work = Work(
        _by("person_id", Appointment.objects.filter(organisation__isnull=False)),
        _by("person_id", Expert.objects.filter(employer__isnull=False)),
    )
    for name, procedure in procedures().items():
        for record in _records(name, procedure):
            yield from _faults_of(record, work)


def _records(name: str, procedure: Procedure) -> Iterator[Record]:
    """Every dossier of a kind that has a council; each table is read once."""
    items = kind_named(name).model._base_manager.order_by("pk")
    entries = dict(DocketEntry.objects.filter(kind=name).order_by().values_list("subject_id", "pk"))
    members = _by("council_id", Membership.objects.select_related("person").order_by("pk"))
    ballots = _by("entry_id", Ballot.objects.select_related("membership__person").order_by("pk"))
    said = _by("entry_id", Declaration.objects.select_related("membership").order_by("pk"))
    present = _by("entry_id", Attendance.objects.all())
    reviewing = _by("entry_id", NamedReviewer.objects.all())
    confirmed = _by("entry_id", SuspicionReview.objects.filter(verdict=Verdict.CONFIRMED))
    for item in items:
        if isinstance(item, CouncilItem) and item.council_id:
            entry = entries[item.pk]
            yield Record(
                item=item,
                procedure=procedure,
                judged=item.judged(),
                members=members[item.council_id],
                ballots=[ballot for ballot in ballots[entry] if ballot.membership.council_id == item.council_id],
                said=_by("membership_id", said[entry]),
                present={each.membership_id: each.is_present for each in present[entry]},
                reviewing=frozenset(each.membership_id for each in reviewing[entry]),
                suspected=frozenset(
                    each.person_id for each in confirmed[entry] if item.closed_at is None or each.at <= item.closed_at
                ),
            )


def _by(name: str, rows: Iterable[Row]) -> Mapping[int, list[Row]]:
    grouped: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[getattr(row, name)].append(row)
    return grouped


def _faults_of(record: Record, work: Work) -> Iterator[str]:
    for ballot in record.ballots:
        if ballot.hash != ballot.compute_hash():
            yield f"{record.item.number}: the ballot of {ballot.membership.person} was changed"
        yield from _faults_of_voter(record, ballot, work)
    yield from _faults_of_versions(record)
    if record.item.closed_at:
        yield from _faults_of_count(record)


def _faults_of_versions(record: Record) -> Iterator[str]:
    """Every version of a ballot is there and names the one before."""
    versions: dict[int, list[Ballot]] = defaultdict(list)
    for ballot in sorted(record.ballots, key=lambda each: each.version):
        versions[ballot.membership_id].append(ballot)
    for ballots in versions.values():
        named = ["", *(ballot.hash for ballot in ballots[:-1])]
        if [ballot.previous_hash for ballot in ballots] != named:
            yield f"{record.item.number}: {ballots[0].membership.person}: a version of the ballot is missing"


def _faults_of_voter(record: Record, ballot: Ballot, work: Work) -> Iterator[str]:
    who, member = f"{record.item.number}: {ballot.membership.person}", ballot.membership
    said = record.said[member.pk]
    if not [declaration for declaration in said if declaration.at <= ballot.cast_at]:
        yield f"{who} voted without a declaration"
    barring = _barring(record, member)
    if barring & {kind for declaration in said for kind in declaration.kinds}:
        yield f"{who} voted with a declared conflict"
    if barring & _links(record.judged, member, work.of(member.person_id, _day(ballot.cast_at))):
        yield f"{who} voted with a computed conflict"
    if member.pk not in record.present:
        yield f"{who} voted without sitting"


def _links(judged: Item, member: Membership, bodies: set[str]) -> set[str]:
    """The kinds of conflict that hold between a member and an item, by their keys in the rulebook."""
    person = {f"person:{member.person_id}"}
    linked = {
        "proposer": person & judged.proposers,
        "applicant": person & judged.applicants,
        "proposer_staff": bodies & judged.proposing_bodies,
        "host_staff": bodies & judged.hosts,
        "partner_staff": bodies & judged.partners,
    }
    return {key for key, names in linked.items() if names}


def _faults_of_count(record: Record) -> Iterator[str]:
    item = record.item
    day = _day(item.sat_at or item.closed_at or item.state_since)
    members = sum(member.is_valid_on(day) for member in record.members)
    voters = {pk for pk, is_there in record.present.items() if is_there} - _conflicted(record)
    quorum = library.get(item.rulebook).councils[record.procedure.council].quorum
    reached = len(voters) * quorum.share.denominator - quorum.share.numerator * members
    if reached < 0 or (quorum.strict and reached == 0):
        yield f"{item.number}: counted with {len(voters)} of {members} members"
    last: dict[int, Ballot] = {}
    for ballot in record.ballots:
        if ballot.membership_id in voters and ballot.version > getattr(last.get(ballot.membership_id), "version", 0):
            last[ballot.membership_id] = ballot
    counted = list(last.values())
    if item.tally.get("ballots") != len(counted):
        yield f"{item.number}: {item.tally.get('ballots')} ballots counted, {len(counted)} cast"
    revised = sum(ballot.version > 1 for ballot in counted)
    if item.tally.get("revised", 0) != revised:
        yield f"{item.number}: {item.tally.get('revised', 0)} revised ballots told, {revised} counted"
    recount = dict(record.procedure.count(item, counted, len(voters)))
    if any(item.tally.get(key) != value for key, value in recount.items()):
        yield f"{item.number}: the count is not what the ballots say"


def _conflicted(record: Record) -> set[int]:
    """Memberships that declared what keeps them from judging, or against whom it was confirmed."""
    suspected = {member.pk for member in record.members if member.person_id in record.suspected}
    return suspected | {
        declaration.membership_id
        for declarations in record.said.values()
        for declaration in declarations
        if _barring(record, declaration.membership) & set(declaration.kinds)
    }


def _barring(record: Record, member: Membership) -> set[str]:
    """The kinds of conflict that keep this member from judging, by the rulebook of the item."""
    harmless = {ConflictEffect.SHOWN}
    if member.seat == "member" and member.pk not in record.reviewing:
        harmless.add(ConflictEffect.NO_LEADING_SEAT)
    rules = library.get(record.item.rulebook).conflicts.get(record.procedure.council, ())
    return {rule.key.value for rule in rules if rule.effect not in harmless}


def _day(instant: datetime) -> date:
    return instant.astimezone(LEGAL_ZONE).date()
