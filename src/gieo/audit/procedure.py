"""Whether the procedure of a task was followed: every step with its limit, decision, minutes, money and declarations.

Whoever carried out a task in good order does not answer for its risk (Law 93/2025, article 9); this is what shows it.
All of it is read off the trail and the tables, and a reader gets of it what the pages of the dossiers would show.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db.models import Q
from django.urls import reverse

from gieo.core.models import TransitionLog
from gieo.councils.bench import bench_of
from gieo.councils.models import CouncilItem
from gieo.dossiers.audience import OFFICE
from gieo.dossiers.changes import events_of
from gieo.dossiers.docket import dossiers_of
from gieo.dossiers.kinds import FurtherPage, kind_named
from gieo.dossiers.models import DocketEntry, Dossier
from gieo.dossiers.policies import is_outside
from gieo.dossiers.selectors import visible_to
from gieo.dossiers.timeline import Act, act_as_seen
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import _
from gieo.registry.models import MoneyLine

READERS = OFFICE | {Role.INSPECTOR, Role.FINANCE_OFFICER}
BASIS = ("LUAT93-2025:9",)
REPORT = "progress_report"
MINUTES, DECISION = "minutes", "decision"


class Verdict(StrEnum):
    """How an act stands to the limit it was done under; the values are looks of the design."""

    IN_TIME = "done"
    LATE = "late"
    EXPIRED = "waiting"  # the system went on when the limit was over: the law's own step, or one that people missed
    NO_LIMIT = "draft"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """Until when a state might last, and why."""

    at: datetime
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One act, with the limit that stood when it was done."""

    act: Act
    by_system: bool
    limit: Limit | None

    @property
    def verdict(self) -> Verdict:
        """Whether the limit was kept."""
        if self.limit is None:
            return Verdict.NO_LIMIT
        if self.act.at <= self.limit.at:
            return Verdict.IN_TIME
        return Verdict.EXPIRED if self.by_system else Verdict.LATE

    def issued(self, layout: str) -> list[str]:
        """Titles of the papers of a layout that it issued."""
        return [paper.title for paper in self.act.papers if paper.layout == layout]


@dataclass(frozen=True, slots=True, kw_only=True)
class Integrity:
    """How the members of one council declared and voted: numbers, no names."""

    members: int
    pledged: int
    declared: int
    barred: int
    voted: int

    @property
    def is_whole(self) -> bool:
        """Nobody voted who had not declared."""
        return self.voted <= self.declared


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """One dossier of the task; to a reader who stands outside it does not say who judged (decision 23)."""

    entry: DocketEntry
    label: str
    state: str
    trail: Sequence[TransitionLog]
    steps: Sequence[Step]
    integrity: Integrity | None
    overdue: Limit | None
    outside: bool
    is_voting: bool

    @property
    def late(self) -> list[Step]:
        """Acts that came after their limit."""
        return [step for step in self.steps if step.verdict is Verdict.LATE]


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """The whole of a task, or of a dossier that led to none, as one reader may know it."""

    entry: DocketEntry
    stretches: Sequence[Stretch]
    money: Sequence[MoneyLine]

    @property
    def title(self) -> str:
        """Of the task, or of the dossier."""
        return self.entry.task.title if self.entry.task else self.entry.title

    @property
    def late(self) -> int:
        """How many limits were not kept."""
        return sum(len(each.late) + (each.overdue is not None) for each in self.stretches)

    def papers(self, layout: str) -> list[tuple[Stretch, Step, str]]:
        """Every decision, or all minutes, with the act that issued each."""
        return [(each, step, title) for each in self.stretches for step in each.steps for title in step.issued(layout)]

    @property
    def reports(self) -> list[Stretch]:
        """The reports on the running task."""
        return [each for each in self.stretches if each.entry.kind == REPORT]

    @property
    def councils(self) -> list[Stretch]:
        """What was decided by a council."""
        return [each for each in self.stretches if each.integrity]


def may_read(actor: Actor, dossier: Any) -> bool:
    """Those who look after the task for the province, and whoever carries it out."""
    parties = dossier.parties()
    host = parties.get(Role.HOST)
    return bool(actor.roles_in(dossier.province_id) & READERS) or bool(host and host.holds(actor))


def page_beside(dossier: Any, actor: Actor) -> Iterator[FurtherPage]:
    """From any dossier of a task to what proves its procedure."""
    if isinstance(dossier, Dossier) and dossier.task_id and may_read(actor, dossier):
        yield FurtherPage(_("Hồ sơ chứng minh thủ tục"), reverse("audit:procedure", args=[dossier.number]), "checklist")


