"""What became of a proposal or an order, step by step: whole to whom it concerns, published steps to everybody."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from pydantic import ValidationError

from gieo.core.models import TransitionLog
from gieo.dossiers.kinds import FurtherPage, kind_named
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.selectors import visible_to
from gieo.kernel.actors import Actor
from gieo.kernel.asking import ask_of, in_words
from gieo.kernel.refusal import _ as _label
from gieo.lifecycle.milestones import BESIDE_THE_WAY, MILESTONES, PUBLISHED, Milestone
from gieo.orientation.models import Order
from gieo.proposals.models import CommissionedTask, Proposal

BEGINNINGS = ("proposal", "order")
SEVERAL = 2
LONGEST_CHAIN = 10  # proposals merged into one another; a wrong record must not lead round for ever


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One milestone as its reader sees it.

    Attributes:
        why: labels and words; empty for the public.
        entry: the dossier, where the reader may open it.
    """

    label: str
    at: datetime
    tone: str
    ends: bool
    basis: tuple[str, ...]
    why: tuple[tuple[str, str], ...] = ()
    entry: DocketEntry | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A run of steps; an order may have led to several tasks.

    Attributes:
        title: of the task; empty for the way up to it.
        standing: where it stands now, while no step has ended it.
    """

    title: str
    steps: tuple[Step, ...]
    standing: str = ""

    @property
    def end(self) -> Step | None:
        """The last step, where it ended the way."""
        return self.steps[-1] if self.steps and self.steps[-1].ends else None


@dataclass(frozen=True, slots=True, kw_only=True)
class LineOfLife:
    """The whole way.

    Attributes:
        title: for the public that of the published task: what somebody wrote is not the province's to tell.
        whole: whether the reader is one whom it concerns.
    """

    number: str
    title: str
    is_order: bool
    whole: bool
    branches: tuple[Branch, ...]


def way_of(order: Order, _reader: Actor) -> list[FurtherPage]:
    """From the page of an order to its line of life, once it was sent."""
    if order.sent_at is None:
        return []
    return [FurtherPage(_label("Đã đi đến đâu"), reverse("lifecycle:line", args=[order.number]), "route")]


def line_of_life(number: str, reader: Actor) -> LineOfLife | None:
    """The way of a proposal or an order as far as it is the reader's to know.

    Whoever may see the dossier reads every milestone with its reason. Anybody else reads the steps that everybody may
    know, without reasons and names, once the province published the task; before that there is nothing, and no word
    whether there is such a dossier.
    """
    entry = DocketEntry.objects.filter(kind__in=BEGINNINGS, number=number).first()
    if entry is None:
        return None
    whole = visible_to(reader).filter(pk=entry.pk).exists()
    runs = list(_runs(entry))
    acts = _acts_on([each for run in runs for each in run.entries])
    if not whole and not any(_published(acts[each.pk]) for run in runs for each in run.entries):
        return None
    opened = _openable(runs, reader) if whole else frozenset()
    branches = [_branch(run, acts, opened, whole=whole) for run in runs]
    return LineOfLife(
        number=entry.number,
        title=entry.title if whole else _published_title(runs, acts),
        is_order=entry.kind == "order",
        whole=whole,
        branches=tuple(branch for branch in branches if branch.steps),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """Dossiers whose acts make one branch; of a proposal that took others in only what came after counts for them.

    Attributes:
        above: what it branches off from, where one order became several tasks.
    """

    title: str
    entries: Sequence[DocketEntry]
    taker: int = 0
    above: Sequence[DocketEntry] = ()


Acts = Mapping[int, Sequence[TransitionLog]]


def _runs(entry: DocketEntry) -> Iterator[_Run]:
    if entry.kind == "order":
        yield _Run(title="", entries=[entry])
        for task in _entries("commissioned_task", CommissionedTask.objects.filter(order=entry.subject_id)):
            yield from _parted(_Run(title=task.title, entries=[task, *_born_of(task)]))
        return
    taker = _taker(entry)
    own = [entry] if taker is None else [entry, taker]
    root = own[-1]
    yield from _parted(_Run(title="", entries=[*own, *_born_of(root)], taker=root.pk if taker else 0))


def _parted(run: _Run) -> Iterator[_Run]:
    """One branch up to the list, and one for each task, where the order became several."""
    tasks = dict.fromkeys(each.task_id for each in run.entries if each.task_id)
    if len(tasks) < SEVERAL:
        yield run
        return
    above = [each for each in run.entries if not each.task_id]
    yield replace(run, entries=above)
    for key in tasks:
        own = [each for each in run.entries if each.task_id == key]
        yield _Run(title=own[0].title, entries=own, above=above)


def _taker(entry: DocketEntry) -> DocketEntry | None:
    """The proposal it was merged into, however many times over."""
    into, seen = Proposal.objects.get(pk=entry.subject_id).merged_into, 0
    while into is not None and into.merged_into_id and seen < LONGEST_CHAIN:
        into, seen = into.merged_into, seen + 1
    return DocketEntry.objects.get(kind="proposal", subject_id=into.pk) if into else None


def _entries(kind: str, dossiers: Iterable[CommissionedTask]) -> list[DocketEntry]:
    keys = [each.pk for each in dossiers]
    return list(DocketEntry.objects.filter(kind=kind, subject_id__in=keys).order_by("pk"))


def _born_of(entry: DocketEntry) -> list[DocketEntry]:
    lines = DocketEntry.objects.filter(ancestors__contains=[entry.pk], kind__in=MILESTONES)
    return list(lines.order_by("opened_at", "pk"))


def _acts_on(entries: Sequence[DocketEntry]) -> Acts:
    """The milestones of every dossier, the earliest first, in one query."""
    by_kind: dict[str, list[int]] = defaultdict(list)
    for entry in entries:
        by_kind[entry.kind].append(entry.subject_id)
    wanted = Q(pk__in=())
    for kind, subjects in by_kind.items():
        subject_type = kind_named(kind).model._meta.label_lower
        wanted |= Q(subject_type=subject_type, subject_id__in=subjects, name__in=MILESTONES[kind])
    found: dict[int, list[TransitionLog]] = defaultdict(list)
    keys = {(entry.kind, entry.subject_id): entry.pk for entry in entries}
    for act in TransitionLog.objects.filter(wanted).order_by("at", "sequence"):
        found[keys[act.workflow, act.subject_id]].append(act)
    return found


def _published(acts: Sequence[TransitionLog]) -> bool:
    return any((act.workflow, act.name) == PUBLISHED for act in acts)


def _published_title(runs: Iterable[_Run], acts: Acts) -> str:
    return next(each.title for run in runs for each in run.entries if _published(acts[each.pk]))


def _openable(runs: Iterable[_Run], reader: Actor) -> frozenset[int]:
    """What was born of the wish and its reader may open too."""
    keys = [each.pk for run in runs for each in run.entries if each.kind not in BEGINNINGS]
    return frozenset(visible_to(reader).filter(pk__in=keys).values_list("pk", flat=True))


def _branch(run: _Run, acts: Acts, opened: frozenset[int], *, whole: bool) -> Branch:
    published = any(_published(acts[each.pk]) for each in (*run.above, *run.entries))
    steps = [
        (act.at, act.sequence, _step(milestone, act, each if each.pk in opened else None, whole=whole))
        for each in run.entries
        for act in acts[each.pk]
        for milestone in [MILESTONES[act.workflow][act.name]]
        if not _before_it_took_in(run, each, act, acts) and (whole or milestone.told)
    ]
    ordered = tuple(step for _at, _sequence, step in sorted(steps, key=lambda each: each[:2]))
    told = ordered if whole or published or not run.title else ()
    return Branch(title=run.title if told else "", steps=told, standing=_standing(run) if whole else "")


def _before_it_took_in(run: _Run, entry: DocketEntry, act: TransitionLog, acts: Acts) -> bool:
    """What others did with the proposal that took this one in is none of its way."""
    if entry.pk != run.taker:
        return False
    merged = [each.at for each in acts[run.entries[0].pk] if each.name == "merge"]
    return not merged or act.at < merged[-1]


def _step(milestone: Milestone, act: TransitionLog, entry: DocketEntry | None, *, whole: bool) -> Step:
    return Step(
        label=_(milestone.label),
        at=act.at,
        tone=milestone.tone,
        ends=milestone.ends,
        basis=tuple(act.legal_basis),
        why=_why(milestone, act) if whole else (),
        entry=entry,
    )


def _why(milestone: Milestone, act: TransitionLog) -> tuple[tuple[str, str], ...]:
    """The facts that say why, as labels and words; facts of an older shape as they stand."""
    row = kind_named(act.workflow).workflow.row(act.name)
    if row is None or not milestone.reason:
        return ()
    try:
        words = dict(in_words(row.facts.model_validate(act.facts)))
    except ValidationError:
        words = {}
    asked = [(name, ask_of(row.facts, name).label) for name in milestone.reason]
    said = [(label if label != name else _("Lý do"), words.get(label, "")) for name, label in asked]
    return tuple((label, word) for label, word in said if word)


def _standing(run: _Run) -> str:
    """The state of the youngest dossier, in the words of its kind."""
    last = [each for each in run.entries if each.kind not in BESIDE_THE_WAY][-1]
    kind = kind_named(last.kind)
    return f"{_(kind.label)}: {_(kind.state_label(last.state))}"
