"""Decisions somebody has laid down, each held against the table as it stands now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from gieo.dossiers.audience import OFFICE
from gieo.dossiers.docket import dossier_of
from gieo.dossiers.kinds import kind_named
from gieo.dossiers.models import PreparedAct
from gieo.dossiers.selectors import visible_to
from gieo.kernel.actors import Actor
from gieo.kernel.asking import in_words
from gieo.kernel.refusal import Refusal
from gieo.kernel.workflow import Attempt, Transition

MOST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One prepared act.

    Attributes:
        label: of the act.
        words: what was laid down.
        refusals: why it could not be done now; empty where it could.
    """

    prepared: PreparedAct
    label: str
    words: Sequence[tuple[str, str]]
    refusals: Sequence[Refusal]


def prepared_by(actor: Actor) -> QuerySet[PreparedAct]:
    """What one has laid down and neither done nor dropped, on dossiers one may still see."""
    waiting = PreparedAct.objects.filter(user=actor.user, applied_at__isnull=True, dropped_at__isnull=True)
    return waiting.filter(entry__in=visible_to(actor)).select_related("entry").order_by("pk")


def checked(actor: Actor, *, at: datetime) -> list[Checked]:
    """Each of them against the table; a handful of queries for each, so at most `MOST`."""
    return [_check(prepared, actor, at) for prepared in prepared_by(actor)[:MOST]]


def _check(prepared: PreparedAct, actor: Actor, at: datetime) -> Checked:
    kind = kind_named(prepared.entry.kind)
    row = kind.workflow[prepared.act]
    facts = row.facts.model_validate(prepared.facts)
    attempt = Attempt(actor=actor, at=at, facts=facts)
    return Checked(
        prepared=prepared,
        label=row.label,
        words=in_words(facts),
        refusals=tuple(kind.workflow.refusals(row, dossier_of(prepared.entry), attempt)),
    )


def may_prepare(row: Transition, actor: Actor, province: str) -> bool:  # type: ignore[type-arg]
    """Decisions of the office are prepared; what is sealed, such as a ballot, is done when it is done."""
    return not row.sealed and bool(actor.roles_in(province) & OFFICE)
