"""What the acts of a sitting write."""

from collections.abc import Iterable

from gieo.core.rewriting import enter
from gieo.councils.bench import bench_of, note_ballot, note_declaration, roster_of
from gieo.councils.models import Attendance, Ballot, CouncilItem, Declaration
from gieo.councils.procedure import Procedure
from gieo.councils.sitting import phases
from gieo.councils.sitting.audience import hold
from gieo.councils.sitting.facts import (
    AdjournFacts,
    CountFacts,
    DecisionFacts,
    DeclarationFacts,
    PapersFacts,
    SittingFacts,
    TellerFacts,
    VotingFacts,
)
from gieo.dossiers import docket
from gieo.kernel.asking import Picked
from gieo.kernel.workflow import Attempt


def number_decision(_procedure: Procedure, item: CouncilItem, attempt: Attempt) -> None:
    """What the clerk gave the founding decision."""
    if isinstance(attempt.facts, DecisionFacts) and item.council:
        item.council.decision_number = attempt.facts.number
        item.council.decision_date = attempt.facts.signed_on
        item.council.save(update_fields=["decision_number", "decision_date"])


def call_sitting(_procedure: Procedure, item: CouncilItem, attempt: Attempt) -> None:
    """When and where, and that the papers are out."""
    if isinstance(attempt.facts, PapersFacts):
        phases.follow_the_day(item, attempt.facts.sitting_at)
        item.papers_sent_at = item.papers_sent_at or attempt.at
        item.sitting_at = attempt.facts.sitting_at
        item.sitting_place = attempt.facts.place
        if roster_of(item).is_for_a_term:  # whoever has declared before reads from now on
            let_members_read(item)


def adjourn(_procedure: Procedure, item: CouncilItem, attempt: Attempt) -> None:
    """A new day; nobody is on record as present any more."""
    if isinstance(attempt.facts, AdjournFacts):
        phases.follow_the_day(item, attempt.facts.sitting_at)
        item.sitting_at, item.sitting_place = attempt.facts.sitting_at, attempt.facts.place
        item.sat_at = None
        Attendance.objects.filter(entry=roster_of(item).entry).update(is_present=False, at=attempt.at)


def declare(_procedure: Procedure, item: CouncilItem, attempt: Attempt) -> None:
    """A declaration beside those before it."""
    sitter = bench_of(item).of(attempt.actor.user)
    if sitter and isinstance(attempt.facts, DeclarationFacts):
        declaration = Declaration(
            entry_id=roster_of(item).entry,
            membership=sitter.membership,
            kinds=[str(kind.id) for kind in attempt.facts.kinds],
            words=attempt.facts.words,
            at=attempt.at,
        )
        enter([declaration])
        note_declaration(item, declaration)
        let_members_read(item)


def let_members_read(item: CouncilItem) -> None:
    """Write the readers of what is judged anew: who has declared no conflict has become one."""
    for dossier in item.judged_dossiers():
        hold(dossier, item)
        docket.record(dossier)


def open_sitting(_procedure: Procedure, item: CouncilItem, attempt: Attempt) -> None:
    """Who is there."""
    if isinstance(attempt.facts, SittingFacts):
        item.sat_at = attempt.at
        item.authorisation = attempt.facts.authorisation
        _record_presence(item, attempt.facts.present, attempt)


def open_voting(_procedure: Procedure, item: CouncilItem, attempt: Attempt) -> None:
    """Who is there now."""
    if isinstance(attempt.facts, VotingFacts):
        _record_presence(item, attempt.facts.present, attempt, late=not_there_yet(item))


def not_there_yet(item: CouncilItem) -> frozenset[int]:
    """Memberships of those who were missing when the sitting was opened, or had come late before now."""
    sitters = bench_of(item).sitters
    return frozenset(sitter.membership.pk for sitter in sitters if not sitter.is_present or sitter.came_late)


def _record_presence(
    item: CouncilItem, present: Iterable[Picked], attempt: Attempt, *, late: frozenset[int] = frozenset()
) -> None:
    there = {each.pk for each in present}
    roster = roster_of(item)
    Attendance.objects.bulk_create(
        [
            Attendance(
                entry_id=roster.entry,
                membership=member,
                is_present=member.pk in there,
                came_late=member.pk in there & late,
                at=attempt.at,
            )
            for member in roster.members
        ],
        update_conflicts=True,
        unique_fields=["entry", "membership"],
        update_fields=["is_present", "came_late", "at"],
    )


def cast(procedure: Procedure, item: CouncilItem, attempt: Attempt) -> None:
    """The ballot, sealed by its hash; one cast before stays, and the new one names it."""
    sitter, entry = bench_of(item).of(attempt.actor.user), roster_of(item).entry
    if sitter is None or not isinstance(attempt.facts, procedure.ballot):
        return
    content, before = dict(procedure.ballot_content(attempt.facts)), sitter.ballot
    ballot = Ballot(entry_id=entry, membership=sitter.membership, content=content, cast_at=attempt.at)
    if before is not None:
        ballot.version, ballot.previous_hash = before.version + 1, before.hash
    ballot.hash = ballot.compute_hash()
    enter([ballot])
    note_ballot(item, ballot)


def open_count(procedure: Procedure, item: CouncilItem, attempt: Attempt) -> None:
    """The count of the ballots in force, and who did not vote."""
    if not isinstance(attempt.facts, CountFacts):
        return
    bench = bench_of(item)
    excused = {each.pk for each in attempt.facts.not_voting}
    item.closed_at = attempt.at
    item.tally = {
        **procedure.count(item, bench.ballots, len(bench.taking_part)),
        "members": len(bench.sitters),
        "present": len(bench.taking_part),
        "ballots": len(bench.ballots),
        "revised": sum(ballot.is_revised for ballot in bench.ballots),
        "not_voting": [sitter.name for sitter in bench.to_vote if sitter.membership.pk in excused],
    }
    if isinstance(attempt.facts, TellerFacts):
        named = {each.pk for each in attempt.facts.tellers}
        item.tally["tellers"] = [sitter.name for sitter in bench.sitters if sitter.membership.pk in named]
