"""What those who would do the work do already: running tasks and time per person and host, and concentration."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, Sum

from gieo.dossiers.kinds import DossierKind
from gieo.registry.models import Effort, EntryState, MoneyLine, RegisterEntry
from gieo.registry.models.money_line import STATE_SOURCES
from gieo.registry.rules.bulletins import bare_name
from gieo.registry.rules.efforts import A_YEAR, a_year, months_of

SHOWN = 20


@dataclass(frozen=True, slots=True)
class Busy:
    """A running task of a person.

    Attributes:
        months: of full work over its term; None where no description says it.
        yearly: the same in each twelve months; None where months or term are not known.
    """

    entry: RegisterEntry
    is_leader: bool
    months: Decimal | None = None
    yearly: Decimal | None = None


@dataclass(frozen=True, slots=True)
class PersonLoad:
    """A person of the dossier.

    Attributes:
        asked: months that the dossier itself asks of the person; None where it does not say.
        tasks: what the person does already, whoever hosts it.
    """

    name: str
    asked: Decimal | None
    tasks: list[Busy]

    @property
    def yearly(self) -> Decimal:
        """Known months of full work in each twelve, of what runs already."""
        return sum((each.yearly for each in self.tasks if each.yearly is not None), Decimal(0)).quantize(Decimal("0.1"))

    @property
    def is_known(self) -> bool:
        """Whether of all that runs somebody said how much time it takes."""
        return all(each.yearly is not None for each in self.tasks)

    @property
    def is_too_much(self) -> bool:
        """More work than a year has months; arithmetic, not a limit of the law."""
        return self.yearly > A_YEAR


@dataclass(frozen=True, slots=True)
class Concentration:
    """How much of the running programme of the province the host of the dossier holds already; money in đồng."""

    tasks: int
    all_tasks: int
    money: int
    all_money: int

    @property
    def percent(self) -> int:
        """Of the State money of running tasks, of 100."""
        return round(100 * self.money / self.all_money) if self.all_money else 0


@dataclass(frozen=True, slots=True)
class Load:
    """Running tasks with their years and levels, not a bare count.

    Attributes:
        host: tasks its bodies lead.
        share: what they hold of the province's running programme; None where no body is named.
        people: the investigator first, then the others who work on it.
    """

    host: list[RegisterEntry]
    share: Concentration | None
    people: list[PersonLoad]


def load_of(kind: DossierKind, dossier: Any) -> Load:
    """Running tasks of those who would do the work, of all registers that are known here; its own task left out."""
    running = RegisterEntry.objects.filter(state=EntryState.RUNNING).order_by("year_end", "pk")
    if own := getattr(dossier, "task_id", None):
        running = running.exclude(task=own)
    bodies = sorted(kind.written_by(dossier).bodies)
    return Load(
        host=list(running.filter(host__in=bodies)[:SHOWN]) if bodies else [],
        share=_concentration(dossier.province_id, bodies) if bodies else None,
        people=_people(dossier, running),
    )


def _concentration(province: str, bodies: Iterable[int]) -> Concentration:
    held = Q(host__in=bodies)
    entries = RegisterEntry.objects.filter(province=province, task__isnull=False, state=EntryState.RUNNING)
    counted = entries.aggregate(of_host=Count("pk", filter=held), of_all=Count("pk"))
    lines = MoneyLine.objects.filter(task__entry__in=entries, source__in=STATE_SOURCES)
    of_host = Sum("approved", filter=Q(task__host__in=bodies), default=0)
    paid = lines.aggregate(of_host=of_host, of_all=Sum("approved", default=0))
    return Concentration(counted["of_host"], counted["of_all"], paid["of_host"], paid["of_all"])


def _people(dossier: Any, running: Any) -> list[PersonLoad]:
    asked = _asked_of(dossier)
    if not asked:
        return []
    busy: dict[str, dict[int, Busy]] = {name: {} for name in asked}
    for entry in running.filter(principal_name__in=list(asked)):
        busy[entry.principal_name][entry.pk] = Busy(entry, is_leader=True)
    efforts = Effort.objects.filter(name__in=list(asked), task__entry__in=running).select_related("task__entry")
    for effort in efforts.order_by("pk"):
        task, entry = effort.task, effort.task.entry
        led = entry.pk in busy[effort.name]
        yearly = a_year(effort.months, task.starts_on, task.ends_on)
        busy[effort.name][entry.pk] = Busy(entry, is_leader=led, months=effort.months, yearly=yearly)
    return [PersonLoad(name, months, list(busy[name].values())[:SHOWN]) for name, months in asked.items()]


def _asked_of(dossier: Any) -> Mapping[str, Decimal | None]:
    """The people of a dossier, the investigator first, each with the months it asks of them."""
    task = getattr(dossier, "task", None)
    person = getattr(dossier, "principal_investigator", None) or (task.principal_investigator if task else None)
    leader = bare_name(str(getattr(dossier, "principal_name", "") or person or ""))
    asked: dict[str, Decimal | None] = {leader: None} if leader else {}
    for row in getattr(dossier, "members", ()):
        asked[bare_name(row["name"])] = months_of(row["months"])
    if task and not getattr(dossier, "members", ()):
        asked.update({effort.name: effort.months for effort in task.efforts.all()})
    return asked
