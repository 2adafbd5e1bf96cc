"""Who sat on the same task before, in a council of an earlier stage."""

from gieo.councils.models import CouncilItem, Membership
from gieo.dossiers.kinds import kinds
from gieo.dossiers.models import DocketEntry
from gieo.rulebooks.models import SatBefore


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
    line = DocketEntry.objects.filter(pk__in=[*parent.ancestors, parent.pk] if parent else (), kind__in=deciding)
    found: set[int] = set()
    for kind, subject in line.order_by("pk").values_list("kind", "subject_id"):
        held = deciding[kind]._base_manager.filter(pk=subject, council__isnull=False)
        found.update(held.values_list("council_id", flat=True))
    if not found:
        return None
    return frozenset(Membership.objects.filter(council__in=found).order_by().values_list("person_id", flat=True))


def known_before(item: CouncilItem, rule: SatBefore | None) -> frozenset[int]:
    """The same, for whoever merely wants to know; nobody where no rule asks or nothing is on record."""
    return (sat_before(item, rule) if rule else None) or frozenset()
