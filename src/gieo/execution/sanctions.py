"""Sanctions that keep people out of councils (TT20-2023:8.3, ND267-2025:12.4b)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from django.db.models import Q, QuerySet

from gieo.core.lookups import keys, spelled
from gieo.core.prepared import Prepared
from gieo.execution.models import Finding
from gieo.execution.models.finding import SECRET, Sanction


def in_force_on(people: Sequence[int], on: date) -> Mapping[int, Sequence[str]]:
    """Decided against people and not served yet, by primary key, in words; to be reminded is no sanction."""
    found: dict[int, list[str]] = defaultdict(list)
    for finding in _IN_FORCE.ask(people=spelled(people), on=on):
        found[finding.violator_person_id or 0].append(f"{finding.decision}: {Sanction(finding.sanction).label}")
    return found


def _in_force(people: str, on: date) -> QuerySet[Finding]:
    decided = Finding.objects.filter(violator_person__any_of=keys(people), in_force_from__lte=on)
    unserved = decided.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=on)).exclude(state__in=SECRET)
    lasting = unserved.filter(Q(sanction_until__isnull=True) | Q(sanction_until__gte=on))
    return lasting.exclude(sanction__in=("", Sanction.REMINDER)).order_by("in_force_from", "pk")


_IN_FORCE = Prepared(_in_force, people="{-1}", on=date(1, 1, 1))
