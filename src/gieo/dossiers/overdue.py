"""What a body or a person still owes on running tasks: reports, files, money past their day."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Q, QuerySet

from gieo.dossiers.models import DocketEntry
from gieo.dossiers.selectors import visible_to
from gieo.kernel.actors import SYSTEM, Actor

SHORT_LIST = 5


def overdue_of(*, actor: Actor, bodies: Collection[int], users: Collection[int], at: datetime) -> list[DocketEntry]:
    """Open dossiers of a task that wait for these bodies or accounts and are past their day, the longest first.

    Only what the actor may see; no more than a few.
    """
    return list(_late(actor, bodies, users, at).order_by("due_at", "pk")[:SHORT_LIST])


def count_overdue(*, bodies: Collection[int], users: Collection[int], at: datetime) -> int:
    """How many there are, whoever may see them."""
    return _late(SYSTEM, bodies, users, at).count()


def _late(actor: Actor, bodies: Collection[int], users: Collection[int], at: datetime) -> QuerySet[DocketEntry]:
    held = Q(holder_bodies__overlap=sorted(bodies)) if bodies else Q(pk__in=())
    held |= Q(holder_users__overlap=sorted(users)) if users else Q(pk__in=())
    return visible_to(actor).filter(held, is_open=True, task__isnull=False, due_at__lt=at)
