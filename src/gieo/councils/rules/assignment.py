"""Who reviews which dossier, proposed by optimisation: exact, small, and every choice says what spoke for it.

Maximised is the sum over all reviews of fit and preference, less a price for what a member carries already. The price
of each further review grows, so that nobody gets all of them. Held to: as many reviewers of each dossier as the law
says, nobody twice on one dossier, nobody who may not review. The numbers are this house's own, in hundredths of a fit.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gieo.councils.rules.exact import Rule, best
from gieo.councils.wishes import Wish

WISHES: Mapping[str, int] = {Wish.EAGER: 30, Wish.ABLE: 10, "": 0, Wish.RATHER_NOT: -40}
PRICE_OF_A_DOSSIER = 4  # of the year, as a council costs when a panel is proposed
PRICE_OF_A_FURTHER_REVIEW = 15  # of those given out now


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A member who may review, beside one of the dossiers.

    Attributes:
        dossier: its number.
        member: primary key of the membership.
        fit: of 100.
        wish: what the member said, a key of `WISHES`; empty where nothing was said.
        load: dossiers of the year, without these.
        room: how many of these the member may get; None where nothing limits it.
    """

    dossier: str
    member: int
    fit: int
    wish: str = ""
    load: int = 0
    room: int | None = None

    @property
    def gain(self) -> int:
        """What speaks for it, less what the member carries already."""
        return self.fit + WISHES[self.wish] - PRICE_OF_A_DOSSIER * self.load


def assign(pairs: Sequence[Pair], dossiers: Sequence[str], *, reviewers: int) -> list[Pair]:
    """The best reviewers of every dossier, in the order of the dossiers; empty where some dossier lacks members.

    Args:
        pairs: everybody who may review, beside every dossier.
        dossiers: their numbers.
        reviewers: how many each dossier needs.
    """
    members = list(dict.fromkeys(pair.member for pair in pairs))
    turns = range(len(dossiers))
    # the member's first review of these, second … as far as there is room
    columns = [(pair, turn) for pair in pairs for turn in turns if pair.room is None or turn < pair.room]
    if not columns:
        return []
    gains = [pair.gain - PRICE_OF_A_FURTHER_REVIEW * turn for pair, turn in columns]
    taken = best(gains, _rules(columns, dossiers, members, reviewers))
    chosen = [pair for (pair, _turn), is_taken in zip(columns, taken, strict=False) if is_taken]
    return sorted(chosen, key=lambda pair: (dossiers.index(pair.dossier), -pair.gain, pair.member))


def _rules(
    columns: Sequence[tuple[Pair, int]], dossiers: Sequence[str], members: Sequence[int], reviewers: int
) -> list[Rule]:
    by_dossier: dict[str, list[int]] = {dossier: [] for dossier in dossiers}
    turns = range(len(dossiers))
    by_turn: dict[tuple[int, int], list[int]] = {(member, turn): [] for member in members for turn in turns}
    by_pair: dict[tuple[str, int], list[int]] = {}
    for at, (pair, turn) in enumerate(columns):
        by_dossier[pair.dossier].append(at)
        by_turn[pair.member, turn].append(at)
        by_pair.setdefault((pair.dossier, pair.member), []).append(at)
    return [
        *((held, reviewers, reviewers) for held in by_dossier.values()),
        *((held, 0, 1) for held in by_turn.values()),
        *((held, 0, 1) for held in by_pair.values()),
    ]


def value_of(chosen: Sequence[Pair]) -> int:
    """What is maximised, of reviewers however they came about."""
    given: dict[int, int] = {}
    value = 0
    for pair in chosen:
        value += pair.gain - PRICE_OF_A_FURTHER_REVIEW * given.get(pair.member, 0)
        given[pair.member] = given.get(pair.member, 0) + 1
    return value
