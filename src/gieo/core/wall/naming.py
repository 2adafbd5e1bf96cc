"""Who is named in a province that is not theirs, remembered when it happens.

A dossier of one province may name a person or a body of another: a proposer from elsewhere, an expert, the addressee
of a letter. To look through all dossiers for that with every page would cost more the more there are; so triggers
write it down once, in a table that only the owner's functions read (`gieo_named`). Nothing is struck out of it: to
whoever was named in a province once the second wall stays open there, and the first shows them what is theirs.
"""

from collections.abc import Iterator
from dataclasses import dataclass

ACCOUNT, PERSON, BODY, OFFICE = "account", "person", "body", "office"


@dataclass(frozen=True, slots=True)
class Naming:
    """Where a row of a province names somebody.

    Attributes:
        table: the table, which has a `province_id`.
        kind: who is named: an account, a person, a body for its proposers and focal officers, a body for all in it.
        column: with the number of who is named.
        many: whether the column is an array of them.
    """

    table: str
    kind: str
    column: str
    many: bool = False


_namings: list[Naming] = []


def is_named_in(table: str, kind: str, column: str, *, many: bool = False) -> None:
    """Let a column of a table open its row's province to whom it names."""
    naming = Naming(table, kind, column, many)
    if naming not in _namings:
        _namings.append(naming)


def statements(roles: str) -> Iterator[str]:
    """The table, what it must know of rows that are there, and the triggers that keep it."""
    yield """create table if not exists gieo_named
        (kind text not null, id bigint not null, province_id varchar not null, primary key (kind, id, province_id))"""
    yield f"revoke all on gieo_named from {roles}"
    tables: dict[str, list[Naming]] = {}
    for naming in sorted(_namings, key=lambda each: (each.table, each.kind, each.column)):
        tables.setdefault(naming.table, []).append(naming)
        yield _remember(naming, f"{naming.table} r", "r")
    for table, namings in tables.items():
        yield from _trigger(table, namings)


def _remember(naming: Naming, source: str, row: str) -> str:
    """In order, so that two that come at once wait for one another instead of each for the other."""
    if naming.many:
        names = f"{source}, unnest({row}.{naming.column}) n (id)" if source else f"unnest({row}.{naming.column}) n (id)"
        return f"""insert into gieo_named select distinct '{naming.kind}', n.id, {row}.province_id from {names}
            where n.id is not null order by 2, 3 on conflict do nothing"""  # noqa: S608  (our own words)
    source = f"from {source}" if source else ""
    return f"""insert into gieo_named select distinct '{naming.kind}', {row}.{naming.column}, {row}.province_id {source}
        where {row}.{naming.column} is not null order by 2, 3 on conflict do nothing"""


def _trigger(table: str, namings: list[Naming]) -> Iterator[str]:
    kept = ";\n".join(_remember(naming, "", "new") for naming in namings)
    columns = ", ".join(["province_id", *(naming.column for naming in namings)])
    yield f"""create or replace function gieo_name_{table}() returns trigger
        language plpgsql security definer set search_path = public, pg_temp as $$ begin {kept}; return null; end $$"""
    yield f"drop trigger if exists gieo_named on {table}"
    yield f"""create trigger gieo_named after insert or update of {columns} on {table}
        for each row execute function gieo_name_{table}()"""
