"""Every table there is, asked by plain SQL as the application's role: a row of another province is not there (issue 5)."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import Model

from gieo.core import wall
from gieo.core.wall.tables import behind_the_wall, column_of, may_be_nobodys, parent_of, read_across

pytestmark = [pytest.mark.db, pytest.mark.django_db, pytest.mark.requirement("X-8")]

NUMBERS = {
    "LS": 739100001,
    "BG": 739100002,
}  # every key of a row planted in a province, so that parts find their wholes
FURTHER = 739100003
# What a check of the table asks of a row.
ASKED_FOR = {
    "registry_moneyline": {"recovered": "0", "settled": "0"},
    "records_documentversion": {"pdf_id": "1"},
    "novelty_pairverdict": {"task_id": "1"},
    "councils_ballot": {"version": "1", "previous_hash": "''"},
    "councils_remarkreply": {"words": "''"},
    "proposals_proposal": {"state": "'draft'"},
    "proposals_confirmation": {"email": "'x@gieo.local'"},
    "proposals_correction": {"thing": "'contact'"},
    "proposals_ideacontest": {"closes_at": "'2026-01-02'"},
    "selection_application": {"state": "'draft'"},
    "calls_askedquestion": {"window_id": "1"},
    "contracts_disbursementline": {"cleared": "0", "excused": "0", "recovered": "0"},
    "execution_progressreport": {"due_on": "'2026-01-02'"},
    "outcomes_profitshare": {"organisers": "0", "reinvested": "0"},
    "privacy_legalhold": {"person_id": "1", "record_class": "''"},
    "succession_successionpart": {"heir_name": "''", "new_name": "''"},
    "succession_twin": {"body_id": "1", "double_body_id": "2"},
}


def run(sql: str, *params: Any) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql, params or None)
        return int(cursor.rowcount)


def count(table: str, where: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"select count(*) from {table} where {where}")
        return int(cursor.fetchone()[0])


def columns(table: str) -> list[tuple[str, str]]:
    """The columns that must be filled, with their types."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select attname, format_type(atttypid, null) from pg_attribute"
            " where attrelid = %s::regclass and attnum > 0 and not attisdropped and attgenerated = ''"
            " and (attnotnull or attname = 'province_id') order by attnum",
            [table],
        )
        return list(cursor.fetchall())


def value(column: str, kind: str, province: str, number: int) -> str:
    """SQL of something of the type; whatever counts is the number, whatever names a province is the province."""
    if column in {"province_id", "chain"}:
        return f"'{province}'"
    if kind.endswith("[]"):
        return "'{}'"
    fixed = {"jsonb": "'{}'", "boolean": "false", "date": "'2026-01-01'", "timestamp with time zone": "'2026-01-01'"}
    fixed |= {
        "smallint": str(number % 1000),
        "numeric": str(number % 10),
        "bytea": "'x'",
        "uuid": "gen_random_uuid()",
        "interval": "'0'",
    }
    if kind in {"character varying", "text", "character"}:
        return f"'{number % 10}'"
    return fixed.get(kind, str(number))


def row(model: type[Model], province: str, number: int, owner: int) -> str:
    """SQL that inserts a row; the row it is a part of has the number of the owner."""
    table = model._meta.db_table
    found = parent_of(model)
    filled = {column: value(column, kind, province, number) for column, kind in columns(table)}
    filled |= ASKED_FOR.get(table, {})
    if found and not column_of(model):
        filled[found[0]] = str(owner)
    names = ", ".join(f'"{name}"' for name in filled)
    return f"insert into {table} ({names}) overriding system value values ({', '.join(filled.values())})"


@pytest.fixture
def rows(db: None) -> list[type[Model]]:
    """Two provinces have a row in every table; no trigger and no reference is asked, only policies."""
    run("set local session_replication_role = replica")
    models = behind_the_wall()
    for model in models:
        for province, number in NUMBERS.items():
            if not count(model._meta.db_table, where(model, province)):
                run(row(model, province, number, number))
    return models


