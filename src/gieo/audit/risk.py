"""How much a dossier's own trail invites a look: corrections, clocks that ran out, returns; each point says why."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gieo.core.models import TransitionLog
from gieo.dossiers.kinds import kind_named
from gieo.dossiers.models import DocketEntry


@dataclass(frozen=True, slots=True)
class Risk:
    """Points and what they were given for."""

    points: int
    reasons: Mapping[str, int]


WEIGHTS = {"correction": 3, "clock_ran_out": 2, "went_back": 1}


def risks_of(entries: Iterable[DocketEntry]) -> dict[int, Risk]:
    """The risk of each line of the docket, by its primary key; one query for all."""
    entries = list(entries)
    by_subject = {(entry.kind, entry.subject_id): entry for entry in entries}
    counted: dict[int, Counter[str]] = {entry.pk: Counter() for entry in entries}
    acts = TransitionLog.objects.filter(
        workflow__in={entry.kind for entry in entries}, subject_id__in={entry.subject_id for entry in entries}
    ).order_by("pk")
    seen: dict[int, set[str]] = {entry.pk: set() for entry in entries}
    for act in acts.iterator():
        entry = by_subject.get((act.workflow, act.subject_id))
        if entry is None:
            continue
        row = kind_named(entry.kind).workflow.row(act.name)
        counted[entry.pk]["correction"] += bool(row and row.correction)
        counted[entry.pk]["clock_ran_out"] += bool(row and row.on_expiry)
        counted[entry.pk]["went_back"] += act.target != act.source and act.target in seen[entry.pk]
        seen[entry.pk].add(act.target)
    return {pk: Risk(sum(WEIGHTS[why] * times for why, times in each.items()), +each) for pk, each in counted.items()}
