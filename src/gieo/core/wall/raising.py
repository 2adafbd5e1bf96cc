"""Raising the wall, at the end of `migrate`: policies, rights, the function that looks a reader's provinces up."""

import hashlib
from collections.abc import Iterator

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model

from gieo.core.wall import naming
from gieo.core.wall.roles import APPLICATION, EVERY_PROVINCE, EVERYBODY
from gieo.core.wall.tables import APART, behind_the_wall, column_of, may_be_nobodys, parent_of, read_across

ROLES = f"{APPLICATION}, {EVERYBODY}, {EVERY_PROVINCE}"
POLICIES = ("reading", "adding", "changing", "removing", "public", "system")
# Asked once for a statement, not once for a row; and the planner may still go by an index.
_TOLD = "((select string_to_array(current_setting('gieo.provinces', true), ','))::text[])"
# Whatever an earlier version raised, under whatever name.
_TAKEN_DOWN = """do $$ declare old record; begin
    for old in select polname, polrelid::regclass as of from pg_policy loop
        execute format('drop policy %I on %s', old.polname, old.of);
    end loop;
    for old in select oid::regclass as of from pg_class where relrowsecurity loop
        execute format('alter table %s disable row level security', old.of);
    end loop;
end $$"""

_sources: list[str] = []


def provinces_also_from(sql: str) -> None:
    """Let a query tell provinces of a reader: it finds the account as `reader` and the day as `today`."""
    if sql not in _sources:
        _sources.append(sql)


def raise_wall(connection: BaseDatabaseWrapper) -> bool:
    """Raise what does not stand yet; says whether anything was to do. By the owner of the tables."""
    statements = list(wall())
    mark = hashlib.sha256("\n".join(statements).encode()).hexdigest()
    with connection.cursor() as cursor:
        cursor.execute("select obj_description(to_regprocedure('gieo_enter(bigint, date)'), 'pg_proc')")
        if cursor.fetchone()[0] == mark:
            return False
        cursor.execute(";\n".join([*statements, f"comment on function gieo_enter(bigint, date) is '{mark}'"]))
        _let_indexes_be_used(cursor)
    return True


def wall() -> Iterator[str]:
    """Every statement, in order."""
    yield f"grant usage on schema public to {ROLES}"
    yield f"grant select, insert, update, delete on all tables in schema public to {ROLES}"
    yield f"grant usage, select on all sequences in schema public to {ROLES}"
    for what in ("select, insert, update, delete on tables", "usage, select on sequences"):  # of those to come
        yield f"alter default privileges in schema public grant {what} to {ROLES}"
    yield _TAKEN_DOWN
    for model in behind_the_wall():
        yield from _policies(model)
    yield from naming.statements(ROLES)
    yield _entrance()


def _policies(model: type[Model]) -> Iterator[str]:
    """A rule for reading and others for writing: some rows are read where nothing may be written."""
    table = model._meta.db_table
    yield f"alter table {table} enable row level security"
    yield f"create policy reading on {table} for select to {APPLICATION} using ({_readable(model)})"
    yield f"create policy public on {table} for select to {EVERYBODY} using (true)"
    own, writers = inside(model), f"{APPLICATION}, {EVERYBODY}"
    yield f"create policy adding on {table} for insert to {writers} with check ({own})"
    yield f"create policy changing on {table} for update to {writers} using ({own})"
    yield f"create policy removing on {table} for delete to {writers} using ({own})"
    yield f"create policy system on {table} to {EVERY_PROVINCE} using (true)"


def _readable(model: type[Model]) -> str:
    """A part asks whether what it is a part of is seen, which is answered by the policy of that."""
    across = read_across(model)
    if across == "true":
        return across
    if not column_of(model):
        if model._meta.db_table in APART:
            return inside(model)
        key, parent = _parent(model)
        whole, pk = parent._meta.db_table, parent._meta.pk.column
        return f"exists (select from {whole} p where p.{pk} = {model._meta.db_table}.{key})"
    return f"{across} or {inside(model)}" if across else inside(model)


def inside(model: type[Model], row: str = "", depth: int = 0) -> str:
    """What makes a row one of the provinces that were told: its own column, or that of what it is a part of."""
    column = column_of(model)
    row = row or model._meta.db_table
    if column:
        told = f"{row}.{column} = any({_TOLD})"
        return f"({row}.{column} is null or {told})" if may_be_nobodys(model) else told
    key, parent = _parent(model)
    above = f"p{depth}"
    condition = inside(parent, above, depth + 1)
    return (
        f"exists (select from {parent._meta.db_table} {above} "
        f"where {above}.{parent._meta.pk.column} = {row}.{key} and ({condition}))"
    )


def _parent(model: type[Model]) -> tuple[str, type[Model]]:
    found = parent_of(model)
    if found is None:
        raise LookupError(model._meta.db_table)
    return found


def _entrance() -> str:
    """With the rights of the owner: the provinces of a reader must be known before any row of a province is shown."""
    asked = "\n union ".join(_sources) or "select null"
    return f"""
        create or replace function gieo_enter(reader bigint, today date) returns void
        language plpgsql security definer set search_path = public, pg_temp as $$ begin
            perform set_config(
                'gieo.provinces', coalesce((select string_agg(code, ',') from ({asked}) as t (code)), ''), false
            );
        end $$"""  # noqa: S608  (our own words)


def _let_indexes_be_used(cursor: object) -> None:
    """Behind a policy an index is asked only with operators that are known to tell nothing of rows that are not shown.

    Those of arrays tell nothing, but PostgreSQL does not say so by itself; without it the lists of those who are named
    in a dossier read the whole docket. Only a superuser may say it: elsewhere lists are right, and slower.
    """
    cursor.execute("select rolsuper from pg_roles where rolname = current_user")  # type: ignore[attr-defined]
    if cursor.fetchone()[0]:  # type: ignore[attr-defined]
        for function in ("arrayoverlap", "arraycontains", "arraycontained"):
            cursor.execute(f"alter function {function}(anyarray, anyarray) leakproof")  # type: ignore[attr-defined]
