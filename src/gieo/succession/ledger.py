"""Writing with a ledger: every value is noted before and after, and can be put back in reverse order."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.db.models import ProtectedError
from django.db.utils import IntegrityError
from django.utils.translation import gettext

from gieo.core.models import Stateful, TransitionLog
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.services.act import act
from gieo.kernel.actors import SYSTEM
from gieo.kernel.refusal import Refusal, TransitionRefused, _
from gieo.kernel.workflow import Facts
from gieo.succession.models import ChangedRow, Op

BASIS = ("GIEO-MACDINH:60",)
KEEPING = ("GIEO-MACDINH:62",)  # what nobody was named for


class Ledger:
    """Writes for one dossier, and notes what it wrote."""

    def __init__(self, entry: DocketEntry) -> None:
        self._entry = entry

    def set(self, row: models.Model, field: str, value: Any, *, claim: str = "", way: str = "") -> None:
        """Give a field of a row another value; the row is told by its own name.

        Raises:
            TransitionRefused: the database allows no second row like it.
        """
        attname = row._meta.get_field(field).attname  # type: ignore[union-attr]
        before = _plain(getattr(row, attname))
        if before == _plain(value):
            return
        setattr(row, attname, value)
        try:
            with transaction.atomic():
                row.save(update_fields=[field])
        except IntegrityError:
            raise TransitionRefused([_twice(row)]) from None
        self._note(Op.SET, row, attname, before, _plain(value), claim=claim, way=way)

    def made(self, row: models.Model, *, claim: str = "", way: str = "") -> None:
        """Note a row that was just added."""
        self._note(Op.MADE, row, "", None, None, claim=claim, way=way)

    def swap(self, row: models.Model, field: str, old: int, new: int, *, claim: str = "", way: str = "") -> None:
        """Put one entry of a list of related rows in the place of another."""
        related = getattr(row, field)
        had = related.filter(pk=new).exists()
        related.remove(old)
        if not had:
            related.add(new)
        self._note(Op.SWAPPED, row, field, old, None if had else new, claim=claim, way=way)

    def act(
        self, dossier: Stateful, name: str, *, undone_by: str, at: datetime, facts: Facts, claim: str, way: str
    ) -> None:
        """Do an act of the table of a dossier, and note which act takes it back."""
        act(dossier, name, actor=SYSTEM, at=at, facts=facts)
        self._note(Op.ACTED, dossier, undone_by, None, None, claim=claim, way=way)

    def _note(self, op: Op, row: models.Model, field: str, before: Any, after: Any, *, claim: str, way: str) -> None:
        ChangedRow.objects.create(
            entry=self._entry, op=op, model=row._meta.label_lower, object_id=str(row.pk), field=field, before=before,
            after=after, claim=claim, name=str(row)[:500], way=way[:520],
        )  # fmt: skip


def changes_in(entry: DocketEntry) -> "models.QuerySet[ChangedRow]":
    """What a dossier wrote, in order."""
    return ChangedRow.objects.filter(entry=entry).order_by("pk")


def made_in(entry: DocketEntry, model: type[models.Model]) -> set[int]:
    """Keys of the rows of a table that a dossier added."""
    made = changes_in(entry).filter(op=Op.MADE, model=model._meta.label_lower)
    return {int(key) for key in made.values_list("object_id", flat=True)}


def what_rests_on(entry: DocketEntry, *, since: datetime) -> Iterator[str]:
    """Why it cannot be taken back: values that were changed again, dossiers on which somebody acted since."""
    changes = list(changes_in(entry))
    rows = _rows_of(changes)
    last = {(change.model, change.object_id, change.field): change.pk for change in changes}
    for change in changes:
        row = rows[change.model].get(change.object_id)
        is_last = last[change.model, change.object_id, change.field] == change.pk
        if row is None:
            yield gettext("%(name)s không còn") % {"name": change.name}
        elif change.op == Op.SET and is_last and _plain(getattr(row, change.field)) != change.after:
            yield gettext("%(name)s đã được sửa sau đó") % {"name": change.name}
    for label, found in rows.items():
        if not issubclass(apps.get_model(label), Stateful):
            continue
        later = TransitionLog.objects.filter(subject_type=label, subject_id__in=list(found), at__gt=since)
        for number in sorted({_number(found[str(pk)]) for pk in later.values_list("subject_id", flat=True)}):
            yield gettext("đã có việc làm tiếp trên %(number)s") % {"number": number}


def _rows_of(changes: list[ChangedRow]) -> dict[str, dict[str, models.Model]]:
    """The rows that were touched as they are now, by table and key; one query a table."""
    keys: dict[str, set[str]] = defaultdict(set)
    for change in changes:
        keys[change.model].add(change.object_id)
    tables = {label: apps.get_model(label)._default_manager.filter(pk__in=found) for label, found in keys.items()}
    return {label: {str(row.pk): row for row in table} for label, table in tables.items()}


def take_back(entry: DocketEntry, *, at: datetime) -> None:
    """Put everything back, the last first.

    Raises:
        TransitionRefused: something new hangs on what would go.
    """
    for change in changes_in(entry).reverse():
        row = apps.get_model(change.model)._default_manager.get(pk=change.object_id)
        match Op(change.op):
            case Op.SET:
                field = next(each for each in row._meta.concrete_fields if each.attname == change.field)
                target = field.target_field if field.is_relation else field
                setattr(row, change.field, target.to_python(change.before))
                row.save(update_fields=[field.name])
            case Op.MADE:
                _remove(row)
            case Op.SWAPPED:
                related = getattr(row, change.field)
                if change.after:
                    related.remove(change.after)
                related.add(change.before)
            case Op.ACTED:
                act(row, change.field, actor=SYSTEM, at=at)


def _remove(row: models.Model) -> None:
    try:
        with transaction.atomic():
            row.delete()
    except ProtectedError as error:
        named = ", ".join(sorted({str(each) for each in error.protected_objects}))[:300]
        message = _("Không hoàn lại được: %(name)s đã có %(named)s.")
        refusal = Refusal(code="in_use", message=message, params={"name": str(row), "named": named}, basis=BASIS)
        raise TransitionRefused([refusal]) from None


def _number(dossier: models.Model) -> str:
    return str(getattr(dossier, "number", dossier.pk))


def _twice(row: models.Model) -> Refusal:
    message = _("Nơi nhận đã có một %(kind)s như %(name)s: xử lý xong một bên trước.")
    params = {"kind": str(row._meta.verbose_name), "name": str(row)}
    return Refusal(code="has_one_already", message=message, params=params, basis=BASIS)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
