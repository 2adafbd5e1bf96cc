"""Who sat on the same task before, in a council of an earlier stage."""

from functools import cache
from typing import TYPE_CHECKING, Any

from gieo.core.lookups import codes, keys, spelled
from gieo.core.prepared import Prepared
from gieo.councils.models import CouncilItem, Membership
from gieo.dossiers.kinds import kinds
from gieo.dossiers.models import DocketEntry
from gieo.rulebooks.models import SatBefore

if TYPE_CHECKING:
    from django.db.models import QuerySet


def sat_before(item: CouncilItem, rule: SatBefore) -> frozenset[int] | None:
    """People in the earlier councils that a rule names, along the line the dossier grew out of.

    Args:
        item: before the council that is made now.
        rule: which councils count.

    Returns:
        Primary keys of people; None where no such council is on record, so that nobody can be held against it.
    """
    deciding = {
        kind.name: kind.model
        for kind in kinds()
        if issubclass(kind.model, CouncilItem) and kind.model.COUNCIL in rule.councils
    }
    parent = item.parent
    line = _LINE.ask(entries=spelled([*parent.ancestors, parent.pk]), kinds=spelled(deciding)) if parent else []
    found = {council for kind, subject in line for council in _council_of(deciding[kind]).ask(pk=subject)}
    return frozenset(_SAT.ask(councils=spelled(found))) if found else None


def _line(entries: str, kinds: str) -> "QuerySet[DocketEntry, tuple[str, int]]":
    line = DocketEntry.objects.filter(pk__any_of=keys(entries), kind__any_of=codes(kinds))
    return line.order_by("pk").values_list("kind", "subject_id")


def _sat(councils: str) -> "QuerySet[Membership, int]":
    return Membership.objects.filter(council__any_of=keys(councils)).order_by().values_list("person_id", flat=True)


@cache
def _council_of(model: type[CouncilItem]) -> Prepared[int]:
    founded: Any = model._base_manager.filter(council__isnull=False).order_by()
    return Prepared(lambda pk: founded.filter(pk=pk).values_list("council_id", flat=True), pk=-1)


_LINE = Prepared(_line, entries="{-1}", kinds="{}")
_SAT = Prepared(_sat, councils="{-1}")


def known_before(item: CouncilItem, rule: SatBefore | None) -> frozenset[int]:
    """The same, for whoever merely wants to know; nobody where no rule asks or nothing is on record."""
    return (sat_before(item, rule) if rule else None) or frozenset()
