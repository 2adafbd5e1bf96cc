"""The roles of the database. None of them owns a table, is a superuser or passes by a policy."""

from collections.abc import Iterator

import psycopg
from psycopg import sql

APPLICATION = "gieo_app"  # signs in; sees the provinces it was told
EVERYBODY = "gieo_public"  # reads every province, writes in none: public pages
EVERY_PROVINCE = "gieo_system"  # clocks, hand-overs, commands
_ALL = (APPLICATION, EVERYBODY, EVERY_PROVINCE)
OLDEST = 16  # of PostgreSQL: before it a role inherits what it may turn into


class RolesMissingError(Exception):
    """The account may not make the roles, or the server is too old; says what somebody else has to do."""


def make_roles(server: psycopg.Connection, password: str = "") -> None:
    """Make the roles, if the server does not know them, over a connection that commits by itself.

    Args:
        server: of the owner of the tables.
        password: of the role that signs in; empty on the embedded server, which asks for none. A role that is there
            keeps its own.

    Raises:
        RolesMissingError: the account may not create roles, or the server is older than PostgreSQL 16.
    """
    if _known(server) == set(_ALL):
        return
    if server.info.server_version < OLDEST * 10000:
        raise RolesMissingError(
            f"the second wall needs PostgreSQL {OLDEST}; this is {server.info.server_version // 10000}"
        )
    server.execute("select pg_advisory_lock(hashtext('gieo roles'))")  # until the connection ends: others wait, and see
    try:
        for statement in statements(_known(server), password):
            server.execute(statement)
    except psycopg.errors.InsufficientPrivilege as error:
        words = "\n".join(f"  {each.as_string(None)};" for each in statements(_known(server), "…"))
        raise RolesMissingError(
            f"{server.info.user} may not make the roles of the second wall ({error.diag.message_primary}). "
            f"Let an administrator of the server run this once, with a password in place of the dots:\n{words}"
        ) from error


def statements(known: set[str], password: str) -> Iterator[sql.Composed]:
    """What makes the roles that are not there yet."""
    for role in _ALL:
        if role in known:
            continue
        words = sql.SQL("create role {} {} nosuperuser nobypassrls nocreatedb nocreaterole").format(
            sql.Identifier(role), sql.SQL("login" if role == APPLICATION else "nologin")
        )
        if password and role == APPLICATION:
            words += sql.SQL(" password {}").format(sql.Literal(password))
        yield words
    # It may turn into them, but has none of their rights while it is itself.
    turn = sql.SQL("grant {}, {} to {} with inherit false, set true")
    yield turn.format(sql.Identifier(EVERYBODY), sql.Identifier(EVERY_PROVINCE), sql.Identifier(APPLICATION))


def _known(server: psycopg.Connection) -> set[str]:
    return {role for (role,) in server.execute("select rolname from pg_roles where rolname = any(%s)", [list(_ALL)])}
