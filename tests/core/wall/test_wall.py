"""The second wall by plain SQL, as the role the application signs in as: what one province has, another does not see."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.db.models import Model

from gieo.core import wall
from gieo.core.prepared import plans_kept
from gieo.core.wall.raising import POLICIES
from gieo.core.wall.roles import APPLICATION, EVERY_PROVINCE, EVERYBODY
from gieo.core.wall.tables import (
    COLUMN,
    OPEN,
    READ_ACROSS,
    behind_the_wall,
    column_of,
    forgotten,
    is_read_across,
    parent_of,
)
from gieo.councils.models import Expert
from gieo.demo.load import load
from gieo.embedded import as_application
from gieo.environment import env
from gieo.identity.models import Person, User
from gieo.officialdocs.models import Delivery
from tests.conftest import moment

pytestmark = [pytest.mark.db, pytest.mark.django_db, pytest.mark.requirement("X-8")]

AT = moment("2026-11-24 10:00")


def ask(sql: str, params: Any = None) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()


def test_the_application_signs_in_as_a_role_that_owns_nothing_and_passes_by_no_policy() -> None:
    """Not as somebody greater who turned into it: then it could turn back."""
    with psycopg.connect(as_application(env.owner_url)) as application:
        assert application.execute("select session_user::text, current_user::text").fetchone() == (
            APPLICATION,
            APPLICATION,
        )
    roles = ask(
        "select rolname, rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname like 'gieo%%' order by 1"
    )
    assert roles == [(name, False, False, False) for name in sorted((APPLICATION, EVERYBODY, EVERY_PROVINCE))]
    assert ask("select count(*) from pg_class c join pg_roles r on r.oid = c.relowner where rolname like 'gieo%%'") == [
        (0,)
    ]
    inherited = ask(
        "select inherit_option, set_option from pg_auth_members m join pg_roles r on r.oid = m.member where rolname = %s",
        [APPLICATION],
    )
    assert inherited == [(False, True)] * 2


def test_every_table_of_a_province_has_its_policies() -> None:
    """A new table without them fails here; one that belongs nowhere has to be argued in `tables.py`."""
    assert forgotten() == []
    standing = {
        (table, name)
        for table, name in ask(
            "select c.relname, p.polname from pg_policy p join pg_class c on c.oid = p.polrelid where c.relrowsecurity"
        )
    }
    with_province = {
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if any(field.column == "province_id" for field in model._meta.concrete_fields)
    }
    tables = {model._meta.db_table for model in behind_the_wall()}
    assert with_province <= tables
    assert {(table, name) for table in tables for name in POLICIES} == standing
    in_the_database = {
        table for (table,) in ask("select table_name from information_schema.columns where column_name = 'province_id'")
    }
    assert in_the_database - tables == set(), "a table that no model knows"


def test_only_what_is_argued_and_its_parts_are_read_by_whoever_asks() -> None:
    """Said by the database: where the rule for reading asks nothing, and where it asks something else than the province."""
    rules = dict(
        ask(
            "select c.relname, pg_get_expr(p.polqual, p.polrelid) from pg_policy p join pg_class c on c.oid = p.polrelid"
            " where p.polname = 'reading'"
        )
    )
    argued = {table for table, (sql, _why) in READ_ACROSS.items() if sql == "true"}
    by_all = {table.removesuffix("event") for table, rule in rules.items() if rule == "true"}
    assert by_all - argued == PARTS_READ_WITH_THEIR_WHOLE
    assert argued <= by_all
    assert "published_at IS NOT NULL" in rules["orientation_orientationnotice"]
    assert "published_at IS NOT NULL" not in rules["orientation_orientationfield"], "a part asks for its whole"


# Read with the whole they are a part of, which all may read; a new one is argued here.
PARTS_READ_WITH_THEIR_WHOLE = {
    "identity_organisationcode",
    "identity_organisationname",
    "identity_organisationprofile",  # hosts and proposers from elsewhere: what their contracts and forms print
    "identity_personprofile",  # as the person, whose telephone and address it repeats
    "law_citation",  # which instrument cites which
}


def test_what_is_argued_away_is_there_and_has_no_province() -> None:
    known = {model._meta.db_table: model for model in apps.get_models(include_auto_created=True)}
    assert set(OPEN) | set(READ_ACROSS) | set(COLUMN) <= set(known)
    assert [table for table in OPEN if column_of(known[table])] == []
    assert all(len(reason) > 12 for reason in (*OPEN.values(), *(why for _sql, why in READ_ACROSS.values())))


@pytest.fixture
def two_provinces(db: None) -> None:
    load(AT)


@contextmanager
def told(provinces: str) -> Iterator[None]:
    with wall.seen_as(wall.View(f"set role none; set gieo.provinces = '{provinces}'", 2)):
        yield


def province_column(model: type[Model]) -> str:
    """SQL of the province a row of this table belongs to, asked over its parents."""
    column, row = column_of(model), "t"
    if column:
        return f"t.{column}"
    found = parent_of(model)
    assert found
    key, parent = found
    return _above(parent, f"{row}.{key}", 0)


def _above(model: type[Model], key: str, depth: int) -> str:
    row = f"a{depth}"
    column = column_of(model)
    if column:
        wanted = f"{row}.{column}"
    else:
        found = parent_of(model)
        assert found
        wanted = _above(found[1], f"{row}.{found[0]}", depth + 1)
    return f"(select {wanted} from {model._meta.db_table} {row} where {row}.id = {key})"


def counted() -> dict[str, dict[str, int]]:
    """Rows of each table by province, as the present view shows them."""
    return {
        model._meta.db_table: dict(
            ask(f"select coalesce({province_column(model)}, ''), count(*) from {model._meta.db_table} t group by 1")
        )
        for model in behind_the_wall()
    }


def test_nothing_told_nothing_seen_and_one_province_sees_its_own(two_provinces: None) -> None:
    """Counted in every table there is, as the application's role; the whole is what the clocks see."""
    whole = counted()
    closed = {model._meta.db_table for model in behind_the_wall() if not is_read_across(model)}
    in_two = {table for table in closed if {"LS", "BG"} <= whole[table].keys()}
    assert {"dossiers_docketentry", "core_transitionlog", "officialdocs_delivery"} <= in_two
    assert sum(bool(whole[table]) for table in closed) > 8
    with told(""):
        nothing = counted()
    assert {table: rows for table, rows in nothing.items() if table in closed and rows} == {}
    for provinces in ("LS", "BG", "LS,BG"):
        with told(provinces):
            own = counted()
        for table in sorted(closed):
            expected = {code: rows for code, rows in whole[table].items() if code in provinces.split(",")}
            assert own[table] == expected, f"{provinces}: {table}"
    with wall.seen_as(wall.PUBLIC):
        assert counted() == whole


