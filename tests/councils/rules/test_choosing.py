"""Fit, panel and draw, each against the plain way of doing it."""

import hashlib
import random
from itertools import permutations

import pytest

from gieo.councils.rules.draw import draw
from gieo.councils.rules.fit import fits
from gieo.councils.rules.panel import PER_EMPLOYER, Candidate, Choice, propose, value_of

pytestmark = pytest.mark.unit

SEATS = {"chair": 1, "reviewer": 2, "member": 1}


def best_by_trying_all(candidates: list[Candidate]) -> int | None:
    seats = [seat for seat, number in SEATS.items() for _one in range(number)]
    best = None
    for chosen in permutations(candidates, len(seats)):
        employers = [each.employer for each in chosen if each.employer]
        if max((employers.count(each) for each in employers), default=0) > PER_EMPLOYER:
            continue
        panel = [Choice(seat, each) for seat, each in zip(seats, chosen, strict=True)]
        value = value_of(panel, doubled="reviewer")
        best = value if best is None else max(best, value)
    return best


@pytest.mark.requirement("CT-3-4b")
def test_no_panel_is_better_than_the_one_proposed() -> None:
    rng = random.Random(20261126)  # noqa: S311
    for _round in range(25):
        candidates = [
            Candidate(number=at, fit=rng.randrange(101), load=rng.randrange(8), employer=rng.choice((None, 1, 1, 2)))
            for at in range(rng.randrange(3, 7))
        ]
        panel, best = propose(candidates, SEATS, doubled="reviewer"), best_by_trying_all(candidates)
        assert (value_of(panel, doubled="reviewer") if panel else None) == best
        if panel:
            assert [choice.seat for choice in panel] == ["chair", "reviewer", "reviewer", "member"]


def test_who_sat_before_is_proposed_as_far_as_the_law_wants_and_there_are_any() -> None:
    strangers = [Candidate(number=at, fit=90, load=0) for at in range(4)]
    known = [Candidate(number=at, fit=10, load=0, sat_before=True) for at in (10, 11)]
    for wanted, sitting in ((0, 0), (1, 1), (2, 2), (4, 2)):
        panel = propose([*strangers, *known], SEATS, doubled="reviewer", before=wanted)
        assert sum(choice.candidate.sat_before for choice in panel) == sitting, wanted
    panel = propose(strangers, SEATS, doubled="reviewer", before=1)
    assert len(panel) == 4, "nobody is there to be asked for"


def test_anybody_draws_the_same_again_with_the_seed() -> None:
    pool = list(range(100, 150))
    drawn = draw(reversed(pool), "hat", seats=5)
    by_hand = sorted(pool, key=lambda number: hashlib.sha256(f"hat:{number}".encode()).hexdigest())
    assert drawn == by_hand[:15]
    assert draw(pool, "khac", seats=5) != drawn
    assert sorted(draw(pool[:4], "hat", seats=5)) == pool[:4], "a small pool is asked whole"


def test_who_knows_the_matter_stands_before_who_does_not() -> None:
    found = fits(
        "Xây dựng mô hình bảo quản vải thiều tươi bằng khí quyển điều chỉnh tại Lục Ngạn",
        {1: "Bảo quản vải thiều", 2: "Bảo quản gỗ", 3: "Địa chất khoáng sản", 4: "Xây dựng", 5: ""},
    )
    assert 100 > found[1].percent > found[2].percent > 0
    assert found[3].percent == found[4].percent == found[5].percent == 0, "building a model is no civil engineering"
    assert any("vải" in word.lower() for word in found[1].shared)
