"""Whole rows are spelled and read as Django spells and reads them, and only whole rows are known by heart."""

from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.db.backends.postgresql import compiler as stock
from django.db.models import Count, QuerySet, Value

from gieo.core.backend.compiler import SQLCompiler
from gieo.core.models import TransitionLog
from gieo.core.models.numbering import Series
from gieo.dossiers.models import DocketEntry

pytestmark = [pytest.mark.db, pytest.mark.django_db]


def both(rows: QuerySet[Any, Any]) -> tuple[Any, Any]:
    """SQL, parameters and converters of a question: ours, and the framework's."""
    spelled = []
    for kind in (SQLCompiler, stock.SQLCompiler):
        compiler = kind(rows.query.chain(), connection, "default")
        sql = compiler.as_sql()
        read = compiler.get_converters([column for column, _sql, _alias in compiler.select])
        names = {at: [converter.__qualname__ for converter in used] for at, (used, _column) in read.items()}
        spelled.append((sql, names, compiler.klass_info and compiler.klass_info["model"]))
    return spelled[0], spelled[1]


@pytest.mark.parametrize("model", apps.get_models(), ids=lambda model: model._meta.label)
def test_every_table_is_spelled_as_ever(model: Any) -> None:
    for _first_and_again in range(2):
        ours, theirs = both(model._base_manager.filter(pk=1).order_by("pk"))
        assert ours == theirs


@pytest.mark.parametrize(
    "rows",
    [
        DocketEntry.objects.only("number"),
        DocketEntry.objects.defer("search"),
        DocketEntry.objects.select_related("province", "task__host"),
        DocketEntry.objects.annotate(comments_there=Count("comments")),
        DocketEntry.objects.annotate(one=Value(1)),
        DocketEntry.objects.values_list("number", "due_at"),
        DocketEntry.objects.filter(pk__in=DocketEntry.objects.filter(kind="order")),
        DocketEntry.objects.order_by("kind", "-pk").distinct("kind"),
        DocketEntry.objects.extra(select={"two": "2"}),
        TransitionLog.objects.filter(actor__email="x"),
    ],
)
def test_whatever_else_is_asked_for_is_spelled_as_ever(rows: QuerySet[Any, Any]) -> None:
    for _first_and_again in range(2):
        ours, theirs = both(rows)
        assert ours == theirs


def test_rows_come_whole_after_a_part_of_them_was_asked_for() -> None:
    Series.objects.create(name="a", last=7)
    assert Series.objects.only("name").get(name="a").last == 7
    assert [(each.name, each.last) for each in Series.objects.filter(name="a")] == [("a", 7)]
    assert list(Series.objects.filter(name="a").values_list("last")) == [(7,)]
    assert [(each.name, each.last) for each in Series.objects.filter(name="a")] == [("a", 7)]
