"""For which years an item is, and whether it crosses fields and places (CT-1-2b, CT-1-0)."""

from collections.abc import Collection, Sequence

from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.orientation.models import OrientationItem
from gieo.orientation.policies import check_may_edit
from gieo.orientation.sources import guidance_for
from gieo.rulebooks import library

LONGEST = 40


def describe_item(
    *,
    item: OrientationItem,
    period: str,
    further_fields: Collection[str],
    localities: Sequence[str],
    priority_fields: Collection[str],
    guidance: Collection[int],
    actor: Actor,
) -> OrientationItem:
    """Write the attributes and the guidance it follows; the wording stays.

    Args:
        item: of a draft.
        period: a year or years, e.g. "2025-2027"; empty: the year of the notice.
        further_fields: keys of the rulebook's fields it asks for beside its own.
        localities: names of the places it is for.
        priority_fields: keys of the fields in which the province invests first.
        guidance: primary keys of documents among `guidance_for` the notice; what it follows beside them stays.
        actor: an officer of the province.

    Raises:
        Refused: not the reader's to edit, no longer a draft, or a key the rulebook does not know.
    """
    check_may_edit(item.field.notice, actor)
    rulebook = library.get(item.field.notice.rulebook)
    known = {field.key for field in rulebook.fields}
    first = {rule.key for rule in rulebook.priority_fields}
    if not known.issuperset(further_fields) or not first.issuperset(priority_fields):
        message = _("Bộ quy tắc của tỉnh không có lĩnh vực này.")
        raise Refused([Refusal(code="unknown_field", message=message, basis=("ND30-2020:PL1",))])
    item.period = text.collapse(text.nfc(period))[:LONGEST]
    item.further_fields = [field.key for field in rulebook.fields if field.key in further_fields]
    item.localities = list(dict.fromkeys(filter(None, (text.collapse(text.nfc(name)) for name in localities))))
    item.priority_fields = [rule.key for rule in rulebook.priority_fields if rule.key in priority_fields]
    item.save(update_fields=["period", "further_fields", "localities", "priority_fields"])
    offered = {document.pk for document in guidance_for(item.field.notice)}
    not_offered = item.documents.exclude(pk__in=offered).values_list("pk", flat=True)
    item.documents.set([*not_offered, *offered.intersection(guidance)])
    return item
