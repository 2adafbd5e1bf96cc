"""Links that came up since a member declared, such as a new employer, shut the door of what is judged too."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from gieo.councils.enrolment import procedures
from gieo.councils.procedure import Procedure
from gieo.councils.sitting.effects import let_members_read
from gieo.dossiers import docket
from gieo.dossiers.kinds import kind_named


def look_at_links(person: int | None = None) -> int:
    """Write the readers of what lies before councils anew, and whose turn it is there.

    The page of the council's own dossier asks for conflicts each time it is opened. What is judged is read by its line
    of the docket, which a declaration writes and a seat taken elsewhere does not.

    Args:
        person: only what lies before the councils this person sits in; by default before all.

    Returns:
        How many dossiers of councils were looked at.
    """
    return sum(_look_at(items, pk) for items in _before_councils() for pk in _asked(items, person))


def look_at_links_of(person: int) -> None:
    """Whoever took a seat at a body may have become part of what a council of theirs judges: at once."""
    look_at_links(person)


def _before_councils() -> Iterable[Any]:
    """By kind, the dossiers that lie before a council."""
    return [_lying(name, procedure) for name, procedure in procedures().items()]


def _lying(name: str, procedure: Procedure) -> Any:
    items: Any = kind_named(name).model._base_manager  # every kind here is a `CouncilItem`
    before = {procedure.papers_sent, procedure.sitting, procedure.voting}
    return items.filter(state__in=before, council__isnull=False)


def _asked(items: Any, person: int | None) -> list[int]:
    asked = items if person is None else items.filter(council__memberships__person=person)
    return list(asked.order_by("pk").values_list("pk", flat=True).distinct())


def _look_at(items: Any, pk: int) -> int:
    with transaction.atomic():
        item = items.select_for_update(of=("self",), no_key=True).filter(pk=pk).first()
        if item is None:  # decided in this moment
            return 0
        let_members_read(item)
        docket.record(item)
    return 1
