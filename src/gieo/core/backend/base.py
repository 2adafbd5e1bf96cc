"""Django's PostgreSQL, whose connections are told whose provinces they show (decision 15).

The words go out in front of the next statement and in the same message: they cost no way to the server and back. They
are transactional like any other statement: what was told inside a transaction that was rolled back was not told.
"""

from datetime import UTC
from functools import cache
from typing import Any

from django.db.backends.base.base import NO_DB_ALIAS
from django.db.backends.postgresql import base
from django.db.backends.postgresql.operations import DatabaseOperations as StockOperations
from django.db.backends.postgresql.psycopg_any import get_adapters_template
from psycopg import adapters
from psycopg.adapt import AdaptersMap
from psycopg.pq import Format

from gieo.core import wall

# The stubs of the framework do not know what these are made of.
_StockCursor: Any = base.Cursor
_StockServerCursor: Any = base.ServerSideCursor
_StockWrapper: Any = base.DatabaseWrapper
# The driver keeps a hundred plans and gives up the one that was longest not asked for. A year of the programme asks
# some three hundred prepared questions: plans were given up and made anew all the time.
PLANS_KEPT = 400
TOLD = "gieo_told"
UNKNOWN = wall.View("", 0)


class Cursor(_StockCursor):  # type: ignore[misc]
    """Says first what the connection was not told yet."""

    def execute(self, query: Any, params: Any = None, *args: Any, **kwargs: Any) -> "Cursor":
        """Run one statement, with the words in front of it where they are due."""
        view = wall.present()
        connection: Any = self.connection
        if view is connection.__dict__.get(TOLD, wall.NOTHING):
            super().execute(query, params, *args, **kwargs)
            return self
        if not isinstance(query, str):
            self.tell(view)
            super().execute(query, params, *args, **kwargs)
            return self
        connection.__dict__[TOLD] = UNKNOWN  # unless both go well
        super().execute(f"{view.words}; {query}", params, *args, **kwargs)
        for _word in range(view.count):
            self.nextset()
        connection.__dict__[TOLD] = view
        return self

    def executemany(self, *args: Any, **kwargs: Any) -> None:
        """The same for many rows of values."""
        self.tell(wall.present())
        super().executemany(*args, **kwargs)

    def copy(self, *args: Any, **kwargs: Any) -> Any:
        """The same for a stream of rows."""
        self.tell(wall.present())
        return super().copy(*args, **kwargs)

    def tell(self, view: wall.View) -> None:
        """Say the words by themselves, where nothing can stand behind them."""
        kept: Any = self.connection.__dict__
        if view is not kept.get(TOLD, wall.NOTHING):
            kept[TOLD] = UNKNOWN
            super().execute(view.words)
            kept[TOLD] = view


def tell_what_is_due(wire: Any) -> None:
    """Say the words now, in front of statements that nothing may stand in front of."""
    if issubclass(wire.cursor_factory, Cursor) and wall.present() is not wire.__dict__.get(TOLD, wall.NOTHING):
        with wire.cursor() as cursor:
            cursor.tell(wall.present())


class DatabaseOperations(StockOperations):
    """Spells questions by `gieo.core.backend.compiler`."""

    compiler_module = "gieo.core.backend.compiler"


class DatabaseWrapper(_StockWrapper):  # type: ignore[misc]
    """Hands out cursors that tell, and forgets what was told where it was taken back."""

    ops_class = DatabaseOperations

    def get_connection_params(self) -> dict[str, Any]:
        """With our cursors; beside all databases, where databases are made, there are no provinces."""
        params: dict[str, Any] = super().get_connection_params()
        if self.alias != NO_DB_ALIAS:
            params |= {"cursor_factory": Cursor, "context": _adapters()}
        return params

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """With room for the plan of every prepared question (gieo.core.prepared)."""
        connection = super().get_new_connection(conn_params)
        connection.prepared_max = PLANS_KEPT
        return connection

    def create_cursor(self, name: str | None = None) -> Any:
        """A cursor of the server is told before it is declared.

        The framework's own looks here whether the connection keeps another time zone than it is asked for. There is
        one: every connection is kept in UTC.
        """
        if self.alias == NO_DB_ALIAS:
            return super().create_cursor(name)
        if not name:
            return self.connection.cursor()
        with self.connection.cursor() as cursor:
            cursor.tell(wall.present())
        return _StockServerCursor(self.connection, name=name, scrollable=False, withhold=self.connection.autocommit)

    def _rollback(self) -> None:
        super()._rollback()
        self._forget()

    def _savepoint_rollback(self, sid: str) -> None:
        super()._savepoint_rollback(sid)
        self._forget()

    def _forget(self) -> None:
        if self.connection is not None:
            self.connection.__dict__[TOLD] = UNKNOWN


@cache
def _adapters() -> AdaptersMap:
    """The framework's, but instants are read by the driver itself.

    It gives them in the zone of the connection, which is UTC; the framework's reader is written in Python and puts the
    zone in a second time. Of a page of fifty dossiers that is hundreds of calls.
    """
    ours: AdaptersMap = AdaptersMap(get_adapters_template(use_tz=True, timezone=UTC))
    instant = adapters.types["timestamptz"].oid
    if reader := adapters.get_loader(instant, Format.TEXT):
        ours.register_loader(instant, reader)
    return ours
