"""Items of a notice that another notice wants in nearly the same words: to know, not to mend."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db.models import Q

from gieo.orientation.models import NoticeFinding, OrientationItem, OrientationNotice, Severity
from gieo.orientation.parsing.findings.contents import trigrams
from gieo.orientation.states import NoticeState

ALIKE = 0.6  # share of the shorter item's three-word runs
FEWEST = 4
GONE = (NoticeState.SUPERSEDED, NoticeState.WITHDRAWN)
Trigrams = set[tuple[str, ...]]


def find_overlaps(notice: OrientationNotice) -> list[NoticeFinding]:
    """One finding for each other notice, naming the pairs; the version it replaces says the same by right.

    Held against: the other years of the province, and the same year of the other provinces.
    """
    ours = _items(OrientationItem.objects.filter(field__notice=notice))
    others = OrientationNotice.objects.filter(Q(province=notice.province_id) | Q(plan_year=notice.plan_year))
    others = others.exclude(pk__in=(notice.pk, notice.supersedes_id or 0)).exclude(state__in=GONE)
    versions = others.exclude(province=notice.province_id, plan_year=notice.plan_year)
    found = []
    for other in versions.select_related("province").defer("source_lines").order_by("pk"):
        pairs = list(_pairs(ours, _items(OrientationItem.objects.filter(field__notice=other))))
        if pairs:
            found.append(_finding(notice, other, pairs))
    return NoticeFinding.objects.bulk_create(found)


def _items(items: Iterable[OrientationItem]) -> list[tuple[OrientationItem, Trigrams]]:
    return [(item, trigrams(item.text)) for item in items]


def _pairs(
    ours: list[tuple[OrientationItem, Trigrams]], theirs: list[tuple[OrientationItem, Trigrams]]
) -> Iterator[tuple[OrientationItem, OrientationItem]]:
    """Only items that share a run of words are held against each other."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, (_item, runs) in enumerate(theirs):
        for run in runs:
            places[run].append(at)
    for item, runs in ours:
        shared: dict[int, int] = defaultdict(int)
        for run in runs:
            for at in places.get(run, ()):
                shared[at] += 1
        for at, count in sorted(shared.items()):
            shorter = min(len(runs), len(theirs[at][1]))
            if shorter >= FEWEST and count >= ALIKE * shorter:
                yield item, theirs[at][0]


def _finding(
    notice: OrientationNotice, other: OrientationNotice, pairs: list[tuple[OrientationItem, OrientationItem]]
) -> NoticeFinding:
    named = "; ".join(f"{ours.code} và {theirs.code}" for ours, theirs in pairs)
    lines = sorted({line for ours, _theirs in pairs for line in (ours.first_line, ours.last_line) if line})
    message = f"Gần trùng với thông báo {other.province.name} năm {other.plan_year}: {named}."
    return NoticeFinding(
        notice=notice, code="near_duplicate_elsewhere", severity=Severity.INFO, lines=lines, message=message
    )
