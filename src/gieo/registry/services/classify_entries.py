"""Say under which codes of the national list tasks stand."""

from collections.abc import Mapping, Sequence

from django.db import transaction

from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.registry.models import RegisterEntry
from gieo.registry.policies import may_classify
from gieo.registry.rules.classification import is_code

MOST_CODES = 5


@transaction.atomic
def classify_entries(*, codes: Mapping[int, Sequence[str]], actor: Actor) -> list[RegisterEntry]:
    """Write the codes a person chose; what was suggested is never written by itself. All of them or none.

    Args:
        codes: by key of the entry, the codes chosen, the most telling first; they take the place of what stood there.
        actor: who chose.

    Raises:
        Refused: not one who may, no such code, or too many for one task.
    """
    entries = list(RegisterEntry.objects.select_for_update(no_key=True).filter(pk__in=codes).select_related("province"))
    refusals = [refusal for entry in entries for refusal in _refusals(entry, codes[entry.pk])]
    if len(entries) < len(codes) or not all(may_classify(actor, entry.province) for entry in entries):
        message = _("Chuyên viên, lãnh đạo Sở, văn thư của tỉnh mới phân loại được nhiệm vụ trong sổ.")
        refusals.append(Refusal(code="not_yours", message=message))
    if refusals:
        raise Refused(refusals)
    for entry in entries:
        entry.classification_codes = list(dict.fromkeys(codes[entry.pk]))
        entry.save(update_fields=["classification_codes"])
    return entries


def _refusals(entry: RegisterEntry, codes: Sequence[str]) -> list[Refusal]:
    found = []
    unknown = [code for code in codes if not is_code(code)]
    if unknown:
        message = _("%(number)s: không có mã %(codes)s trong bảng phân loại lĩnh vực nghiên cứu.")
        params = {"number": entry.number, "codes": ", ".join(unknown)}
        found.append(Refusal(code="no_such_code", message=message, params=params))
    if len(codes) > MOST_CODES:
        message = _("%(number)s: tối đa %(most)s mã cho một nhiệm vụ.")
        found.append(
            Refusal(code="too_many_codes", message=message, params={"number": entry.number, "most": MOST_CODES})
        )
    return found
