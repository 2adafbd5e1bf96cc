"""Whatever hangs on the double goes to the record that stays, through the ledger."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q

from gieo.dossiers.docket import dossier_of, entry_of, record
from gieo.dossiers.models import DocketEntry
from gieo.identity.models import Organisation, OrganisationName, Person
from gieo.succession.ledger import Ledger
from gieo.succession.models import Twin
from gieo.succession.writing import redraw, today_of

# Protected records of what was: they go on naming the double, which leads to the record that stays.
_PROTECTIONS = frozenset({"append_only", "as_entered", "as_said"})


def merge(pair: Twin, *, at: datetime) -> None:
    """Move everything, then close the double.

    Raises:
        TransitionRefused: both hold what one may hold once.
    """
    ledger, kept, double = Ledger(entry_of(pair)), pair.kept, pair.double
    way = f"{double} → {kept}"
    if isinstance(kept, Organisation):
        _quiet_names(ledger, kept, double.pk)
    for model, field in keys_to(type(kept)):
        for row in model._default_manager.filter(**{field.name: double.pk}).order_by("pk"):
            if isinstance(field, models.ManyToManyField):
                ledger.swap(row, field.name, double.pk, kept.pk, claim="twin", way=way)
            elif not _is_of_the_pair(row, kept):
                ledger.set(row, field.name, kept.pk, claim="twin", way=way)
    if isinstance(double, Organisation):
        ledger.set(double, "successor", kept.pk)
        ledger.set(double, "valid_to", max(today_of(at) - timedelta(days=1), double.valid_from or today_of(at)))
        redraw({kept.pk, double.pk})
    elif isinstance(kept, Person):
        _people(ledger, kept, double)
        redraw_users(kept, double)


def keys_to(target: type[models.Model]) -> Iterator[tuple[Any, Any]]:
    """Every table and field that points to bodies, or to people, but for records that are never changed."""
    for model in apps.get_models():
        triggers = {trigger.name for trigger in getattr(model._meta, "triggers", ())}
        if triggers & _PROTECTIONS or model is Twin or hasattr(model, "pgh_obj"):
            continue
        own = (*model._meta.concrete_fields, *model._meta.many_to_many)
        yield from ((model, field) for field in own if field.related_model is target)


def redraw_users(*people: Person) -> None:
    """Bring the lines of open dossiers up to date that name one of the accounts."""
    users = [person.user_id for person in people if person.user_id]
    named = Q(reader_users__overlap=users) | Q(invited_users__overlap=users)
    for entry in DocketEntry.objects.filter(named, is_open=True).order_by("pk"):
        record(dossier_of(entry))


def _is_of_the_pair(row: models.Model, kept: Organisation | Person) -> bool:
    """A record does not become its own parent or successor."""
    return type(row) is type(kept) and row.pk == kept.pk


def _quiet_names(ledger: Ledger, kept: Organisation, double: int) -> None:
    """A name both bear is found once: by the record that stays."""
    own = set(OrganisationName.objects.filter(organisation=kept).values_list("search", flat=True))
    moving = {(name.name, name.valid_from) for name in OrganisationName.objects.filter(organisation=kept)}
    for name in OrganisationName.objects.filter(organisation=double):
        if name.search in own or (name.name, name.valid_from) in moving:
            ledger.set(name, "search", "")


def _people(ledger: Ledger, kept: Person, double: Person) -> None:
    """One account for one person: the only one goes along; of two that of the double is closed."""
    account = double.user
    if account is not None and kept.user is None:
        ledger.set(double, "user", None)
        ledger.set(kept, "user", account.pk)
    elif account is not None:
        ledger.set(account, "is_active", value=False)
    for field in ("email", "phone", "address"):
        if not getattr(kept, field) and getattr(double, field):
            ledger.set(kept, field, getattr(double, field))
    ledger.set(double, "merged_into", kept.pk)