def where(model: type[Model], province: str) -> str:
    key = str(model._meta.pk.column)
    return f"{key} = '{province}'" if key == column_of(model) else f"{key} = {NUMBERS[province]}"


@contextmanager
def taken_back() -> Iterator[None]:
    """Whatever is done inside was not done."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def is_refused(sql: str) -> bool:
    """By a policy: triggers and references are asleep, and a policy speaks before keys do."""
    try:
        with taken_back():
            run(sql)
    except DatabaseError as error:
        return "row-level security policy" in str(error)
    return False


def faults(model: type[Model], own: str, other: str) -> Iterator[str]:
    """What the reader of one province can do to the row of the other."""
    table, theirs = model._meta.db_table, where(model, other)
    if read_across(model) != "true" and count(table, theirs):
        yield "read and counted"
    if count(table, where(model, own)) != 1:
        yield "the own row is not seen"
    with taken_back():
        if run(f"update {table} set {model._meta.pk.column} = {model._meta.pk.column} where {theirs}"):
            yield "written"
    with taken_back():
        if run(f"delete from {table} where {theirs}"):
            yield "removed"
    if not is_refused(row(model, other, FURTHER, NUMBERS[other])):
        yield "added to"
    found = parent_of(model)
    if column_of(model):
        moved = f"{column_of(model)} = '{other}'"
    else:
        assert found
        moved = f"{found[0]} = {NUMBERS[other]}"
    if not is_refused(f"update {table} set {moved} where {where(model, own)}"):
        yield "moved to"


@pytest.mark.parametrize(("own", "other"), [("LS", "BG"), ("BG", "LS")])
def test_a_row_of_another_province_is_not_read_counted_written_removed_added_or_moved(
    rows: list[type[Model]], own: str, other: str
) -> None:
    with wall.seen_as(wall.province(own)):
        found = {(model._meta.db_table, fault) for model in rows for fault in faults(model, own, other)}
    assert found == set()
    assert len(rows) > 200


def test_nothing_told_nothing_seen_and_nothing_written(rows: list[type[Model]]) -> None:
    wrong = []
    with wall.seen_as(wall.NOTHING):
        for model in rows:
            table, ours = model._meta.db_table, where(model, "LS")
            if read_across(model) != "true" and count(table, ours):
                wrong.append(f"{table} is read")
            with taken_back():
                if run(f"delete from {table} where {ours}"):
                    wrong.append(f"{table} is written")
            if not is_refused(row(model, "LS", FURTHER, NUMBERS["LS"])):
                wrong.append(f"{table} is added to")
    assert wrong == []


def test_public_pages_read_everywhere_and_write_nowhere(rows: list[type[Model]]) -> None:
    wrong = []
    with wall.seen_as(wall.PUBLIC):
        for model in rows:
            table, ours = model._meta.db_table, where(model, "LS")
            if count(table, ours) != 1:
                wrong.append(f"{table} is not read")
            with taken_back():
                if run(f"delete from {table} where {ours}"):
                    wrong.append(f"{table} is written")
            if not is_refused(row(model, "LS", FURTHER, NUMBERS["LS"])):
                wrong.append(f"{table} is added to")
    assert wrong == []


def test_a_row_of_no_province_is_read_by_all_and_only_where_it_may_be(rows: list[type[Model]]) -> None:
    """Instruments and bodies of the State; no dossier."""
    nobodys = {model._meta.db_table for model in rows if may_be_nobodys(model)}
    assert not {table for table in nobodys if table.startswith(("dossiers_", "proposals_", "contracts_"))}
    assert {"law_legaldocument", "identity_organisation"} <= nobodys


def test_the_probe_finds_everything_where_no_wall_stands(rows: list[type[Model]]) -> None:
    """As the clocks, who see and write all provinces: a probe that finds nothing there would prove nothing above."""
    with wall.seen_as(wall.EVERYWHERE):
        for model in rows:
            found = set(faults(model, "LS", "BG")) - {"read and counted"}
            assert found == {"written", "removed", "added to", "moved to"}, model
