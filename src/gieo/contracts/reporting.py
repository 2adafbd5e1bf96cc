"""How many reports of a contract are missing: the stage that receives reports answers, contracts only ask."""

from collections.abc import Callable

from gieo.contracts.models import Contract

Counter = Callable[[Contract], int]

_counters: list[Counter] = []


def register(counter: Counter) -> None:
    """Have a counter asked. Once, when its application is ready."""
    if counter not in _counters:
        _counters.append(counter)


def missed(contract: Contract) -> int:
    """Reports that fell due and have not come."""
    return sum(counter(contract) for counter in _counters)
