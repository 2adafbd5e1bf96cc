"""What the system does when a legal clock has run out."""

from collections.abc import Iterator
from datetime import datetime

import structlog

from gieo.core.perform import perform
from gieo.dossiers.docket import dossier_of
from gieo.dossiers.kinds import kind_named
from gieo.dossiers.models import DocketEntry
from gieo.kernel.actors import SYSTEM
from gieo.kernel.refusal import TransitionRefused
from gieo.kernel.workflow import Attempt

log = structlog.get_logger(__name__)


def run_clocks(*, at: datetime) -> int:
    """Do every act that follows by itself from a limit that passed before `at`.

    Each act is a transaction of its own, so that one refusal holds up nothing else.

    Returns:
        How many acts were done.
    """
    return sum(_run(entry, at) for entry in _expired(at))


def _expired(at: datetime) -> Iterator[DocketEntry]:
    """Read whole before anything moves: an act changes the lines it is read from."""
    return iter(list(DocketEntry.objects.filter(is_open=True, due_at__lt=at).order_by("due_at", "pk")))


def _run(entry: DocketEntry, at: datetime) -> bool:
    workflow, dossier = kind_named(entry.kind).workflow, dossier_of(entry)
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
