"""Reviewers proposed: the best there are by a search through all of them, every dossier served, nobody twice."""

from itertools import combinations, product

import pytest

from gieo.councils.rules.assignment import PRICE_OF_A_FURTHER_REVIEW, Pair, assign, value_of

pytestmark = pytest.mark.unit

WISHES = ("eager", "", "rather_not", "able")


def pairs_of(dossiers: int, members: int, seed: int) -> list[Pair]:
    """Fits, wishes and loads that differ from pair to pair."""
    return [
        Pair(
            dossier=f"D{number}",
            member=member,
            fit=(seed * 37 + number * 53 + member * 29) % 71,
            wish=WISHES[(seed + number * 2 + member) % len(WISHES)],
            load=(member * seed) % 4,
        )
        for number in range(dossiers)
        for member in range(members)
    ]


def best_by_search(pairs: list[Pair], reviewers: int) -> int:
    by_dossier: dict[str, list[Pair]] = {}
    for pair in pairs:
        by_dossier.setdefault(pair.dossier, []).append(pair)
    sets = product(*(combinations(each, reviewers) for each in by_dossier.values()))
    return max(value_of([pair for held in chosen for pair in held]) for chosen in sets)


@pytest.mark.parametrize("seed", range(6))
def test_no_other_choice_is_worth_more(seed):
    pairs = pairs_of(3, 4, seed)
    chosen = assign(pairs, ["D0", "D1", "D2"], reviewers=2)
    assert value_of(chosen) == best_by_search(pairs, 2)
    assert [pair.dossier for pair in chosen] == ["D0", "D0", "D1", "D1", "D2", "D2"]
    assert len({(pair.dossier, pair.member) for pair in chosen}) == len(chosen)


def test_who_is_eager_goes_before_who_fits_a_little_better():
    pairs = [
        Pair(dossier="A", member=1, fit=50),
        Pair(dossier="A", member=2, fit=40, wish="eager"),
        Pair(dossier="A", member=3, fit=60, wish="rather_not"),
    ]
    assert [pair.member for pair in assign(pairs, ["A"], reviewers=1)] == [2]
    assert [pair.member for pair in assign(pairs, ["A"], reviewers=3)] == [2, 1, 3], "nobody else is left"


def test_reviews_are_spread():
    """Who fits best by less than the price of a second review does not get both."""
    fits = {1: 50, 2: 50 - PRICE_OF_A_FURTHER_REVIEW + 1}
    pairs = [Pair(dossier=dossier, member=member, fit=fit) for dossier in "AB" for member, fit in fits.items()]
    assert sorted(pair.member for pair in assign(pairs, ["A", "B"], reviewers=1)) == [1, 2]
    fits[2] -= 2
    pairs = [Pair(dossier=dossier, member=member, fit=fit) for dossier in "AB" for member, fit in fits.items()]
    assert [pair.member for pair in assign(pairs, ["A", "B"], reviewers=1)] == [1, 1]


def test_nobody_gets_more_than_the_year_has_room_for():
    pairs = [Pair(dossier=dossier, member=member, fit=90 // member, room=1) for dossier in "AB" for member in (1, 2, 3)]
    assert sorted(pair.member for pair in assign(pairs, ["A", "B"], reviewers=1)) == [1, 2]
    assert assign(pairs, ["A", "B"], reviewers=2) == []


def test_a_dossier_without_enough_members_has_no_proposal():
    pairs = pairs_of(2, 2, 1)
    assert assign(pairs, ["D0", "D1"], reviewers=3) == []
    assert assign(pairs, ["D0", "D1", "none"], reviewers=1) == []
    assert assign([], ["D0"], reviewers=1) == []
