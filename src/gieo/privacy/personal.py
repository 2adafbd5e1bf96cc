"""The data of one person wherever they lie: told, held by law, made anonymous."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pgtrigger
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.apps import apps
from django.db.models import Q

from gieo.councils.models import Membership
from gieo.dossiers.models import DocketEntry
from gieo.identity.models import Appointment, Person, User
from gieo.kernel.actors import Role
from gieo.kernel.refusal import _
from gieo.privacy.models.consent import Consent
from gieo.privacy.models.hold import LegalHold
from gieo.rulebooks import library

if TYPE_CHECKING:
    from django.db import models

NAMELESS = "Người đã xóa dữ liệu"
# What leads to a person; what describes the work (degrees, names on results) is kept with the dossier.
LEADS_TO = frozenset({"email", "phone", "address"})


def file_of(person: Person, *, at: datetime) -> dict[str, Any]:
    """Everything a person takes away: the data by table, what was agreed to, who keeps it for what."""
    return {
        "made_at": at.isoformat(),
        "person": person.full_name,
        "data": data_of(person),
        "consents": [
            {
                "purpose": library.privacy().consent(each.purpose).title,
                "version": each.version,
                "given": each.given,
                "at": each.at.isoformat(),
                "way": each.get_way_display(),
            }
            for each in Consent.objects.filter(person=person).order_by("pk")
        ],
        "processing": [
            {"model": each.model, "fields": list(each.fields), "purpose": each.purpose, "kept": each.kept}
            for each in library.privacy().processing
        ],
    }


def data_of(person: Person) -> dict[str, list[dict[str, str]]]:
    """Every field named as personal data, by the name of its table; empty values are left out."""
    found: dict[str, list[dict[str, str]]] = {}
    for model, rows in _tables(person):
        for row in rows:
            told = {
                str(model._meta.get_field(name).verbose_name): str(getattr(row, name))
                for name in sorted(model.PERSONAL_DATA)
                if getattr(row, name)
            }
            if told:
                found.setdefault(str(model._meta.verbose_name), []).append(told)
    return found


def in_lines(data: dict[str, list[dict[str, str]]]) -> list[str]:
    """The same as lines to read; what repeats itself stands once."""
    lines = (
        f"{table}: " + ", ".join(f"{label} {value}" for label, value in row.items())
        for table, rows in data.items()
        for row in rows
    )
    return list(dict.fromkeys(lines))


def held_by_law(person: Person, *, on: date, beside: str = "") -> list[str]:
    """Why the data of a person cannot be erased now: seats held, holds by law, dossiers that run; empty: nothing does.

    Args:
        person: whose.
        on: today.
        beside: number of the request itself, which is open too.
    """
    seats = Appointment.objects.filter(person=person).exclude(role=Role.PROPOSER).valid_on(on)
    user = person.user_id or 0
    named = Q(reader_users__contains=[user]) | Q(invited_users__contains=[user]) | Q(holder_users__contains=[user])
    holds = LegalHold.objects.filter(person=person, lifted_at__isnull=True).order_by("pk")
    running = DocketEntry.objects.filter(named, is_open=True).exclude(number=beside).order_by("number")
    return [
        *(_("đang giữ ghế %(seat)s") % {"seat": seat.post or seat.get_role_display()} for seat in seats),
        *(_("giữ theo %(document)s") % {"document": hold.document} for hold in holds),
        *(_("hồ sơ đang xử lý %(number)s") % {"number": number} for number in running.values_list("number", flat=True)),
    ]


def anonymise(person: Person) -> None:
    """Blank what leads to a person, in the tables and in their history, and close the account for good.

    The name goes too, unless a dossier that must be kept or the decision on a council names the person. Histories are
    records that nothing else may touch: this one act lifts their protection, for these rows and fields alone.
    """
    for model, rows in _tables(person):
        fields = dict.fromkeys(model.PERSONAL_DATA & LEADS_TO, "")
        if fields:
            blank(model, rows, fields)
    named = DocketEntry.objects.filter(Q(reader_users__contains=[person.user_id or 0]), is_open=False).exists()
    if not (named or Membership.objects.filter(person=person).exists()):
        blank(Person, Person.objects.filter(pk=person.pk), {"full_name": NAMELESS})
    if person.user is not None:
        _close_for_good(person.user)
    person.refresh_from_db()


def _tables(person: Person) -> Iterator[tuple[Any, "models.QuerySet[Any]"]]:
    """Each table that names personal data and hangs on the person or the account, with the rows of this person."""
    for model in apps.get_models():
        if not hasattr(model, "PERSONAL_DATA"):
            continue
        if model is Person:
            yield model, Person.objects.filter(pk=person.pk)
        for field in model._meta.concrete_fields:
            if field.related_model is Person:
                yield model, model._default_manager.filter(**{field.name: person.pk})
            elif field.related_model is User and model is not Person and person.user_id:
                yield model, model._default_manager.filter(**{field.name: person.user_id})


def blank(model: Any, rows: "models.QuerySet[Any]", fields: dict[str, str]) -> None:
    """Write over fields of rows and of their history, protected or not: the one way in which records change."""
    keys = list(rows.values_list("pk", flat=True))
    protected = [f"{model._meta.label}:append_only"] if _is_append_only(model) else []
    history = apps.all_models[model._meta.app_label].get(f"{model.__name__}event".lower())
    if history is not None:
        protected.append(f"{history._meta.label}:append_only")
    with pgtrigger.ignore(*protected):
        rows.update(**fields)
        if history is not None:
            history._default_manager.filter(pgh_obj_id__in=keys).update(**fields)


def _is_append_only(model: Any) -> bool:
    return any(trigger.name == "append_only" for trigger in getattr(model._meta, "triggers", ()))


def _close_for_good(user: User) -> None:
    for table in (EmailAddress, Authenticator, SocialAccount):
        table.objects.filter(user=user).delete()
    user.email = f"da-xoa-{user.pk}@xoa.invalid"
    user.is_active = False
    user.set_unusable_password()
    user.save(update_fields=["email", "is_active", "password"])