def changed(sql: str, params: Any = None) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return int(cursor.rowcount)


def refused(sql: str, params: Any) -> bool:
    """By the policy itself, and loudly; what is not seen is not refused, it just is not there to be changed."""
    with pytest.raises(DatabaseError, match="row-level security policy"), transaction.atomic():
        changed(sql, params)
    return True


COMMENT = "insert into dossiers_comment (entry_id, by_id, by_name, at, text) select %s, min(id), 'x', now(), 'x' from identity_user"
MOVE = "update dossiers_docketentry set province_id = 'BG' where id = %s"
RENAME = "update dossiers_docketentry set title = 'x' where id = %s"
NAME = "update identity_appointment set post = 'x' where province_id = %s"


def test_another_province_is_not_written_to(two_provinces: None) -> None:
    mine, theirs = (
        ask("select min(id) from dossiers_docketentry where province_id = %s", [code])[0][0] for code in ("LS", "BG")
    )
    with told("LS"):
        assert changed(RENAME, [theirs]) == 0
        assert changed("delete from dossiers_docketentry where id = %s", [theirs]) == 0
        assert changed("select 1 from dossiers_docketentry where id = %s for update", [theirs]) == 0
        assert changed(NAME, ["BG"]) == 0, "seats are read across provinces, not written"
        assert changed(NAME, ["LS"]) > 0
        assert changed(RENAME, [mine]) == 1
        assert changed(COMMENT, [mine]) == 1
        assert refused(COMMENT, [theirs]), "what hangs on a dossier of another province"
        assert refused(MOVE, [mine])
    with wall.seen_as(wall.PUBLIC):
        assert changed(RENAME, [mine]) == 0, "public pages write in no province"
        assert refused(COMMENT, [mine])


@pytest.mark.parametrize(
    ("email", "expected"),
    [("canbo.langson@gieo.local", {"LS"}), ("canbo.bacgiang@gieo.local", {"BG"}), ("nobody@gieo.local", set())],
)
def test_the_database_itself_looks_up_whose_provinces_a_reader_has(
    two_provinces: None, email: str, expected: set[str]
) -> None:
    user = User.objects.filter(email=email).values_list("pk", flat=True).first() or -1
    with wall.seen_as(wall.reader(user, AT.date())):
        assert {code for (code,) in ask("select distinct province_id from dossiers_docketentry")} == expected


