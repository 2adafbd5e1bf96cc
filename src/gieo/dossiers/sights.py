"""Why bodies read dossiers they are no party to: capabilities above say so once, and the docket asks them."""

from collections.abc import Callable, Sequence
from functools import reduce
from operator import or_

from django.db.models import Q

# Of the bodies somebody sits for → which lines.
Sight = Callable[[Sequence[int]], Q]

NOTHING = Q(pk__in=())
_sights: list[Sight] = []


def add_sight(sight: Sight) -> None:
    """Open dossiers to bodies beside their parties, for reading only. Once, when the capability is ready."""
    if sight not in _sights:
        _sights.append(sight)


def seen_beside(bodies: Sequence[int]) -> Q:
    """What bodies read without being a party."""
    return reduce(or_, (sight(bodies) for sight in _sights), NOTHING)
