"""A paper prints the names of its day, of bodies that were renamed since or succeeded by others too."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.db.models import F, QuerySet

from gieo.core.prepared import Prepared
from gieo.identity.models import OrganisationName

Names = Mapping[str, str]  # as they are now → as they were
_tellers: list[Callable[[Any, date], Names]] = []


def tell(teller: Callable[[Any, date], Names]) -> None:
    """Let an application above say who stood in the place of today's bodies: (dossier, day) → names."""
    if teller not in _tellers:
        _tellers.append(teller)


def as_named_on(content: Any, dossier: Any, day: date) -> Any:
    """The content of a paper with every name of a body as it was on a day.

    Whatever was typed on that day cannot hold a name that came later: such a name was filled in afterwards.
    """
    names = {**_renamed(dossier.province_id, day)}
    for teller in _tellers:
        names |= teller(dossier, day)
    if not names:
        return content
    longest_first = sorted(names, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest_first))})(?!\w)")
    return _replaced(content, pattern, names)


def _renamed(province: str, day: date) -> Names:
    """Bodies of the province that bear another name today than on the day; one query, mostly of nothing."""
    return dict(_RENAMED.ask(province=province, day=day))


def _names_then(province: str, day: date) -> QuerySet[OrganisationName, Any]:
    past = OrganisationName.objects.filter(organisation__province=province, is_official=True, valid_to__gte=day)
    return past.valid_on(day).exclude(name=F("organisation__name")).values_list("organisation__name", "name")


_RENAMED = Prepared(_names_then, province="?", day=date(1, 1, 1))


def _replaced(content: Any, pattern: re.Pattern[str], names: Names) -> Any:
    match content:
        case str():
            return pattern.sub(lambda found: names[found[0]], content)
        case dict():
            return {key: _replaced(value, pattern, names) for key, value in content.items()}
        case list() | tuple():
            return type(content)(_replaced(value, pattern, names) for value in content)
        case _:
            return content
