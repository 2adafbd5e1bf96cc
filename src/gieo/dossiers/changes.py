"""What changed in the fields of a dossier or another record, before and after, read off the events its model leaves."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from django.apps import apps
from django.db import models

from gieo.identity.models import Person
from gieo.kernel.asking import spoken
from gieo.kernel.money import format_vnd

# Kept by the machinery: states and clocks are told by the acts, the rest is no content.
UNTOLD = frozenset({"id", "state", "state_since", "due_at", "due_basis", "rulebook", "search", "search_key"})
LONGEST = 600
LATEST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One value that was another before.

    Attributes:
        label: of the field, in Vietnamese.
        who: whose request it was; empty where nobody asked (a clock, a hand-over).
    """

    at: datetime
    who: str
    label: str
    before: str
    after: str


def changes_of(dossier: models.Model) -> list[Change]:
    """The changes of its fields, the latest first; empty where its model keeps no events. Three queries at most.

    Fields that hold personal data are told by name only: who changed them and when, not what they were.
    """
    events = events_of(type(dossier))
    if events is None:
        return []
    left = events._default_manager.filter(pgh_obj_id=dossier.pk).select_related("pgh_context")
    rows = list(left.order_by("-pgh_id")[: LATEST + 1])
    names = _names({_user(row) for row in rows})
    found: list[Change] = []
    for later, earlier in pairwise(rows):
        who = names.get(_user(later), "")
        found += (
            Change(at=later.pgh_created_at, who=who, label=label, before=before, after=after)
            for label, before, after in _differences(type(dossier), earlier, later)
        )
    return found


def events_of(model: type[models.Model]) -> Any:
    """The table in which the rows of a model are kept as they were; None where it keeps none."""
    try:
        return apps.get_model(model._meta.app_label, f"{model.__name__}Event")
    except LookupError:
        return None


def _user(row: Any) -> int | None:
    told = row.pgh_context.metadata if row.pgh_context else {}
    user = told.get("user")
    return int(user) if user else None


def _names(users: set[int | None]) -> dict[int | None, str]:
    people = Person.objects.filter(user__in=filter(None, users)).values_list("user_id", "full_name")
    return dict(people)


def _differences(model: type[models.Model], earlier: Any, later: Any) -> Iterator[tuple[str, str, str]]:
    private: frozenset[str] = getattr(model, "PERSONAL_DATA", frozenset())
    for field in model._meta.concrete_fields:
        before, after = getattr(earlier, field.attname, None), getattr(later, field.attname, None)
        if field.name in UNTOLD or before == after:
            continue
        label = str(field.verbose_name)
        if field.name in private:
            yield label, "…", "…"
        else:
            yield label, _word(field, before), _word(field, after)


def _word(field: "models.Field[Any, Any]", value: Any) -> str:
    if value in (None, "", [], {}):
        return ""
    if field.is_relation:
        related = field.related_model
        found = related._default_manager.filter(pk=value).first() if isinstance(related, type) else None
        return str(found) if found else f"#{value}"
    if type(field) is models.BigIntegerField:  # sums of money, in whole đồng; what is counted is a positive one
        return format_vnd(value)
    if isinstance(value, str):
        return str(dict(field.flatchoices).get(value, value))[:LONGEST]
    return spoken(value)[:LONGEST]
