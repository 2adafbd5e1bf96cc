"""How a plan stood at the end of a day: its targets, tasks and what was entered beside them, read off the records."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from gieo.core.clock import LEGAL_ZONE
from gieo.core.models import TransitionLog
from gieo.core.trail import history_of
from gieo.dossiers.docket import entries_of, entry_of
from gieo.matters.selectors import Entered, entered_under
from gieo.plans.models import Plan, PlanActivity, PlanRow, PlanTarget
from gieo.plans.models.target import MemberState
from gieo.plans.plan_row.states import PlanRowState
from gieo.plans.plan_row.workflow import PLAN_ROW


@dataclass(frozen=True, slots=True)
class TargetThen:
    """One target as it stood."""

    target: PlanTarget
    reached: int
    of: int


@dataclass(frozen=True, slots=True)
class RowThen:
    """One task as it stood, with what was done for it in the span."""

    row: PlanRow
    state: PlanRowState
    activities: int


@dataclass(frozen=True, slots=True)
class StandingThen:
    """A plan for a span of days: targets and tasks as of its last day, activities and entries within it."""

    targets: list[TargetThen]
    rows: list[RowThen]
    entered: Entered

    def numbers_in(self, *states: PlanRowState) -> list[str]:
        """The printed numbers of the tasks that stood there."""
        return [each.row.printed_number for each in self.rows if each.state in states]


def morning_of(day: date) -> datetime:
    """The first instant of a legal day."""
    return datetime.combine(day, time.min, tzinfo=LEGAL_ZONE)


def standing_of(plan: Plan, *, since: date, until: date) -> StandingThen:
    """How it stood when `until` was over, with what happened from `since` on; asked again later, it says the same."""
    start, end = morning_of(since), morning_of(until + timedelta(days=1))
    rows = list(plan.rows.filter(opened_at__lt=end).order_by("pk"))
    parents = [entry_of(plan).pk, *(entry.pk for entry in entries_of(rows))]
    return StandingThen(
        targets=_targets(plan, until, end),
        rows=_rows(rows, since, until, end),
        entered=entered_under(parents, since=start, until=end),
    )


def _targets(plan: Plan, until: date, end: datetime) -> list[TargetThen]:
    members = _members(plan, end)
    results = {
        target.pk: sum(result.on <= until for result in target.results.all())
        for target in plan.targets.prefetch_related("results")
    }
    return [
        TargetThen(target, *_share(members.get(target.pk, {})))
        if target.is_share
        else TargetThen(target, results[target.pk], target.value)
        for target in plan.targets.all()
    ]


def _share(members: dict[str, str]) -> tuple[int, int]:
    return sum(state == MemberState.REACHED for state in members.values()), len(members)


def _members(plan: Plan, end: datetime) -> dict[int, dict[str, str]]:
    """Where each of those a share is taken of stood: the last word of the trail by then."""
    found: dict[int, dict[str, str]] = {}
    for act in history_of(plan).filter(name="record_members", at__lt=end).order_by("sequence"):
        members = found.setdefault(int(act.facts["target"]["id"]), {})
        members.update({each["name"]: each["state"] for each in act.facts["members"]})
    return found


def _rows(rows: list[PlanRow], since: date, until: date, end: datetime) -> list[RowThen]:
    acts = TransitionLog.objects.filter(workflow=PLAN_ROW.name, subject_id__in=[row.pk for row in rows], at__lt=end)
    states = dict(acts.order_by("sequence").values_list("subject_id", "target"))
    held = PlanActivity.objects.filter(row__in=rows, on__gte=since, on__lte=until)
    done = Counter(held.values_list("row_id", flat=True))
    return [RowThen(row, PlanRowState(states[row.pk]), done[row.pk]) for row in rows]


def late_rows(plan: Plan, at: datetime) -> list[PlanRow]:
    """Tasks whose state was to be reported by now and was not."""
    owing = (PlanRowState.ASSIGNED, PlanRowState.IN_HAND)
    return list(plan.rows.filter(state__in=owing, due_at__lt=at).order_by("due_at", "pk"))
