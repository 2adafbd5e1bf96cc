"""Counts for people: exact where they are small; that there are very many is said, not counted out."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection
from django.db.models import Count, QuerySet
from django.db.models.expressions import RawSQL

from gieo.kernel.money import group_digits

Value = tuple[Any, ...]


def counted_up_to(
    most: int, rows: QuerySet[Any], places: Mapping[str, Sequence[str]], *, few: QuerySet[Any] | None = None
) -> dict[Value, int]:
    """How many rows stand at each place, none left out but the empty ones; `most` + 1 says: more than `most`.

    One query that looks at no more than so many rows of each place, however many there are.

    Args:
        most: how far is counted.
        rows: of the table, filtered; must not be known to be empty.
        places: column by column the values of each place, in the same order.
        few: further rows, none of them among `rows`, found by an index that knows no places: they are all counted, at
            once, where looking for them at each place would cost more than there is to find.
    """
    here = {name: RawSQL(f"place.{name}", ()) for name in places}  # noqa: S611  (columns we named ourselves)
    found, values = rows.filter(**here).order_by().values("pk")[: most + 1].query.sql_with_params()
    names, arrays = ", ".join(places), ", ".join(["%s::text[]"] * len(places))
    question = f"select {names}, (select count(*) from ({found}) found) from unnest({arrays}) place({names})"  # noqa: S608
    asked = [*values, *(list(column) for column in places.values())]
    if few is not None:
        besides, named = few.order_by().values(*places).annotate(number=Count("pk")).query.sql_with_params()
        further = f"select * from ({question}) counted left join ({besides}) besides using ({names})"  # noqa: S608
        question, asked = further, [*asked, *named]
    with connection.cursor() as cursor:
        cursor.execute(question, asked)
        counted = {tuple(row[: len(places)]): sum(filter(None, row[len(places) :])) for row in cursor.fetchall()}
    return {place: min(number, most + 1) for place, number in counted.items() if number}


def spoken_count(number: int, most: int) -> str:
    """A count as shown: 1.234, or 300+ where it was counted no further."""
    return group_digits(number) if number <= most else f"{group_digits(most)}+"
