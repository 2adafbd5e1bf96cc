"""Questions that are put many times with other values.

To build a query of a wide table and spell it out in SQL takes Django longer than PostgreSQL takes to answer it, and
to plan it takes PostgreSQL longer than to run it. A prepared question is built and spelled once per process and planned
once per connection; the rows it brings are the same as ever.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, cached_property
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.postgresql.base import ServerBindingCursor
from django.db.models import Model, QuerySet
from django.db.models.sql.compiler import SQLCompiler

from gieo.core.backend.base import tell_what_is_due

Row = TypeVar("Row")


class Prepared(Generic[Row]):
    """A query with places for values.

    Its form must not depend on the values: no empty list, no None, no list whose length varies (`gieo.core.lookups`
    spells a list as one value).
    """

    def __init__(self, make: Callable[..., QuerySet[Any, Row]], **places: Any) -> None:
        """Keep how the query is made; it is made when it is first asked.

        Args:
            make: the query, from values by name.
            places: for each name a value of its type by which its place is found again: one that stands nowhere else
                in the query.

        Raises:
            ValueError: when it is first asked: a place is not found again, or more would be read behind the rows.
        """
        self._make, self._places = make, places

    def ask(self, **values: Any) -> list[Row]:
        """The rows for these values, read anew."""
        spelled, sql, params, converters = self._spelled
        asked = tuple(values[param.name] if isinstance(param, _Place) else param for param in params)
        compiler = _shallow(
            spelled,
            connection=connections[DEFAULT_DB_ALIAS],  # each thread has its own
            as_sql=lambda *_args, **_kwargs: (sql, asked),
            get_converters=lambda _columns: converters,
        )
        query = _shallow(self._rows.query, get_compiler=lambda *_args, **_kwargs: compiler)
        read: Any = self._rows._iterable_class  # noqa: SLF001
        with plans_kept():
            return list(read(_shallow(self._rows, _query=query)))

    def first(self, **values: Any) -> Row | None:
        """The first of them; None where there is none."""
        return next(iter(self.ask(**values)), None)

    @cached_property
    def _rows(self) -> QuerySet[Any, Row]:
        return self._make(**self._places)

    @cached_property
    def _spelled(self) -> tuple[SQLCompiler, str, tuple[Any, ...], dict[int, Any]]:
        if self._rows._prefetch_related_lookups:  # type: ignore[attr-defined]  # noqa: SLF001
            raise ValueError("a prepared question is one question")
        compiler = self._rows.query.get_compiler(DEFAULT_DB_ALIAS)
        sql, params = compiler.as_sql()
        lost = sorted(name for name, value in self._places.items() if value not in params)
        if lost:
            raise ValueError(f"Django spells the question without {lost}")
        converters = compiler.get_converters([column for column, _sql, _alias in compiler.select])
        return compiler, sql, tuple(map(self._place_of, params)), converters

    def _place_of(self, param: Any) -> Any:
        """The place that a value of the query keeps; the value itself where it keeps none."""
        return next((_Place(name) for name, value in self._places.items() if value == param), param)


@contextmanager
def plans_kept(*, writing: bool = False) -> Iterator[None]:
    """Let PostgreSQL keep the plans of the statements inside and take their values apart from them.

    `prepare_threshold` of the settings says from which time on.

    Args:
        writing: they change something. While a request is served, who it is from is told to the history of fields in
            the same breath as a change; that is two statements, which cannot be planned as one, so nothing is kept.

    What the connection is still to be told of provinces (gieo.core.backend) is told before, by itself: a plan is kept
    for one statement, not for two.
    """
    database = connections[DEFAULT_DB_ALIAS]  # once: `connection` looks it up at every dot
    if writing and database.execute_wrappers:
        yield
        return
    database.ensure_connection()
    wire: Any = database.connection
    with database.wrap_database_errors:
        tell_what_is_due(wire)
    usual, wire.cursor_factory = wire.cursor_factory, _PlannedCursor
    try:
        yield
    finally:
        wire.cursor_factory = usual


class _PlannedCursor(ServerBindingCursor):
    """Remembers what it asks, for the log of questions that tests and benchmarks read."""

    def _convert_query(self, *args: Any) -> Any:
        self._query = super()._convert_query(*args)  # type: ignore[misc]
        return self._query


def children_of(parent: Model, name: str) -> list[Any]:
    """The rows that point at a row, as its related manager reads them, prepared; what was fetched before is not read.

    Args:
        parent: the row.
        name: of the related manager, such as ``"lines"``.
    """
    fetched = getattr(parent, "_prefetched_objects_cache", {}).get(name)
    if fetched is not None:
        return list(fetched)
    pointer, question = _pointing(type(parent), name)
    rows = question.ask(parent=parent.pk)
    for row in rows:
        setattr(row, pointer, parent)
    return rows


@cache
def _pointing(model: type[Model], name: str) -> tuple[str, Prepared[Any]]:
    pointer: Any = getattr(model, name).rel.field
    rows: Any = pointer.model._default_manager
    return pointer.name, Prepared(lambda parent: rows.filter(**{pointer.attname: parent}), parent=-1)


def _shallow(thing: Any, **changed: Any) -> Any:
    """A copy that shares everything but what is changed. Django's own copies of a question are made to be built on."""
    other = object.__new__(type(thing))
    other.__dict__ = thing.__dict__ | changed
    return other


class _Place:
    """Where a value goes."""

    def __init__(self, name: str) -> None:
        self.name = name
