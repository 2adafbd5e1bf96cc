"""PostgreSQL, always. `gieo` puts the embedded server's address into DATABASE_URL before Django starts."""

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from gieo.core.wall.roles import APPLICATION
from gieo.environment import env

BEHIND_THE_WALL = "gieo.core.backend"

# Seconds a request waits for its turn at the database. A form that was stamped in time is received even when its sender
# has long stopped waiting for the answer: the receipt is there to be found.
PATIENCE = 1800

# The time from which on PostgreSQL keeps the plan of a prepared question (gieo.core.prepared). `?prepare_threshold=0`
# in the address means never, for a pooler that hands connections round by transaction.
PLAN_KEPT_FROM = 3
BY_SESSION = (
    f"behind the second wall a connection keeps whose provinces it shows: as {APPLICATION} a pooler must hand "
    "connections out by session, and plans may be kept (no prepare_threshold=0)"
)


def parse_database_url(url: str) -> dict[str, Any]:
    """Django's settings from `postgresql://user:password@host:port/name?host=/socket/dir`.

    Raises:
        ValueError: the address is not one of PostgreSQL, or tells of a pooler that would mix the provinces of readers.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ValueError("DATABASE_URL must start with postgresql://")
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    host = options.pop("host", None)
    options["prepare_threshold"] = int(options.get("prepare_threshold", PLAN_KEPT_FROM)) or None
    user = unquote(parts.username or "")
    if user == APPLICATION and options["prepare_threshold"] is None:
        raise ValueError(BY_SESSION)
    if env.database_pool:
        options["pool"] = {"min_size": 1, "max_size": env.database_pool, "timeout": PATIENCE}
    return {
        "ENGINE": BEHIND_THE_WALL if user == APPLICATION else "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")) or "gieo",
        "USER": user,
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host or parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 0 if env.database_pool else 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


# Without an address the name stands for "not chosen yet": management commands that touch no table still run.
DATABASES = {"default": parse_database_url(env.database_url or "postgresql:///gieo")}

# History events carry who did it and by which request.
PGHISTORY_OBJ_FIELD_RELATED_NAME = "history"

# Field history is a record: its rows are never changed and never removed, not even by SQL.
PGHISTORY_APPEND_ONLY = True
