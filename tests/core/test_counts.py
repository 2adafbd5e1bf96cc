"""Counting stops where nobody reads the number any more."""

import pytest

from gieo.core.counts import counted_up_to, spoken_count
from gieo.core.models.numbering import Series
from tests.counting import queries_of

pytestmark = [pytest.mark.db, pytest.mark.django_db]


def test_each_place_is_counted_up_to_the_same_number() -> None:
    Series.objects.bulk_create([Series(name=name, last=at) for at, name in enumerate(("a", "b", "c"), start=1)])
    places = {"name": ["a", "b", "x"]}
    assert counted_up_to(5, Series.objects.all(), places) == {("a",): 1, ("b",): 1}  # c is no place, x is empty
    assert counted_up_to(5, Series.objects.filter(last__gt=1), places) == {("b",): 1}
    assert counted_up_to(0, Series.objects.all(), places) == {("a",): 1, ("b",): 1}  # more than none
    assert queries_of(lambda: counted_up_to(5, Series.objects.all(), places)) == 1


def test_what_no_place_finds_is_counted_beside_in_the_same_question() -> None:
    Series.objects.bulk_create([Series(name=name, last=at) for at, name in enumerate("abcd", start=1)])
    places = {"name": ["a", "b", "x"]}
    odd, even = Series.objects.filter(last__in=(1, 3)), Series.objects.filter(last__in=(2, 4))
    assert counted_up_to(5, odd, places, few=even) == {("a",): 1, ("b",): 1}
    assert counted_up_to(0, odd, places, few=Series.objects.filter(name="b")) == {("a",): 1, ("b",): 1}
    assert queries_of(lambda: counted_up_to(5, odd, places, few=even)) == 1


@pytest.mark.parametrize(("number", "said"), [(0, "0"), (300, "300"), (301, "300+")])
def test_more_is_said_as_more(number: int, said: str) -> None:
    assert spoken_count(number, 300) == said
