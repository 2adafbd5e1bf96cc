"""Who stood on a day in the place of the body that holds a dossier, or hosts its task, today."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from gieo.core.prepared import Prepared
from gieo.identity.models import Organisation
from gieo.succession.models import ChangedRow, Op, Succession


def names_on(dossier: Any, day: date) -> dict[str, str]:
    """The heirs of decisions after the day, by their names, with the names of those they took over from."""
    task = str(getattr(dossier, "task_id", None) or "")
    rows = _MOVED.ask(model=dossier._meta.label_lower, key=str(dossier.pk), task=task)
    moved = [row for row in rows if row.claim and row.field.endswith("_id")]
    if not moved:
        return {}
    since = dict(
        Succession.objects.filter(pk__in=[row.entry.subject_id for row in moved], state="carried_out").values_list(
            "pk", "from_day"
        )
    )
    later = [row for row in moved if (begins := since.get(row.entry.subject_id)) and begins > day]
    bodies = Organisation.objects.in_bulk({pk for row in later for pk in (row.before, row.after) if pk})
    found: dict[str, str] = {}
    first: dict[tuple[str, str], Organisation] = {}
    for row in later:
        held = first.setdefault((row.model, row.field), bodies[row.before])  # of several decisions the first one after
        found[bodies[row.after].name] = held.name_on(day)
    return found


def _moved(model: str, key: str, task: str) -> QuerySet[ChangedRow]:
    """What successions wrote into the dossier and into its task; without one no row has its empty key."""
    own = Q(model=model, object_id=key) | Q(model="registry.task", object_id=task)
    return ChangedRow.objects.filter(own, op=Op.SET, entry__kind="succession").select_related("entry").order_by("pk")


_MOVED = Prepared(_moved, model="?", key="??", task="???")
