"""What must hold of councils whatever happened, asked of the tables themselves and not of the code that guards them.

Nobody took part in an item with a declared or computed conflict; no vote was counted below the quorum; every count
equals its ballots (invariant 4).
"""

from collections.abc import Iterator
from datetime import date, datetime

from gieo.core.clock import LEGAL_ZONE
from gieo.councils.enrolment import procedures
from gieo.councils.models import Attendance, Ballot, CouncilItem, Declaration, Expert, Membership
from gieo.councils.procedure import Procedure
from gieo.dossiers.kinds import kind_named
from gieo.dossiers.models import DocketEntry
from gieo.identity.models import Appointment
from gieo.rulebooks import library
from gieo.rulebooks.models import ConflictEffect


def faults() -> Iterator[str]:
    """A sentence for each thing that does not hold."""
    for name, procedure in procedures().items():
        for item in kind_named(name).model._base_manager.order_by("pk"):
            if isinstance(item, CouncilItem) and item.council is not None:
                yield from _faults_of(item, procedure, DocketEntry.objects.get(kind=name, subject_id=item.pk))


def _faults_of(item: CouncilItem, procedure: Procedure, entry: DocketEntry) -> Iterator[str]:
    ballots = list(
        Ballot.objects.filter(entry=entry, membership__council=item.council).select_related("membership__person")
    )
    for ballot in ballots:
        if ballot.hash != ballot.compute_hash():
            yield f"{item.number}: the ballot of {ballot.membership.person} was changed"
        yield from _faults_of_voter(item, procedure, ballot)
    if item.closed_at:
        yield from _faults_of_count(item, procedure, entry, ballots)


def _faults_of_voter(item: CouncilItem, procedure: Procedure, ballot: Ballot) -> Iterator[str]:
    who, member = f"{item.number}: {ballot.membership.person}", ballot.membership
    said = list(Declaration.objects.filter(entry=ballot.entry_id, membership=member))
    if not [declaration for declaration in said if declaration.at <= ballot.cast_at]:
        yield f"{who} voted without a declaration"
    barring = _barring(item, procedure, member)
    if barring & {kind for declaration in said for kind in declaration.kinds}:
        yield f"{who} voted with a declared conflict"
    if barring & _links(item, member, _day(ballot.cast_at)):
        yield f"{who} voted with a computed conflict"
    if not Attendance.objects.filter(entry=ballot.entry_id, membership=member).exists():
        yield f"{who} voted without sitting"


def _links(item: CouncilItem, member: Membership, day: date) -> set[str]:
    """The kinds of conflict that hold between a member and an item, by their keys in the rulebook."""
    seats = Appointment.objects.filter(person=member.person_id, organisation__isnull=False).valid_on(day)
    bodies = {f"body:{pk}" for pk in seats.values_list("organisation", flat=True)}
    entries = Expert.objects.filter(person=member.person_id, employer__isnull=False)
    bodies |= {f"body:{pk}" for pk in entries.values_list("employer", flat=True)}
    judged, person = item.judged(), {f"person:{member.person_id}"}
    linked = {
        "proposer": person & judged.proposers,
        "applicant": person & judged.applicants,
        "proposer_staff": bodies & judged.proposing_bodies,
        "host_staff": bodies & judged.hosts,
        "partner_staff": bodies & judged.partners,
    }
    return {key for key, names in linked.items() if names}


def _faults_of_count(
    item: CouncilItem, procedure: Procedure, entry: DocketEntry, ballots: list[Ballot]
) -> Iterator[str]:
    day = _day(item.sat_at or item.closed_at or item.state_since)
    members = Membership.objects.filter(council=item.council).valid_on(day).count()
    there = set(Attendance.objects.filter(entry=entry, is_present=True).values_list("membership", flat=True))
    conflicted = {
        declaration.membership_id
        for declaration in Declaration.objects.filter(entry=entry).exclude(kinds=[]).select_related("membership")
        if _barring(item, procedure, declaration.membership) & set(declaration.kinds)
    }
    voters = there - conflicted
    quorum = library.get(item.rulebook).councils[procedure.council].quorum
    reached = len(voters) * quorum.share.denominator - quorum.share.numerator * members
    if reached < 0 or (quorum.strict and reached == 0):
        yield f"{item.number}: counted with {len(voters)} of {members} members"
    counted = [ballot for ballot in ballots if ballot.membership_id in voters]
    if item.tally.get("ballots") != len(counted):
        yield f"{item.number}: {item.tally.get('ballots')} ballots counted, {len(counted)} cast"
    recount = dict(procedure.count(item, counted, len(voters)))
    if any(item.tally.get(key) != value for key, value in recount.items()):
        yield f"{item.number}: the count is not what the ballots say"


def _barring(item: CouncilItem, procedure: Procedure, member: Membership) -> set[str]:
    """The kinds of conflict that keep this member from judging, by the rulebook of the item."""
    harmless = {ConflictEffect.SHOWN}
    if member.seat == "member":
        harmless.add(ConflictEffect.NO_LEADING_SEAT)
    rules = library.get(item.rulebook).conflicts.get(procedure.council, ())
    return {rule.key.value for rule in rules if rule.effect not in harmless}


def _day(instant: datetime) -> date:
    return instant.astimezone(LEGAL_ZONE).date()
