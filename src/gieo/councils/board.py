"""The board of a sitting, for the wall of the room: who is there, whether they are enough, how many voted, the count.

Nothing on it tells one ballot from another, and nothing is counted before the voting is closed.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from gieo.councils.bench import Sitter, bench_of
from gieo.councils.models import CouncilItem
from gieo.councils.procedure import Procedure
from gieo.councils.rules import quorum
from gieo.councils.sitting.audience import cover
from gieo.councils.sitting.shown import tally_lines
from gieo.dossiers.kinds import kind_of
from gieo.dossiers.policies import is_outside
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal


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
        is_live: the page asks again by itself.
        state_label: the state of the dossier in words.
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
    is_live: bool
    state_label: str


def board_of(procedure: Procedure, item: CouncilItem) -> Board:
    """The board of a dossier that has a council; as many queries whatever its size."""
    bench = bench_of(item)
    open_to = bench.open_to
    present = bench.present(bench.taking_part, is_vice_authorised=bool(item.authorisation.strip()))
    rule = procedure.rule(item)
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
        is_live=item.state in {procedure.papers_sent, procedure.sitting, procedure.voting},
        state_label=kind_of(item).state_label(item.state),
    )


def has_board(procedure: Procedure, item: CouncilItem, actor: Actor) -> bool:
    """Whether there is a sitting to show, and the reader's eyes are not closed to it (X-14): it names who sits."""
    called = item.state in {procedure.papers_sent, procedure.sitting, procedure.voting} or bool(item.closed_at)
    return called and cover(item, actor) is None and not is_outside(item, actor)
