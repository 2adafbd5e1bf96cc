"""The roles of the database. None of them owns a table, is a superuser or passes by a policy."""

import psycopg
from psycopg import sql

APPLICATION = "gieo_app"  # signs in; sees the provinces it was told
EVERYBODY = "gieo_public"  # reads every province, writes in none: public pages
EVERY_PROVINCE = "gieo_system"  # clocks, hand-overs, commands
_ALL = (APPLICATION, EVERYBODY, EVERY_PROVINCE)


def make_roles(server: psycopg.Connection) -> None:
    """Make the roles, if the server does not know them; PostgreSQL 16 or later, a connection that commits by itself.

    Raises:
        psycopg.errors.InsufficientPrivilege: the account may not create roles.
    """
    if _known(server) == set(_ALL):
        return
    server.execute("select pg_advisory_lock(hashtext('gieo roles'))")  # until the connection ends: others wait, and see
    for role in set(_ALL) - _known(server):
        login = sql.SQL("login" if role == APPLICATION else "nologin")
        server.execute(
            sql.SQL("create role {} {} nosuperuser nobypassrls nocreatedb nocreaterole").format(
                sql.Identifier(role), login
            )
        )
    # It may turn into them, but has none of their rights while it is itself.
    turn = sql.SQL("grant {}, {} to {} with inherit false, set true")
    server.execute(turn.format(sql.Identifier(EVERYBODY), sql.Identifier(EVERY_PROVINCE), sql.Identifier(APPLICATION)))


def _known(server: psycopg.Connection) -> set[str]:
    return {role for (role,) in server.execute("select rolname from pg_roles where rolname = any(%s)", [list(_ALL)])}
