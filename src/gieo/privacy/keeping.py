"""How long what is kept, as it stands today; what is held beyond its time."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.apps import apps

from gieo.kernel.actors import Actor
from gieo.privacy.models import ErasureRun, LegalHold
from gieo.privacy.request.workflow import HANDLERS
from gieo.privacy.services.erase_by_retention import overdue
from gieo.rulebooks import library
from gieo.rulebooks.models.privacy import RetentionClass

if TYPE_CHECKING:
    from django.db.models import QuerySet


@dataclass(frozen=True, slots=True)
class Kept:
    """A class of records: its rule in words, how much is due tonight, and when something was last blanked."""

    rule: RetentionClass
    fields: list[str]
    due: int
    last: ErasureRun | None


def provinces_kept(actor: Actor) -> frozenset[str]:
    """Where a reader handles personal data."""
    return frozenset(seat.province for seat in actor.seats if seat.role in HANDLERS and seat.province)


def classes(on: date) -> list[Kept]:
    """Every class of the rules."""
    last = {run.record_class: run for run in ErasureRun.objects.order_by("pk")}
    return [
        Kept(rule, _labels(rule), overdue(rule, on=on).count(), last.get(rule.key))
        for rule in library.privacy().retention
    ]


def _labels(rule: RetentionClass) -> list[str]:
    meta = apps.get_model(rule.model)._meta
    return [str(meta.get_field(name).verbose_name) for name in rule.fields]


def holds(actor: Actor) -> "QuerySet[LegalHold]":
    """The holds in force where a reader handles personal data."""
    own = LegalHold.objects.filter(province__in=provinces_kept(actor), lifted_at__isnull=True)
    return own.select_related("province", "person", "placed_by__person")
