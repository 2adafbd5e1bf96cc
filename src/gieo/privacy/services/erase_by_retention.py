"""Blank the personal fields of records whose time is over, unless something holds them.

What no text fixes is erased only where the province has decided how long it keeps: what is gone does not come back.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import transaction
from django.db.models import DateTimeField, Q

from gieo.core.clock import LEGAL_ZONE
from gieo.identity.models import Province
from gieo.kernel.working_days import start_of
from gieo.privacy.models import ErasureRun, LegalHold, RetentionDecision
from gieo.privacy.personal import blank
from gieo.rulebooks import library
from gieo.rulebooks.models.privacy import RetentionClass
from gieo.rulebooks.models.values import Status

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
        count, last = 0, last_day(rule.years, today)
        for years, province in _terms(rule):
            rows = overdue(rule, on=today, years=years)
            rows = rows.filter(province=province) if province else rows
            if found := rows.count():
                blank(rows.model, rows, dict.fromkeys(rule.fields, ""))
                count, last = count + found, last_day(years, today)
        if count:
            runs.append(ErasureRun.objects.create(record_class=rule.key, up_to=last, rows=count, at=at))
    return runs


def decided(rule: RetentionClass) -> dict[str, RetentionDecision]:
    """The latest decision of each province on a class."""
    said = RetentionDecision.objects.filter(record_class=rule.key).select_related("province").order_by("pk")
    return {each.province_id: each for each in said}


def _terms(rule: RetentionClass) -> Iterator[tuple[int, str]]:
    """Years with the province they hold for; of records without one, the longest once every living province decided."""
    if rule.status is Status.IN_FORCE:
        yield rule.years, ""
        return
    said = {code: each.years for code, each in decided(rule).items()}
    if _has_province(rule):
        yield from ((years, code) for code, years in said.items())
    elif said and not Province.objects.filter(valid_to__isnull=True).exclude(pk__in=said).exists():
        yield max(said.values()), ""


def _has_province(rule: RetentionClass) -> bool:
    return any(field.name == "province" for field in apps.get_model(rule.model)._meta.concrete_fields)


def overdue(rule: RetentionClass, *, on: date, years: int = 0) -> "QuerySet[Any]":
    """The rows of a class whose years are over on a day and that nothing holds; without years those of the proposal."""
    model = apps.get_model(rule.model)
    counted = model._meta.get_field(rule.counted_from)
    limit: Any = last_day(years or rule.years, on)
    if isinstance(counted, DateTimeField):
        limit = start_of(limit)
    holds = LegalHold.objects.filter(lifted_at__isnull=True)
    filled = Q()
    for field in rule.fields:
        filled |= ~Q(**{field: ""})
    rows: QuerySet[Any] = model._default_manager.filter(filled, **{f"{rule.counted_from}__lt": limit})
    if _has_province(rule):
        rows = rows.exclude(province__in=holds.filter(record_class=rule.key).values("province"))
    elif holds.filter(record_class=rule.key).exists():
        return rows.none()  # the class belongs to no province: a hold of any of them keeps it
    if rule.person:
        held = holds.filter(person__isnull=False).values("person")
        rows = rows.filter(Q(**{f"{rule.person}__isnull": True}) | ~Q(**{f"{rule.person}__in": held}))
    return rows


def last_day(years: int, on: date) -> date:
    """What was before this day is over; 29 February counts as the first of March."""
    try:
        return on.replace(year=on.year - years)
    except ValueError:
        return date(on.year - years, 3, 1)
