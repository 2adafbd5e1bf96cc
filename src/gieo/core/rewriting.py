"""Writing rows plainly: one anew that was read and locked in the same transaction, or new ones.

Every act passes here. The statement is a plain one: to make it anew each time cost more than to do it. It says nothing
to listeners of Django's signals; what must follow every change of a table is a trigger of the table.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Field, Model

from gieo.core.prepared import plans_kept


def rewrite(row: Model, names: Iterable[str] | None = None) -> None:
    """Write fields of a row as they stand on the instance.

    Args:
        row: as it was read, and changed since.
        names: the fields; None writes all but the key and what the database computes.

    Raises:
        LookupError: there is no field of such a name.
    """
    fields = _fields(type(row), "name", None if names is None else tuple(names))
    _update(type(row), {field: field.pre_save(row, add=False) for field in fields}, {"pk": row.pk})


def enter(rows: Sequence[Model]) -> None:
    """Write new rows of one table, in one statement however many; each gets its key."""
    if not rows:
        return
    model = type(rows[0])
    fields = _fields(model, "name", None)
    database = connections[DEFAULT_DB_ALIAS]  # once: `connection` looks it up at every dot
    written = [field.get_db_prep_save(field.pre_save(row, add=True), database) for row in rows for field in fields]
    with plans_kept(writing=True), database.cursor() as cursor:
        cursor.execute(_insertion(model, len(rows)), written)
        keys = sorted(key for (key,) in cursor.fetchall())
    for row, key in zip(rows, keys, strict=True):
        row.pk, row._state.adding, row._state.db = key, False, DEFAULT_DB_ALIAS


def rewrite_where(model: type[Model], values: Mapping[str, Any], key: Mapping[str, Any]) -> bool:
    """Write values into the row that a key names; the instance is not at hand.

    Args:
        model: the table.
        values: by attribute name (`body_id`, not `body`).
        key: likewise: columns that together name one row.

    Returns:
        Whether there was such a row.

    Raises:
        LookupError: there is no field of such a name.
    """
    fields = _fields(model, "attname", tuple(values))
    return _update(model, {field: values[field.attname] for field in fields}, key)


def _update(model: type[Model], values: Mapping[Any, Any], key: Mapping[str, Any]) -> bool:
    columns = tuple(str(field.column) for field in values)
    places = tuple(str(model._meta.pk.column if name == "pk" else name) for name in key)
    database = connections[DEFAULT_DB_ALIAS]
    written = [field.get_db_prep_save(value, database) for field, value in values.items()]
    with plans_kept(writing=True), database.cursor() as cursor:
        cursor.execute(_statement(model._meta.db_table, columns, places), [*written, *key.values()])
        return bool(cursor.rowcount)


@cache
def _fields(model: type[Model], called: str, names: tuple[str, ...] | None) -> tuple["Field[Any, Any]", ...]:
    """The fields to be written, in the order of the table: one order, one statement, one plan."""
    fields = [field for field in model._meta.concrete_fields if not field.primary_key and not field.generated]
    if names is None:
        return tuple(fields)
    strange = set(names) - {getattr(field, called) for field in fields}
    if strange:
        raise LookupError(f"{model._meta.label} has no {sorted(strange)} to be written")
    return tuple(field for field in fields if getattr(field, called) in names)


@cache
def _insertion(model: type[Model], count: int) -> str:
    columns = [str(field.column) for field in _fields(model, "name", None)]
    names, row = ", ".join(f'"{column}"' for column in columns), ", ".join(["%s"] * len(columns))
    rows, table, key = ", ".join([f"({row})"] * count), model._meta.db_table, model._meta.pk.column
    return f'insert into "{table}" ({names}) values {rows} returning "{key}"'  # noqa: S608  (our own names)


@cache
def _statement(table: str, columns: tuple[str, ...], places: tuple[str, ...]) -> str:
    changes = ", ".join(f'"{column}" = %s' for column in columns)
    where = " and ".join(f'"{place}" = %s' for place in places)
    return f'update "{table}" set {changes} where {where}'  # noqa: S608  (our own names)
