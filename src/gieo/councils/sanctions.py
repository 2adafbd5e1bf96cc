"""Who is under a sanction, asked before anybody is named; whoever handles violations answers."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date

Source = Callable[[Sequence[int], date], Mapping[int, Sequence[str]]]

_sources: list[Source] = []


def register(source: Source) -> None:
    """Have somebody asked for the sanctions of people in force on a day. Once, when its application is ready."""
    if source not in _sources:
        _sources.append(source)


def sanctions_of(people: Sequence[int], on: date) -> Mapping[int, Sequence[str]]:
    """The sanctions of people on a day, by primary key; nobody is named who has none."""
    found: dict[int, list[str]] = defaultdict(list)
    for source in _sources if people else ():
        for person, words in source(people, on).items():
            found[person] += words
    return dict(found)
