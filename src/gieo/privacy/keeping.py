"""How long what is kept, as it stands today; what is held beyond its time."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.apps import apps

from gieo.kernel.actors import Actor
from gieo.privacy.models import ErasureRun, LegalHold, RetentionDecision
from gieo.privacy.request.workflow import HANDLERS
from gieo.privacy.services.erase_by_retention import decided, overdue
from gieo.rulebooks import library
from gieo.rulebooks.models.privacy import RetentionClass

if TYPE_CHECKING:
    from django.db.models import QuerySet


@dataclass(frozen=True, slots=True)
class Kept:
    """A class of records: its rule in words, what the reader's provinces decided, how much is due, the last run."""

    rule: RetentionClass
    fields: list[str]
    due: int
    last: ErasureRun | None
    decisions: list[RetentionDecision]


def provinces_kept(actor: Actor) -> frozenset[str]:
    """Where a reader handles personal data."""
    return frozenset(seat.province for seat in actor.seats if seat.role in HANDLERS and seat.province)


def classes(actor: Actor, on: date) -> list[Kept]:
    """Every class of the rules."""
    own = provinces_kept(actor)
    last = {run.record_class: run for run in ErasureRun.objects.order_by("pk")}
    return [
        Kept(
            rule,
            _labels(rule),
            overdue(rule, on=on).count(),
            last.get(rule.key),
            [each for code, each in sorted(decided(rule).items()) if code in own],
        )
        for rule in library.privacy().retention
    ]


def _labels(rule: RetentionClass) -> list[str]:
    meta = apps.get_model(rule.model)._meta
    return [str(meta.get_field(name).verbose_name) for name in rule.fields]


def holds(actor: Actor) -> "QuerySet[LegalHold]":
    """The holds in force where a reader handles personal data."""
    own = LegalHold.objects.filter(province__in=provinces_kept(actor), lifted_at__isnull=True)
    return own.select_related("province", "person", "placed_by__person")
