"""A line of money through a list in order."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gieo.proposals.rules.priority_cut import Candidate, by_district, by_field, in_order, placed

pytestmark = pytest.mark.unit


def candidate(key: str, money: int = 10, **said: Any) -> Candidate:
    given: dict[str, Any] = {
        "priorities": 0,
        "is_of_technology": False,
        "share": Fraction(1),
        "field": "Nông nghiệp",
        "districts": (),
    }
    return Candidate(key=key, title=key, money=money, **given | said)


MANY = st.lists(
    st.builds(
        candidate,
        key=st.uuids().map(str),
        money=st.integers(min_value=0, max_value=50),
        priorities=st.integers(min_value=0, max_value=3),
        is_of_technology=st.booleans(),
        share=st.fractions(min_value=0, max_value=1, max_denominator=9),
        field=st.sampled_from(["", "Y", "Nông nghiệp"]),
        districts=st.lists(st.sampled_from(["A", "B", "C"]), max_size=2),
    ),
    max_size=9,
)


@pytest.mark.requirement("BG25-III-5", "CT-3-1e")
def test_an_ordered_and_coordinated_task_stands_first_then_a_priority_technology():
    plain, ordered = candidate("a"), candidate("z", priorities=2)
    technology, votes = candidate("y", is_of_technology=True), candidate("b", share=Fraction(7, 9))
    assert in_order([plain, votes, technology, ordered]) == [ordered, technology, plain, votes]


def test_the_line_cuts_once():
    rows = placed([candidate("a", 60), candidate("b", 50), candidate("c", 10)], line=100)
    assert [row.is_above for row in rows] == [True, False, False], "a cheaper one does not pass"
    assert [row.running for row in rows] == [60, 110, 120]
    assert all(row.is_above for row in placed([candidate("a", 60)], line=None))
    with pytest.raises(ValueError, match="below zero"):
        placed([], line=-1)


@given(candidates=MANY, line=st.integers(min_value=0, max_value=300), more=st.integers(min_value=0, max_value=100))
def test_more_money_never_takes_a_task_away(candidates, line, more):
    above = {row.candidate.key for row in placed(candidates, line=line) if row.is_above}
    assert above <= {row.candidate.key for row in placed(candidates, line=line + more) if row.is_above}
    assert sum(each.money for each in candidates if each.key in above) <= line


@given(candidates=MANY, line=st.integers(min_value=0, max_value=300))
def test_fields_and_districts_add_up(candidates, line):
    rows = placed(candidates, line=line)
    with_field = [row for row in rows if row.candidate.field]
    fields = by_field(rows)
    assert sum(each.above + each.below for each in fields) == len(with_field)
    assert sum(each.money_above for each in fields) == sum(r.candidate.money for r in with_field if r.is_above)
    for each in by_district(rows):
        here = [row for row in rows if each.name in row.candidate.districts]
        assert (each.above, each.below) == (sum(r.is_above for r in here), sum(not r.is_above for r in here))
