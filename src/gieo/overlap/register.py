"""The register as the check reads it: texts by number, and what changed since an index was written."""

from collections.abc import Iterable, Iterator, Sequence

from django.db import connection

from gieo.overlap.engine.records import Part, Record
from gieo.registry.models import RegisterEntry

_TEXTS = ("pk", "title", "aims", "contents", "products")
_CHUNK = 2000


def texts_of(wanted: Sequence[int]) -> Iterator[tuple[int, dict[Part, str]]]:
    """The texts of entries by number; one that is not in the register any more is left out.

    Asked in one array: hundreds of numbers one by one cost as much to spell as to find.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "select id, title, aims, contents, products from registry_registerentry where id = any(%s)", [list(wanted)]
        )
        yield from _texts(cursor.fetchall())


def records_of(wanted: Sequence[int]) -> Iterator[Record]:
    """Entries, read, for the index."""
    return (Record(str(key), texts) for key, texts in texts_of(wanted))


def every_record() -> Iterator[Record]:
    """The whole register, read, bit by bit."""
    return (Record(str(key), texts) for key, texts in every_text())


def every_text() -> Iterator[tuple[int, dict[Part, str]]]:
    """The texts of the whole register, bit by bit."""
    rows = RegisterEntry.objects.order_by("pk").values_list(*_TEXTS)
    last = 0
    while chunk := list(rows.filter(pk__gt=last)[:_CHUNK]):
        yield from _texts(chunk)
        last = chunk[-1][0]


def size() -> int:
    """How many entries the register holds."""
    return RegisterEntry.objects.count()


def _texts(rows: Iterable[tuple[int, str, str, str, str]]) -> Iterator[tuple[int, dict[Part, str]]]:
    for key, title, aims, contents, products in rows:
        parts = {Part.TITLE: title, Part.AIMS: aims, Part.CONTENTS: contents, Part.PRODUCTS: products}
        yield key, {part: text for part, text in parts.items() if text}


def changed_since(mark: int, *, limit: int | None = None) -> list[int]:
    """Entries whose text changed in a transaction that the mark does not cover, the newest first."""
    keys = (
        RegisterEntry.objects.filter(changed_in__gte=mark).order_by("-changed_in", "-pk").values_list("pk", flat=True)
    )
    return list(keys[:limit])


def present_mark() -> int:
    """The oldest transaction still running: all older ones are done, and what they wrote can be read."""
    return _ask("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint")


def newest_mark() -> int:
    """The next transaction; a mark beyond it comes from another server."""
    return _ask("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint")


def database_name() -> str:
    """Which database this is: an index belongs to one."""
    with connection.cursor() as cursor:
        cursor.execute("select system_identifier::text || '-' || current_database() from pg_control_system()")
        return str(cursor.fetchone()[0])


def forget_marks_beyond(mark: int) -> None:
    """After a restore into another server its marks mean nothing here."""
    RegisterEntry.objects.filter(changed_in__gt=mark).update(changed_in=0)


def _ask(question: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return int(cursor.fetchone()[0])
