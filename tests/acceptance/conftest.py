"""A task is ready unless a test says otherwise."""

from collections.abc import Callable, Iterator

import pytest

from gieo.acceptance import readiness
from gieo.acceptance.rules.readiness import Facts

READY = Facts()


@pytest.fixture
def ready() -> Iterator[Callable[[Facts], None]]:
    """What the stages of execution say of every task; a test may change it."""
    kept = list(readiness._sources)
    readiness.register_source(lambda _task: READY)

    def say(facts: Facts) -> None:
        readiness.register_source(lambda _task: facts)

    yield say
    readiness._sources[:] = kept
