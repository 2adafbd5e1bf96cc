"""How many questions something puts to the database."""

from collections.abc import Callable

from django.db import connection
from django.test.utils import CaptureQueriesContext


def queries_of(do: Callable[[], object]) -> int:
    """The number of statements."""
    with CaptureQueriesContext(connection) as asked:
        do()
    return len(asked)
