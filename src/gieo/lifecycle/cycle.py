"""A plan year of a province as one thing: its notice, fields, windows, stages, lists and decisions (capability 1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from gieo.dossiers.audience import OFFICE
from gieo.dossiers.kinds import kinds_of
from gieo.dossiers.models import DocketEntry, FrozenVersion
from gieo.dossiers.selectors import visible_to
from gieo.dossiers.stages import STAGES
from gieo.identity.models import Province
from gieo.kernel.actors import Actor
from gieo.orientation.models import IntakeWindow, OrientationField, OrientationNotice
from gieo.orientation.policies import EDITORS
from gieo.orientation.states import NoticeState

SAID = (NoticeState.PUBLISHED, NoticeState.SUPERSEDED)  # drafts are for those who write them
LISTS = frozenset({"common_list", "commissioned_task", "plan", "call"})
MOST_DECISIONS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class StageOfCycle:
    """What a stage holds of the year, as far as the reader may see it.

    Attributes:
        going: dossiers that are open.
        done: dossiers that have come to an end.
    """

    key: str
    label: str
    icon: str
    going: int
    done: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cycle:
    """One plan year.

    Attributes:
        notices: every version that was published, the latest first; drafts for those who write them.
        fields: of the notice in force, with how many items each has.
        windows: of the province and of bodies inside them, in the order they open.
        lists: the dossiers that are lists: common lists, calls, commissioned tasks, plans.
        decisions: what acts decided and froze, the latest first; for the office of the province.
    """

    province: Province
    year: int
    notices: Sequence[OrientationNotice]
    fields: Sequence[Any]
    windows: Sequence[IntakeWindow]
    stages: Sequence[StageOfCycle]
    lists: Sequence[DocketEntry]
    decisions: Sequence[FrozenVersion]

    @property
    def is_empty(self) -> bool:
        """Whether the reader finds nothing of this year."""
        return not (self.notices or self.windows or self.stages)


def cycle_of(province: Province, year: int, actor: Actor) -> Cycle:
    """A plan year as its reader may see it, in as many questions whatever it holds.

    Args:
        province: whose.
        year: the plan year, to which orders, notice, proposals and tasks are counted.
        actor: who reads.
    """
    roles = actor.roles_in(province.code)
    notices = OrientationNotice.objects.filter(province=province, plan_year=year).order_by("-version")
    if not roles & EDITORS:
        notices = notices.filter(state__in=SAID)
    told = list(notices)
    in_force = next((each for each in told if each.state == NoticeState.PUBLISHED), None)
    seen = visible_to(actor).filter(province=province, plan_year=year)
    return Cycle(
        province=province,
        year=year,
        notices=told,
        fields=_fields(in_force),
        windows=_windows(told),
        stages=_stages(seen),
        lists=list(seen.filter(kind__in=LISTS).order_by("kind", "number")[:MOST_DECISIONS]),
        decisions=_decisions(seen) if roles & OFFICE else (),
    )


def years_of(province: Province, actor: Actor) -> list[int]:
    """The plan years of which the reader may see anything, the latest first."""
    said = OrientationNotice.objects.filter(province=province, state__in=SAID).values_list("plan_year", flat=True)
    seen = visible_to(actor).filter(province=province).values_list("plan_year", flat=True)
    return sorted({year for year in (*said.order_by(), *seen.order_by().distinct()) if year}, reverse=True)


def _fields(notice: OrientationNotice | None) -> Sequence[Any]:
    if notice is None:
        return ()
    return list(OrientationField.objects.filter(notice=notice).annotate(count=Count("items")).order_by("order"))


def _windows(notices: Sequence[OrientationNotice]) -> Sequence[IntakeWindow]:
    """Of the versions that still stand; what a superseded one opened went over to the one that took its place."""
    standing = [each.pk for each in notices if each.state != NoticeState.SUPERSEDED]
    found = IntakeWindow.every.filter(notice__in=standing).select_related("body", "notice")
    return list(found.order_by("opens_at", "pk"))


def _stages(seen: Any) -> Sequence[StageOfCycle]:
    counted = seen.order_by().values("kind").annotate(all=Count("pk"), going=Count("pk", filter=Q(is_open=True)))
    by_kind = {row["kind"]: (row["going"], row["all"] - row["going"]) for row in counted}
    found = []
    for stage in STAGES:
        going, done = (sum(by_kind.get(kind.name, (0, 0))[at] for kind in kinds_of(stage.key)) for at in (0, 1))
        if going or done:
            found.append(StageOfCycle(key=stage.key, label=stage.label, icon=stage.icon, going=going, done=done))
    return found


def _decisions(seen: Any) -> Sequence[FrozenVersion]:
    versions = FrozenVersion.objects.filter(entry__in=seen.order_by().values("pk")).select_related("entry")
    return list(versions.order_by("-at", "-pk")[:MOST_DECISIONS])
