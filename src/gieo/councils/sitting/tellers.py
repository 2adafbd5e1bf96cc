"""The board of tellers: members who hand out, collect and count the ballots of their council."""

from collections.abc import Iterable

from gieo.councils.bench import Sitter, bench_of
from gieo.councils.models import CouncilItem
from gieo.councils.procedure import Procedure
from gieo.councils.seats import CouncilSeat
from gieo.councils.sitting.facts import CountFacts, TellerFacts
from gieo.kernel.asking import Picked
from gieo.rulebooks import library

# Whom the page proposes first: those who neither lead the sitting nor write it down.
ORDER = (
    CouncilSeat.MEMBER,
    CouncilSeat.REVIEWER,
    CouncilSeat.VICE_CHAIR,
    CouncilSeat.SECRETARY,
    CouncilSeat.CHAIR,
)


def tellers_to_name(item: CouncilItem) -> list[Sitter]:
    """As many as the rulebook wants of those who take part, plain members first; nobody where it wants none."""
    wanted = library.get(item.rulebook).councils[item.COUNCIL].tellers
    there = bench_of(item).taking_part
    chosen = sorted(there, key=lambda each: ORDER.index(each.seat))[:wanted]
    return [sitter for sitter in there if sitter in chosen]


def counting(procedure: Procedure, item: CouncilItem, not_voting: Iterable[Picked] = ()) -> CountFacts:
    """What the opening of the ballots records, before the tellers the page proposes."""
    if not issubclass(procedure.count_facts, TellerFacts):
        return CountFacts(not_voting=tuple(not_voting))
    return TellerFacts(not_voting=tuple(not_voting), tellers=picked(tellers_to_name(item)))


def picked(sitters: Iterable[Sitter]) -> tuple[Picked, ...]:
    """Members as an act names them."""
    return tuple(Picked(id=sitter.membership.pk, name=sitter.name) for sitter in sitters)
