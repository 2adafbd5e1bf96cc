"""The memory of the sign-in library, in the database: what one process saw, all of them know.

A code that opened one process opens no other, and whoever is tried out by a machine is counted once, not once for each
process. Values are JSON; nothing is unpickled.
"""

import hashlib
import json
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.db import connection
from django.db.models import Q

from gieo.identity.models.shared_note import SharedNote

_WRITE = """
    insert into identity_sharednote as kept (key, value, expires) values (%s, %s::jsonb, %s)
    on conflict (key) do update set value = excluded.value, expires = excluded.expires
"""
_WHERE_OVER = " where kept.expires <= %s"


class SharedCache(BaseCache):
    """The framework's interface over the table of notes."""

    def __init__(self, _place: str, params: Mapping[str, Any]) -> None:
        super().__init__(dict(params))

    def add(
        self, key: str, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None
    ) -> bool:  # fmt: skip
        """Write it down unless it is there; of several processes exactly one is told that it did."""
        return self._write(_WRITE + _WHERE_OVER, key, value, timeout, version, _now()) == 1

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        """What was written down and is not over."""
        found = _going_on().filter(pk=self._mark(key, version)).values_list("value", flat=True)
        return next(iter(found), default)

    def set(
        self, key: str, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None
    ) -> None:  # fmt: skip
        """Write it down, whatever stood there."""
        self._write(_WRITE, key, value, timeout, version)

    def touch(self, key: str, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Let it last from now."""
        found = _going_on().filter(pk=self._mark(key, version))
        return bool(found.update(expires=self._end(timeout)))

    def delete(self, key: str, version: int | None = None) -> bool:
        """Forget it."""
        return bool(SharedNote.objects.filter(pk=self._mark(key, version)).delete()[0])

    def clear(self) -> None:
        """Forget everything."""
        SharedNote.objects.all().delete()

    def _write(
        self, sql: str, key: str, value: Any, timeout: float | None, version: int | None, *more: Any
    ) -> int:  # fmt: skip
        with connection.cursor() as cursor:
            cursor.execute(sql, [self._mark(key, version), json.dumps(value), self._end(timeout), *more])
            return int(cursor.rowcount)

    def _mark(self, key: str, version: int | None) -> str:
        return hashlib.sha256(self.make_key(key, version=version).encode()).hexdigest()

    def _end(self, timeout: float | None) -> datetime | None:
        until = self.get_backend_timeout(timeout)
        return None if until is None else datetime.fromtimestamp(until, UTC)


def _now() -> datetime:
    """As the library measures: by the machine's clock, which no test sets."""
    return datetime.fromtimestamp(time.time(), UTC)


def _going_on() -> Any:
    return SharedNote.objects.filter(Q(expires__isnull=True) | Q(expires__gt=_now()))


def forget_what_is_over() -> int:
    """Sweep; says how many notes went."""
    return int(SharedNote.objects.filter(expires__lte=_now()).delete()[0])
