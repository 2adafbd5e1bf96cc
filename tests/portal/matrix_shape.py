"""How a line of the access matrix is written, and how a world is asked by it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db import transaction
from django.test import Client

SIGN_IN, SENT_ON, DENIED, HIDDEN, FINE, NO_GET = 302, 302, 403, 404, 200, 405
SHUT = frozenset({DENIED, HIDDEN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Gets:
    """What each reader gets on GET.

    Attributes:
        to: those who get `what`.
        others: what everybody else gets who is signed in.
        nobody: what nobody gets, unless it is everybody's.
        but: the few who get something else.
    """

    to: frozenset[str]
    what: int = FINE
    others: int = DENIED
    nobody: int = SIGN_IN
    but: Mapping[str, int] = field(default_factory=dict)

    def status(self, reader: str) -> int:
        """Of one reader."""
        if reader in self.but:
            return self.but[reader]
        if reader in self.to:
            return self.what
        return self.nobody if reader == "nobody" else self.others


def all_get(status: int, readers: Iterable[str]) -> dict[str, int]:
    """The same for several."""
    return dict.fromkeys(readers, status)


def got(client: Client, address: str) -> int:
    """The status of a GET; a file that is read to its end is shut."""
    answer = client.get(address)
    answer.getvalue()
    return int(answer.status_code)


def lets_in(client: Client, address: str, filled: Mapping[str, str] | None = None) -> int:
    """The status of a POST that says next to nothing, and of which nothing is kept."""
    with transaction.atomic():
        answer = client.post(address, dict(filled or {}))
        answer.getvalue()
        transaction.set_rollback(True)
    return int(answer.status_code)


def wrong(told: Mapping[tuple[str, str], int], expected: Mapping[str, Gets], readers: Iterable[str]) -> list[str]:
    """Where a world answers otherwise than the matrix says."""
    return [
        f"{reader} {name}: {told[name, reader]}, not {line.status(reader)}"
        for name, line in expected.items()
        for reader in readers
        if told[name, reader] != line.status(reader)
    ]
