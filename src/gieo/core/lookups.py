"""Lookups the database knows and the framework does not."""

from collections.abc import Iterable
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, Field, ForeignObject, Lookup, TextField, Value
from django.db.models.functions import Cast
from django.db.models.sql.compiler import SQLCompiler


@ForeignObject.register_lookup
@Field.register_lookup
class AnyOf(Lookup):
    """`column = ANY(array)`: unlike `IN (SELECT …)` it goes by the index of the column inside an OR as well."""

    lookup_name = "any_of"
    prepare_rhs = False

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """Both sides; the right one is an array, such as an `ArraySubquery`."""
        left, of_left = self.process_lhs(compiler, connection)
        right, of_right = self.process_rhs(compiler, connection)
        return f"{left} = ANY({right})", (*of_left, *of_right)


def spelled(values: Iterable[int | str]) -> str:
    """A list as PostgreSQL spells an array: one value of a question, however long the list is."""
    return "{" + ",".join(f'"{_escaped(str(each))}"' for each in sorted(values)) + "}"


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"')


def keys(text: str) -> Cast:
    """A spelled list as an array of keys."""
    return _array(text, BigIntegerField())


def codes(text: str) -> Cast:
    """A spelled list as an array of codes."""
    return _array(text, TextField())


def _array(text: str, of: "Field[Any, Any]") -> Cast:
    return Cast(Value(text, output_field=TextField()), ArrayField(of))
