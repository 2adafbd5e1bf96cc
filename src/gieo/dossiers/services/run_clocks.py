"""What the system does when a legal clock has run out."""

from datetime import datetime

import structlog
from django.db.models import Q, QuerySet

from gieo.core.models import Stateful
from gieo.core.perform import perform
from gieo.dossiers.docket import dossiers_of
from gieo.dossiers.kinds import kind_named, kinds
from gieo.dossiers.models import DocketEntry
from gieo.kernel.actors import SYSTEM
from gieo.kernel.refusal import TransitionRefused
from gieo.kernel.workflow import Attempt

NOWHERE = Q(pk__in=())

log = structlog.get_logger(__name__)


def run_clocks(*, at: datetime) -> int:
    """Do every act that follows by itself from a limit that passed before `at`.

    Each act is a transaction of its own, so that one refusal holds up nothing else.

    Returns:
        How many acts were done.
    """
    late = list(_expired(at))  # read whole before anything moves: an act changes the lines it is read from
    dossiers = dossiers_of(late)
    return sum(_run(entry, dossiers[entry.pk], at) for entry in late)


def _expired(at: datetime) -> QuerySet[DocketEntry]:
    late = DocketEntry.objects.filter(_followed_by_the_system(), is_open=True, due_at__lt=at)
    return late.order_by("due_at", "pk")


def _followed_by_the_system() -> Q:
    """Where the tables say what follows by itself; elsewhere people must act, however late it is."""
    followed = NOWHERE
    for kind in kinds():
        states = {str(state) for row in kind.workflow.rows if row.on_expiry for state in row.source}
        if states:
            followed |= Q(kind=kind.name, state__in=sorted(states))
    return followed


def _run(entry: DocketEntry, dossier: Stateful, at: datetime) -> bool:
    workflow = kind_named(entry.kind).workflow
    row = workflow.expired(dossier)
    if row is None:
        return False
    key = f"clock-{row.name}-{entry.due_at:%Y%m%d%H%M%S}"
    try:
        perform(workflow, row.name, dossier, Attempt(actor=SYSTEM, at=at, key=key))
    except TransitionRefused as refused:
        log.warning("clock_refused", dossier=entry.number, act=row.name, reasons=refused.codes)
        return False
    return True
