"""The board of a sitting, for the wall of the room: what is heard, who is there, how many voted, the count.

Once an item is counted, the board waits for the next one the council turns to and goes there by itself. Nothing on it
tells one ballot from another, and nothing is counted before the voting is closed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from gieo.councils.bench import Sitter, bench_of
from gieo.councils.models import CouncilItem
from gieo.councils.phases import Phase, now_in, phases_of
from gieo.councils.procedure import Procedure
from gieo.councils.rules import quorum
from gieo.councils.sitting.audience import cover
from gieo.councils.sitting.shown import tally_lines
from gieo.dossiers.kinds import kind_of
from gieo.dossiers.policies import is_outside
from gieo.dossiers.selectors import visible_to
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal

LONGEST_AGENDA = 20  # lines that a wall can show


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A dossier on the agenda.

    Attributes:
        is_here: the one the board is of.
        is_heard: the council is sitting on it now.
    """

    number: str
    title: str
    state_label: str
    is_here: bool
    is_heard: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """A sitting as the room sees it.

    Attributes:
        there: members who take part, and those present who still have to declare.
        away: members who are not there.
        left: members whom a conflict keeps out of this item.
        leader: who leads the item; None while nobody may.
        missing: why the sitting cannot decide; None when enough are there, or before it was opened.
        voted: ballots cast.
        may_vote: members who may.
        lines: the count, once the voting is closed.
        minutes: since the sitting was opened, or how long it lasted; None before.
        agenda: the dossiers of the council that the reader may know of, this one among them.
        goes_to: the number of the one heard now, where this one is over; empty where the reader has none.
        is_live: the page asks again by itself.
        state_label: the state of the dossier in words.
        phase: what is open now, where the desk of the council has set phases.
    """

    item: CouncilItem
    there: Sequence[Sitter]
    away: Sequence[Sitter]
    left: Sequence[Sitter]
    leader: Sitter | None
    rule: str
    missing: Refusal | None
    voted: int
    may_vote: int
    lines: Sequence[tuple[str, str]]
    is_voting: bool
    minutes: int | None
    agenda: Sequence[Place]
    goes_to: str
    is_live: bool
    state_label: str
    phase: Phase | None


def board_of(procedure: Procedure, item: CouncilItem, *, actor: Actor, at: datetime) -> Board:
    """The board of a dossier that has a council; as many queries whatever its size.

    Args:
        procedure: of its council.
        item: the dossier.
        actor: who looks; the agenda has no more than they may know of.
        at: now.
    """
    bench = bench_of(item)
    open_to = bench.open_to
    present = bench.present(bench.taking_part, is_vice_authorised=bool(item.authorisation.strip()))
    rule = procedure.rule(item)
    agenda, is_over = _agenda(procedure, item, actor), item.closed_at is not None
    return Board(
        item=item,
        there=[sitter for sitter in open_to if sitter.is_present],
        away=[sitter for sitter in open_to if not sitter.is_present],
        left=[sitter for sitter in bench.sitters if sitter.barred],
        leader=bench.leader(is_vice_authorised=bool(item.authorisation.strip())),
        rule=rule.quorum.in_words,
        missing=quorum.too_few(present, rule) if item.sat_at else None,
        voted=len(bench.ballots),
        may_vote=len(bench.taking_part),
        lines=tally_lines(item) if item.closed_at else (),
        is_voting=item.state == procedure.voting and item.closed_at is None,
        minutes=_minutes(item, at),
        agenda=agenda,
        goes_to=_heard_now(procedure, item, agenda, actor) if is_over else "",
        is_live=item.state in _before_the_end(procedure) or (is_over and len(agenda) > 1),
        state_label=kind_of(item).state_label(item.state),
        phase=now_in(phases_of(procedure, item, at)),
    )


def has_board(procedure: Procedure, item: CouncilItem, actor: Actor) -> bool:
    """Whether there is a sitting to show, and the reader's eyes are not closed to it (X-14): it names who sits."""
    called = item.state in _before_the_end(procedure) or bool(item.closed_at)
    return called and cover(item, actor) is None and not is_outside(item, actor)


def _before_the_end(procedure: Procedure) -> set[str]:
    return {str(state) for state in (procedure.papers_sent, procedure.sitting, procedure.voting)}


def _minutes(item: CouncilItem, at: datetime) -> int | None:
    if item.sat_at is None:
        return None
    return max(0, int(((item.closed_at or at) - item.sat_at).total_seconds()) // 60)


def _agenda(procedure: Procedure, item: CouncilItem, actor: Actor) -> list[Place]:
    kind = kind_of(item)
    of_council = type(item)._base_manager.filter(council=item.council_id).values("pk")
    lines = visible_to(actor).filter(kind=kind.name, subject_id__in=of_council).order_by("subject_id")
    heard = {str(procedure.sitting), str(procedure.voting)}
    return [
        Place(
            number=line.number,
            title=line.title,
            state_label=kind.state_label(line.state),
            is_here=line.subject_id == item.pk,
            is_heard=line.state in heard,
        )
        for line in lines[:LONGEST_AGENDA]
    ]


def _heard_now(procedure: Procedure, item: CouncilItem, agenda: Sequence[Place], actor: Actor) -> str:
    numbers = [place.number for place in agenda if place.is_heard and not place.is_here]
    others = type(item)._base_manager.filter(number__in=numbers).order_by("pk")
    return next((other.number for other in others if has_board(procedure, other, actor)), "")
