"""A row is written as it stands, and only what was named."""

from functools import partial

import pytest

from gieo.core.models import TrailAnchor
from gieo.core.models.numbering import Series
from gieo.core.rewriting import enter, rewrite, rewrite_where
from tests.conftest import moment
from tests.counting import queries_of

pytestmark = [pytest.mark.db, pytest.mark.django_db]

NOON = moment("2024-03-05 12:00")


@pytest.fixture
def series() -> Series:
    Series.objects.create(name="b", last=7)
    return Series.objects.create(name="a", last=1)


def _lasts() -> dict[str, int]:
    return dict(Series.objects.values_list("name", "last"))


def test_a_row_is_written_as_it_stands(series: Series) -> None:
    series.last = 5
    assert queries_of(lambda: rewrite(series)) == 1
    assert _lasts() == {"a": 5, "b": 7}


def test_what_is_not_named_stays(series: Series) -> None:
    series.last = 5
    rewrite(series, ["last"])
    stale = Series(name="a", last=9)
    rewrite(stale, ["last"])
    assert _lasts() == {"a": 9, "b": 7}


def test_a_key_names_the_row(series: Series) -> None:
    assert rewrite_where(Series, {"last": 3}, {"name": series.name})
    assert not rewrite_where(Series, {"last": 3}, {"name": "c"})
    assert _lasts() == {"a": 3, "b": 7}


def test_a_name_that_is_no_field_is_a_fault(series: Series) -> None:
    with pytest.raises(LookupError, match="lats"):
        rewrite(series, ["last", "lats"])
    with pytest.raises(LookupError, match="lats"):
        rewrite_where(Series, {"lats": 3}, {"name": series.name})
    assert _lasts() == {"a": 1, "b": 7}


def test_new_rows_go_in_at_once_and_get_their_keys() -> None:
    asked = []
    for names in (["a"], ["b", "c", "d"]):
        rows = [TrailAnchor(chain=name, day=NOON.date(), sequence=1, hash=name, made_at=NOON) for name in names]
        asked.append(queries_of(partial(enter, rows)))
        assert [TrailAnchor.objects.get(pk=row.pk).chain for row in rows] == names
        assert not any(row._state.adding for row in rows)
    assert asked == [1, 1]
    enter([])