def test_who_is_named_in_a_dossier_of_another_province_sees_that_province(two_provinces: None) -> None:
    user = User.objects.get(email="canhan.langson@gieo.local").pk
    changed(
        "update dossiers_docketentry set reader_users = array[%s] where id = (select min(id) from dossiers_docketentry where province_id = 'BG')",
        [user],
    )
    with wall.seen_as(wall.reader(user, AT.date())):
        assert {code for (code,) in ask("select distinct province_id from dossiers_docketentry")} == {"BG", "LS"}


def send_a_letter(person: Person) -> None:
    letter = Delivery.objects.filter(province="BG").earliest("pk")
    letter.person, letter.organisation = person, None
    letter.save(update_fields=["person", "organisation"])


def enter_in_the_bank(person: Person) -> None:
    Expert.objects.create(province_id="BG", person=person, speciality="Bảo quản nông sản", reviewed_on=AT.date())


@pytest.mark.parametrize("name", [send_a_letter, enter_in_the_bank])
def test_a_letter_and_a_bank_of_experts_open_their_province_to_whom_they_name(
    two_provinces: None, name: Callable[[Person], None]
) -> None:
    user = User.objects.get(email="canhan.langson@gieo.local")
    with wall.seen_as(wall.reader(user.pk, AT.date())):
        assert seen() == {"LS"}
    name(user.person)
    with wall.seen_as(wall.reader(user.pk, AT.date())):
        assert seen() == {"BG", "LS"}


def test_who_is_named_where_is_nothing_the_application_reads_or_writes(two_provinces: None) -> None:
    for view in (wall.EVERYWHERE, wall.PUBLIC, wall.province("LS")):
        for sql in ("select * from gieo_named", "insert into gieo_named values ('account', 1, 'BG')"):
            with wall.seen_as(view), pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
                changed(sql)


def test_a_question_with_a_kept_plan_is_told_as_well(two_provinces: None) -> None:
    """The words cannot stand in front of it; they go before it by themselves, and its plan serves every reader."""
    for provinces in ("LS", "BG", "LS", "BG", "LS", "BG"):
        with told(provinces), plans_kept():
            assert seen() == {provinces}


def seen() -> set[str]:
    return {code for (code,) in ask("select distinct province_id from dossiers_docketentry")}


def test_what_was_told_inside_what_was_taken_back_is_told_again(two_provinces: None) -> None:
    """Settings of a connection are as transactional as rows."""
    everything = seen()
    with told("LS"):
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            assert seen() == {"LS"}
            raise ZeroDivisionError
        assert seen() == {"LS"}
        with told("BG"), pytest.raises(DatabaseError), transaction.atomic():
            ask("select 1 / 0")
        assert seen() == {"LS"}
    assert seen() == everything


def test_it_goes_out_with_the_statement_and_costs_no_way_of_its_own(
    two_provinces: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counted where messages leave the process."""
    sent: list[bytes] = []
    send = psycopg.ClientCursor._execute_send

    def heard(self: Any, query: Any, **kwargs: Any) -> None:
        sent.append(query.query)
        send(self, query, **kwargs)

    monkeypatch.setattr(psycopg.ClientCursor, "_execute_send", heard)
    with told("LS"):
        assert seen() == {"LS"}
        assert seen() == {"LS"}
    first, second = sent
    assert first.lower().startswith(b"set role none; set gieo.provinces = 'ls'; select")
    assert second.startswith(b"select")


def test_rows_by_the_thousand_and_rows_in_pieces_are_told_as_well(two_provinces: None) -> None:
    from gieo.dossiers.models import DocketEntry

    with told("BG"):
        assert {entry.province_id for entry in DocketEntry.objects.iterator(chunk_size=10)} == {"BG"}
    with told("LS"), connection.cursor() as cursor:
        cursor.executemany(RENAME, [(pk,) for (pk,) in ask("select id from dossiers_docketentry limit 3")])
    with (
        told("LS"),
        connection.cursor() as cursor,
        cursor.copy("copy (select province_id from dossiers_docketentry) to stdout") as copy,
    ):
        assert {row[0] for row in copy.rows()} == {"LS"}


def test_only_a_code_names_a_province() -> None:
    for code in ("LS'; drop table x", "", "LS,BG"):
        with pytest.raises(ValueError, match="code of a province"):
            wall.province(code)
