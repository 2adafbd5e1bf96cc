"""A prepared question answers as the plain one does, and anew each time."""

import pytest
from django.contrib.auth.models import Group

from gieo.core.models.numbering import Series
from gieo.core.prepared import Prepared
from tests.counting import queries_of

pytestmark = [pytest.mark.db, pytest.mark.django_db]

NAMED = Prepared(lambda name, least: Series.objects.filter(name=name, last__gte=least), name="?", least=77)
LASTS = Prepared(lambda name: Series.objects.filter(name=name, last__lt=9).values_list("last", flat=True), name="?")


def test_every_answer_is_for_its_own_values() -> None:
    Series.objects.bulk_create([Series(name="a", last=1), Series(name="b", last=2)])
    assert NAMED.ask(name="a", least=1) == list(Series.objects.filter(name="a"))
    assert NAMED.ask(least=2, name="b") == list(Series.objects.filter(name="b"))
    assert NAMED.ask(name="a", least=2) == []
    assert [LASTS.ask(name="a"), LASTS.ask(name="b")] == [[1], [2]]  # the 9 stays what it is


def test_what_has_changed_is_read() -> None:
    Series.objects.create(name="a", last=1)
    assert LASTS.ask(name="a") == [1]
    Series.objects.update(last=5)
    assert LASTS.ask(name="a") == [5]
    assert queries_of(lambda: LASTS.ask(name="a")) == 1


def test_a_value_that_is_missing_is_no_answer() -> None:
    with pytest.raises(KeyError):
        NAMED.ask(name="a")


def test_a_place_that_django_leaves_out_is_a_fault() -> None:
    anything = Prepared(lambda least: Series.objects.filter(last__gte=least), least=-1)  # positive: always so
    with pytest.raises(ValueError, match="least"):
        anything.ask(least=5)


def test_what_reads_more_behind_its_rows_is_no_question() -> None:
    following = Prepared(lambda name: Group.objects.filter(name=name).prefetch_related("permissions"), name="?")
    with pytest.raises(ValueError, match="one question"):
        following.ask(name="a")
