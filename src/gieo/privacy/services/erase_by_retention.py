"""Blank the personal fields of records whose time is over, unless something holds them."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import transaction
from django.db.models import DateTimeField, Q

from gieo.core.clock import LEGAL_ZONE
from gieo.kernel.working_days import start_of
from gieo.privacy.models import ErasureRun, LegalHold
from gieo.privacy.personal import blank
from gieo.rulebooks import library
from gieo.rulebooks.models.privacy import RetentionClass

if TYPE_CHECKING:
    from django.db.models import QuerySet


@transaction.atomic
def erase_by_retention(*, at: datetime) -> list[ErasureRun]:
    """Go through every class; a class with nothing to blank leaves no line.

    Returns:
        What was blanked.
    """
    today = at.astimezone(LEGAL_ZONE).date()
    runs = []
    for rule in library.privacy().retention:
        rows = overdue(rule, on=today)
        if count := rows.count():
            blank(rows.model, rows, dict.fromkeys(rule.fields, ""))
            runs.append(
                ErasureRun.objects.create(record_class=rule.key, up_to=last_day(rule, today), rows=count, at=at)
            )
    return runs


def overdue(rule: RetentionClass, *, on: date) -> "QuerySet[Any]":
    """The rows of a class whose years are over on a day and that nothing holds."""
    model = apps.get_model(rule.model)
    counted = model._meta.get_field(rule.counted_from)
    limit: Any = last_day(rule, on)
    if isinstance(counted, DateTimeField):
        limit = start_of(limit)
    holds = LegalHold.objects.filter(lifted_at__isnull=True)
    filled = Q()
    for field in rule.fields:
        filled |= ~Q(**{field: ""})
    rows: QuerySet[Any] = model._default_manager.filter(filled, **{f"{rule.counted_from}__lt": limit})
    if any(field.name == "province" for field in model._meta.concrete_fields):
        rows = rows.exclude(province__in=holds.filter(record_class=rule.key).values("province"))
    elif holds.filter(record_class=rule.key).exists():
        return rows.none()  # the class belongs to no province: a hold of any of them keeps it
    if rule.person:
        held = holds.filter(person__isnull=False).values("person")
        rows = rows.filter(Q(**{f"{rule.person}__isnull": True}) | ~Q(**{f"{rule.person}__in": held}))
    return rows


def last_day(rule: RetentionClass, on: date) -> date:
    """What was before this day is over; 29 February counts as the first of March."""
    try:
        return on.replace(year=on.year - rule.years)
    except ValueError:
        return date(on.year - rule.years, 3, 1)
