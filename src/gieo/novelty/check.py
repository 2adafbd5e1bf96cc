"""What is near to a dossier, in the register and in its round, with everything people said about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.db.models import Q

from gieo.dossiers import selectors
from gieo.dossiers.audience import OFFICE
from gieo.dossiers.docket import dossier_of, dossiers_of
from gieo.dossiers.kinds import DossierKind, kind_named
from gieo.dossiers.models import DocketEntry, Enclosure
from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused
from gieo.novelty.load import Load, load_of
from gieo.novelty.models import OutsideLookup, OverlapReply, PairVerdict, SeenHits
from gieo.novelty.policies import may_judge, may_reply, reads_the_register
from gieo.overlap.engine.comparing import Comparison
from gieo.overlap.engine.reasons import Reasons, reasons
from gieo.overlap.engine.records import Part
from gieo.overlap.services.check_text import Near, check_text
from gieo.overlap.services.compare_texts import compare_texts
from gieo.registry.models import EntryLevel, EntryState

SHOWN = 10
SLIP_CODE = "C0-KQTrC"
IN_A_ROUND = 120  # of a larger round those are read whose names share most words
NEAR_IN_A_ROUND = 0.3
_FUNDED = frozenset({EntryState.RUNNING, EntryState.COMMISSIONED})
_HIGHER = frozenset({EntryLevel.NATIONAL, EntryLevel.MINISTERIAL})


class Funding(StrEnum):
    """Who pays for a task that is still going on: the province itself, the State or a ministry, another province."""

    OWN = "own"
    HIGHER = "higher"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Match:
    """A task of the register near to the dossier.

    Attributes:
        province: code of the dossier's.
        verdict: what a person decided about the pair; None while nobody did.
        replies: what the authors say about it.
    """

    near: Near
    province: str
    verdict: PairVerdict | None = None
    replies: list[OverlapReply] = field(default_factory=list)

    @property
    def funding(self) -> Funding | None:
        """Who pays for it at present, where it is near enough to warn: perhaps the same work is paid for twice."""
        entry = self.near.entry
        if not self.near.is_alarm or entry.state not in _FUNDED:
            return None
        if entry.level in _HIGHER:
            return Funding.HIGHER
        return Funding.OWN if entry.task_id and entry.province_id == self.province else Funding.ELSEWHERE


@dataclass(frozen=True, slots=True)
class Sibling:
    """A dossier of the same kind and year near to this one."""

    entry: DocketEntry
    comparison: Comparison
    verdict: PairVerdict | None = None

    @property
    def percent(self) -> int:
        """How near, of 100."""
        return round(100 * self.comparison.score)

    @property
    def reasons(self) -> Reasons:
        """Passages side by side."""
        return reasons(self.comparison)


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """Everything the page of the check shows.

    Attributes:
        unready: why the register could not be asked.
        notes: what the authors say of the dossier as a whole.
        slips: formal slips that were put into its papers.
        load: what its host and its investigator do already; for the office alone.
    """

    matches: list[Match]
    siblings: list[Sibling]
    notes: list[OverlapReply]
    lookups: list[OutsideLookup]
    seen: list[SeenHits]
    slips: list[Enclosure]
    load: Load | None
    unready: tuple[Refusal, ...]
    reads_the_register: bool
    may_judge: bool
    may_reply: bool

    @property
    def alarms(self) -> int:
        """Tasks near enough to warn that nobody decided about yet."""
        return sum(match.near.is_alarm and match.verdict is None for match in self.matches)


def findings_of(entry: DocketEntry, actor: Actor) -> Findings:
    """The page for a reader who may see the content."""
    kind, dossier = kind_named(entry.kind), dossier_of(entry)
    whole = reads_the_register(actor, entry)
    matches, unready = matches_of(entry, dossier, public_only=not whole)
    return Findings(
        matches=matches,
        siblings=siblings_of(entry, dossier, actor),
        notes=[reply for reply in replies_on(entry) if reply.task_id is None],
        lookups=list(OutsideLookup.objects.filter(entry__in=chain_of(entry)).select_related("proof").order_by("pk")),
        seen=list(SeenHits.objects.filter(entry__in=chain_of(entry)).order_by("-at")),
        slips=[paper for paper in selectors.enclosures_of(entry) if SLIP_CODE in paper.label],
        load=load_of(kind, dossier) if actor.roles_in(entry.province_id) & OFFICE else None,
        unready=unready,
        reads_the_register=whole,
        may_judge=may_judge(actor, entry),
        may_reply=may_reply(actor, entry, dossier),
    )


def matches_of(
    entry: DocketEntry, dossier: Any, *, public_only: bool = False
) -> tuple[list[Match], tuple[Refusal, ...]]:
    """The nearest tasks with what was said about each, and why there are none where the register is not ready."""
    try:
        near = nearest(entry, dossier, public_only=public_only)
    except Refused as refused:
        return [], refused.refusals
    verdicts = {each.task_id: each for each in verdicts_on(entry)}
    replies = replies_on(entry)
    return [
        Match(
            near=each,
            province=entry.province_id,
            verdict=verdicts.get(each.entry.pk),
            replies=[reply for reply in replies if reply.task_id == each.entry.pk],
        )
        for each in near
    ], ()


def nearest(entry: DocketEntry, dossier: Any, *, shown: int = SHOWN, public_only: bool = False) -> list[Near]:
    """The nearest tasks of the register that did not grow from the dossier itself.

    Args:
        entry: the line of the dossier.
        dossier: the dossier.
        shown: how many at most.
        public_only: leave out what only the office may see yet.

    Raises:
        Refused: the register is being read for the first time.
    """
    parts = description_of(kind_named(entry.kind), dossier)
    if not parts:
        return []
    own = own_tasks(entry)
    spare = shown if public_only else 0  # for those that are left out
    others = [near for near in check_text(parts=parts, shown=shown + spare + len(own)) if near.entry.task_id not in own]
    return [near for near in others if near.entry.is_public or not public_only][:shown]


def description_of(kind: DossierKind, dossier: Any) -> Mapping[Part, str]:
    """What a dossier wants done; nothing while it is not said."""
    return kind.describes(dossier) if kind.describes else {}


def own_tasks(entry: DocketEntry) -> set[int]:
    """The tasks the dossier became, or belongs to."""
    grown = DocketEntry.objects.filter(Q(pk__in=chain_of(entry)) | Q(ancestors__contains=[entry.pk]))
    return set(grown.filter(task__isnull=False).order_by("pk").values_list("task", flat=True))


def chain_of(entry: DocketEntry) -> list[int]:
    """The dossier and those it grew from: what was decided about them holds for it."""
    return [*entry.ancestors, entry.pk]


def verdicts_on(entry: DocketEntry) -> list[PairVerdict]:
    """What was decided about it and those it grew from, the latest word on a pair last."""
    verdicts = PairVerdict.objects.filter(entry__in=chain_of(entry)).select_related("task", "other")
    return list(verdicts.order_by("decided_at", "pk"))


def replies_on(entry: DocketEntry) -> list[OverlapReply]:
    """What authors said, in the order they said it."""
    return list(OverlapReply.objects.filter(entry__in=chain_of(entry)).order_by("pk"))


def siblings_of(entry: DocketEntry, dossier: Any, actor: Actor) -> list[Sibling]:
    """Dossiers of the same kind and year that the reader may open, near to this one; the nearest first."""
    kind = kind_named(entry.kind)
    parts = description_of(kind, dossier)
    if not parts:
        return []
    others = {each.pk: each for each in _round_of(entry, actor)}
    texts = {
        pk: description_of(kind, other)
        for pk, other in dossiers_of(others.values()).items()
        if kind.cover(other, actor) is None
    }
    compared = compare_texts(parts=parts, others={pk: told for pk, told in texts.items() if told})
    verdicts = _verdicts_between(entry, others)
    found = [
        Sibling(others[pk], comparison, verdicts.get(pk))
        for pk, comparison in compared.items()
        if comparison.score >= NEAR_IN_A_ROUND
    ]
    return sorted(found, key=lambda each: (-each.comparison.score, each.entry.pk))[:SHOWN]


def _round_of(entry: DocketEntry, actor: Actor) -> list[DocketEntry]:
    same = selectors.visible_to(actor).filter(kind=entry.kind, plan_year=entry.plan_year, province=entry.province_id)
    others = list(same.exclude(pk=entry.pk).order_by("-pk")[: 20 * IN_A_ROUND])
    asked = set(text.query_terms(entry.title))
    others.sort(key=lambda other: -len(asked & set(other.search.split())))
    return others[:IN_A_ROUND]


def _verdicts_between(entry: DocketEntry, others: Mapping[int, DocketEntry]) -> dict[int, PairVerdict]:
    """Whichever of the two was judged against the other."""
    between = PairVerdict.objects.filter(
        Q(entry=entry, other__in=list(others)) | Q(entry__in=list(others), other=entry)
    ).order_by("decided_at", "pk")
    return {(each.other_id if each.entry_id == entry.pk else each.entry_id) or 0: each for each in between}
