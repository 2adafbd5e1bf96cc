"""Take a list back out of the register, as if it had never come."""

from datetime import datetime

from django.db import transaction
from django.db.models import ProtectedError

from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.registry.models import RegisterEntry, RegisterImport
from gieo.registry.policies import may_import
from gieo.registry.services.take_list_in import entries_touched


@transaction.atomic
def take_list_back(*, taken: RegisterImport, actor: Actor, at: datetime) -> RegisterImport:
    """Remove what the list entered and restore what it completed; the report stays.

    Raises:
        Refused: not one who may, not in force, a later list built on it, or people decided about one of its tasks.
    """
    taken = RegisterImport.objects.select_for_update(no_key=True).get(pk=taken.pk)
    touched = entries_touched(taken.report)
    refusals = list(_refusals(taken, actor, set(touched)))
    if refusals:
        raise Refused(refusals)
    for pk, lines in touched.items():
        entry = RegisterEntry.objects.get(pk=pk)
        if entry.imported_in_id == taken.pk:
            continue
        for line in reversed(lines):
            for name, value in line["before"].items():
                setattr(entry, name, value)
        entry.save(update_fields=sorted({name for line in lines for name in line["before"]}))
    try:
        with transaction.atomic():
            RegisterEntry.objects.filter(imported_in=taken).delete()
    except ProtectedError as error:
        message = _("Đã có kết luận, giải trình dựa vào nhiệm vụ của danh sách này nên không rút lại được.")
        raise Refused([Refusal(code="relied_upon", message=message)]) from error
    taken.undone_at = at
    taken.save(update_fields=["undone_at"])
    return taken


def _refusals(taken: RegisterImport, actor: Actor, touched: set[int]) -> list[Refusal]:
    found = []
    if not may_import(actor, taken.province):
        message = _("Chuyên viên, lãnh đạo Sở của tỉnh mới nhập sổ được.")
        found.append(Refusal(code="not_yours", message=message))
    if not taken.is_in_force:
        found.append(Refusal(code="not_in_force", message=_("Danh sách chưa nhập hoặc đã rút lại.")))
    later = RegisterImport.objects.filter(
        province=taken.province_id, applied_at__isnull=False, undone_at__isnull=True, pk__gt=taken.pk
    )
    built_on = [each for each in later.select_related("file") if touched & entries_touched(each.report).keys()]
    if built_on:
        message = _("Rút lại trước các lần nhập sau đã bổ sung cùng nhiệm vụ: %(later)s.")
        params = {"later": "; ".join(str(each) for each in built_on)}
        found.append(Refusal(code="built_upon", message=message, params=params))
    return found