def procedure_of(entry: DocketEntry, reader: Actor, *, at: datetime) -> Procedure:
    """Every dossier of the task that the reader may open, in the order they were opened.

    A fixed number of queries for each kind of dossier, however many acts there are, and those of each council.
    """
    entries = _entries(entry, reader)
    dossiers = dossiers_of(entries)
    # A line whose dossier lies behind the wall of the provinces has nothing to prove here.
    known = [each for each in entries if each.pk in dossiers]
    opened = [each for each in known if kind_named(each.kind).cover(dossiers[each.pk], reader) is None]
    acts, limits = _acts_on(opened), _limits_of(opened)
    return Procedure(
        entry=entry,
        stretches=[
            _stretch(each, dossiers[each.pk], acts[each.kind, each.subject_id], limits[each.kind, each.subject_id],
                     reader, at)
            for each in opened
        ],
        money=list(MoneyLine.objects.filter(task=entry.task_id).order_by("year", "source")) if entry.task_id else [],
    )  # fmt: skip


def _entries(entry: DocketEntry, reader: Actor) -> list[DocketEntry]:
    of_task = Q(pk=entry.pk) | Q(pk__in=entry.ancestors)
    if entry.task_id:
        of_task |= Q(task=entry.task_id)
    found = visible_to(reader).filter(of_task).select_related("province", "task")
    return list(found.order_by("opened_at", "pk"))


Subject = tuple[str, int]
Stand = tuple[str, datetime]  # a state, and since when
Limits = Mapping[Stand, Limit]


def _by_kind(entries: Iterable[DocketEntry]) -> Mapping[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for entry in entries:
        found[entry.kind].append(entry.subject_id)
    return found


def _acts_on(entries: Iterable[DocketEntry]) -> Mapping[Subject, list[TransitionLog]]:
    wanted = Q(pk__in=())
    for kind, subjects in _by_kind(entries).items():
        wanted |= Q(workflow=kind, subject_id__in=subjects)
    found: dict[Subject, list[TransitionLog]] = defaultdict(list)
    for act in TransitionLog.objects.filter(wanted).order_by("sequence"):
        found[act.workflow, act.subject_id].append(act)
    return found


def _limits_of(entries: Iterable[DocketEntry]) -> Mapping[Subject, Limits]:
    """By dossier, the clock each of its acts left, as the database kept it then."""
    found: dict[Subject, dict[Stand, Limit]] = defaultdict(dict)
    for kind, subjects in _by_kind(entries).items():
        events = events_of(kind_named(kind).model)
        if events is None:
            continue
        kept = events._default_manager.filter(pgh_obj_id__in=subjects, due_at__isnull=False).order_by("pgh_id")
        told = kept.values_list("pgh_obj_id", "state", "state_since", "due_at", "due_basis")
        for subject, state, since, due, basis in told:
            found[kind, subject][state, since] = Limit(at=due, basis=basis)
    return found


def _stretch(
    entry: DocketEntry,
    dossier: Any,
    trail: Sequence[TransitionLog],
    limits: Limits,
    reader: Actor,
    at: datetime,
) -> Stretch:
    kind = kind_named(entry.kind)
    outside = is_outside(dossier, reader, roles=entry.reader_roles)
    running = Limit(at=entry.due, basis=entry.due_basis) if entry.is_open and entry.due else None
    return Stretch(
        entry=entry,
        label=kind.label,
        state=kind.state_label(entry.state),
        trail=trail,
        steps=[
            Step(
                act=act_as_seen(kind, dossier, act, reader, outside=outside),
                by_system=act.actor_id is None and act.source != act.target,
                limit=limits.get((before.target, before.at)) if before and act.source != act.target else None,
            )
            for before, act in zip([None, *trail], trail, strict=False)
        ],
        integrity=_integrity(dossier),
        overdue=running if running and running.at < at else None,
        outside=outside,
        is_voting=isinstance(dossier, CouncilItem) and dossier.sat_at is not None and dossier.closed_at is None,
    )


def _integrity(dossier: Any) -> Integrity | None:
    if not isinstance(dossier, CouncilItem) or not dossier.council_id:
        return None
    sitters = bench_of(dossier).sitters
    return Integrity(
        members=len(sitters),
        pledged=sum(each.membership.pledged_at is not None for each in sitters),
        declared=sum(each.has_declared for each in sitters),
        barred=sum(bool(each.barred) for each in sitters),
        voted=sum(each.ballot is not None for each in sitters),
    )
