"""Who carries out a task that was approved, beside its host and its leader: for the councils of the stages after it."""

from collections.abc import Sequence

from django.db.models import QuerySet

from gieo.core.prepared import Prepared
from gieo.selection.models import Application, Approval


def team_of(task: int | None) -> Sequence[tuple[str, str]]:
    """The people of the approved application: name, and name with what each does."""
    return [person for application in _approved(task) for person in application.team]


def partners_of(task: int | None) -> Sequence[int]:
    """The bodies that take part, by primary key, as far as the register knows them by name."""
    return [body.pk for application in _approved(task) for body in application.partner_bodies]


def _approved(task: int | None) -> Sequence[Application]:
    return _APPROVED.ask(task=task) if task else ()


def _of(task: int) -> QuerySet[Application]:
    decided = Approval.objects.filter(task=task, decided_on__isnull=False).order_by("-pk").values("application")[:1]
    return Application.objects.filter(pk__in=decided)


# Asked by every act of a council on a running or finished task.
_APPROVED = Prepared(_of, task=-1)
