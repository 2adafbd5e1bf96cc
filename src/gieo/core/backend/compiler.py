"""Spelling the columns of a table once per process.

Most questions ask for whole rows of one table. Which columns those are, how they are quoted and how their values are
read depends on the table alone, and working it out anew took a good part of the time of such a question. Whatever else
is asked for (joins, annotations, some columns only) is spelled as ever.
"""

from typing import Any

from django.db.backends.postgresql import compiler as stock
from django.db.backends.postgresql.compiler import (
    SQLAggregateCompiler,
    SQLDeleteCompiler,
    SQLInsertCompiler,
    SQLUpdateCompiler,
)
from django.db.models import Model

ALL: tuple[frozenset[str], bool] = (frozenset(), True)  # how a query says that it leaves no column for later

_columns: dict[type[Model], list[Any]] = {}
_converters: dict[type[Model], dict[int, Any]] = {}


class SQLCompiler(stock.SQLCompiler):
    """Knows whole rows by heart."""

    table: type[Model] | None = None  # whose whole rows are asked for

    def get_select(self, with_col_aliases: bool = False) -> Any:
        """The columns, what they make, and no annotations."""
        model = self.query.model
        if with_col_aliases or model is None or not self._asks_for_whole_rows(model):
            self.table = None
            return super().get_select(with_col_aliases)
        self.table = model
        if model not in _columns:
            _columns[model] = super().get_select()[0]
        columns = _columns[model]
        return columns.copy(), {"model": model, "select_fields": list(range(len(columns)))}, {}

    def get_converters(self, expressions: Any) -> dict[int, Any]:
        """How values are read that the wire does not bring as the model wants them."""
        if self.table is None:
            found: dict[int, Any] = super().get_converters(expressions)
            return found
        if self.table not in _converters:
            _converters[self.table] = super().get_converters(expressions)
        return _converters[self.table]

    def _asks_for_whole_rows(self, model: type[Model]) -> bool:
        query = self.query
        return (
            query.default_cols
            and query.selected is None
            and query.deferred_loading == ALL
            and not (query.select_related or query.annotation_select or query.extra_select)
            and not model._meta.parents
            and query.get_initial_alias() == model._meta.db_table
        )


__all__ = ["SQLAggregateCompiler", "SQLCompiler", "SQLDeleteCompiler", "SQLInsertCompiler", "SQLUpdateCompiler"]
