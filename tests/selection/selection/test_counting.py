"""From the ballots as they are kept to the ranking that is shown: random sittings against the law's words by hand."""

from random import Random

import pytest

from gieo.councils.models import Ballot
from gieo.selection.selection.counting import NOBODY, TIE, WINNER, count
from gieo.selection.selection.states import Opinion
from tests.selection.cast import Cast, checked_call
from tests.selection.cast_council import selection_of
from tests.selection.rules.law import APPLIED, ballot, dossier, winners
from tests.selection.rules.law import count as by_hand

pytestmark = [pytest.mark.web, pytest.mark.django_db]

SITTINGS = 150


@pytest.mark.requirement("CT-2-2b")
def test_a_selection_counts_the_ballots_it_keeps(cast: Cast):
    item, draw = selection_of(checked_call(cast)), Random(20)  # noqa: S311  (the same sittings each time)
    assert (item.sheet, len(item.applications)) == ("applied_research", 3)
    numbers, ends = [each.number for each in item.applications], set()
    for _sitting in range(SITTINGS):
        members, absent = draw.randint(1, 9), draw.randint(0, 3)
        even = draw.random() < 0.3  # dossiers that nothing tells apart are rare otherwise
        rows = [
            [tuple(draw.choice([0, 2, 3, 3, 4, 4]) for _ in APPLIED)] * len(numbers)
            if even
            else [tuple(draw.choice([0, 2, 3, 3, 4, 4]) for _ in APPLIED) for _ in numbers]
            for _member in range(members)
        ]
        kept = [
            Ballot(
                membership_id=at,
                content={
                    "marks": {
                        of: dict(zip(APPLIED, marks, strict=True)) for of, marks in zip(numbers, row, strict=True)
                    },
                    "opinions": {of: {"opinion": draw.choice([Opinion.FOR, ""]), "remark": "Đã đọc"} for of in numbers},
                },
            )
            for at, row in enumerate(rows, start=1)
        ]
        said = count(item, kept, members + absent)
        judged = [
            dossier(of, *(ballot(str(member), *row[at]) for member, row in enumerate(rows, start=1)))
            for at, of in enumerate(numbers)
        ]
        best = winners(judged, members + absent)
        wanted = (WINNER if len(best) == 1 else TIE) if best else NOBODY
        assert said["outcome"] == wanted
        assert said["winner"] == (best[0] if len(best) == 1 else "")
        assert said["tied"] == (best if len(best) > 1 else [])
        for line in said["ranking"]:
            naive = by_hand(next(each for each in judged if each.key == line["number"]), members + absent)
            assert (line["valid"], line["void"]) == (naive.valid, len(naive.void))
            assert line["sum"] == str(naive.points)
            assert (line["rank"] is not None) is naive.qualifies
        ends.add(wanted)
    assert ends == {WINNER, TIE, NOBODY}, "a sitting of every kind was drawn"
