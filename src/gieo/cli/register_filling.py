"""A register of any size on a scratch database, for the benchmarks that ask it."""

from collections.abc import Iterator

from django.db import connection, transaction

from gieo.core.wall.owner import as_owner
from gieo.identity.models import Province
from gieo.overlap import synthetic
from gieo.overlap.engine.records import Part
from gieo.registry.models import EntryLevel, EntryState, ScienceField

_COLUMNS = (
    "id, province_id, number, other_numbers, title, aims, contents, products, results, application, effect, "
    "science_field, year, level, place, host_name, state, source, source_url, is_weak, changed_in, "
    "classification_codes, principal_name, result_owner"
)
_PROVINCES = ("ZX", "ZY", "ZZ")
_HOSTS = 400
_LOOK_UP = ("entries_by_words", "entries_by_other_numbers")


def fill(size: int, seed: int, *, searchable: bool) -> int:
    """Put a synthetic register into the database: three provinces, hosts, fields, levels and states in fixed turns.

    Args:
        size: how many tasks.
        seed: equal seeds give equal registers.
        searchable: build the indexes of the look-up as well; the overlap check needs none of them.

    Returns:
        Bytes of text that the check compares.
    """
    for code in _PROVINCES:
        Province.objects.create(code=code, slug=code.lower(), name=f"Tỉnh thử {code}", family="bac-ninh")
    text_bytes = 0

    def rows() -> Iterator[tuple[object, ...]]:
        nonlocal text_bytes
        for made in synthetic.register(size, seed=seed):
            text_bytes += sum(len(text.encode()) for text in made.parts.values())
            yield _row(made)

    with as_owner(), transaction.atomic(), connection.cursor() as cursor:
        indexes = _definitions(cursor)
        cursor.execute(f"drop index {', '.join(_LOOK_UP)}")
        cursor.execute("set local session_replication_role = replica")  # no history, no marks: not measured here
        with cursor.copy(f"copy registry_registerentry ({_COLUMNS}) from stdin") as copy:
            for row in rows():
                copy.write_row(row)
        cursor.execute("select setval(pg_get_serial_sequence('registry_registerentry', 'id'), %s)", [size])
        if searchable:
            cursor.execute("set local maintenance_work_mem = '512MB'")
            for definition in indexes:
                cursor.execute(definition)
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("vacuum analyze registry_registerentry")
    return text_bytes


def _definitions(cursor: object) -> list[str]:
    """The indexes that are dropped while the register is filled, as the migrations made them."""
    cursor.execute("select indexdef from pg_indexes where indexname = any(%s)", [list(_LOOK_UP)])  # type: ignore[attr-defined]
    return [definition for (definition,) in cursor.fetchall()]  # type: ignore[attr-defined]


def _row(made: synthetic.Made) -> tuple[object, ...]:
    at, parts = made.number, made.parts
    fields, levels = ScienceField.values, EntryLevel.values
    states = (EntryState.FINISHED, EntryState.FINISHED, EntryState.FINISHED, EntryState.RUNNING, EntryState.STOPPED)
    texts = (parts[Part.TITLE], parts[Part.AIMS], parts[Part.CONTENTS], "", "", "", "")
    about: tuple[object, ...] = (
        fields[at % len(fields)], made.year, levels[at % len(levels)], made.place[:120],
        f"Trung tâm thử nghiệm số {at % _HOSTS}", states[at % len(states)], "", "", False, 0, [], "", "",
    )  # fmt: skip
    return (at, _PROVINCES[at % len(_PROVINCES)], f"ZZ-{at}", [f"CU/{at}"], *texts, *about)
