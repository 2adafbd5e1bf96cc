"""Links of people to what a dossier is about that may be conflicts though no rule names them, each with its cause."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any

from django.db.models import Q, QuerySet

from gieo.core.clock import LEGAL_ZONE
from gieo.core.lookups import keys
from gieo.core.lookups import spelled as listed
from gieo.core.prepared import Prepared
from gieo.councils.models import CouncilItem, Declaration, SuspicionReview
from gieo.councils.roster import entry_pk
from gieo.councils.rules.conflicts import Item
from gieo.councils.rules.mail import workplace_of
from gieo.dossiers.models import DocketEntry
from gieo.identity.models import Appointment, Person
from gieo.kernel import text
from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _
from gieo.registry.models import Task
from gieo.registry.rules.bulletins import bare_name
from gieo.rulebooks import library

WINDOW = "conflict.past_ties"


class SuspicionKind(Choice):
    """What kind of link."""

    PAST_EMPLOYER = "past_employer", _("Từng công tác tại tổ chức liên quan")
    JOINT_WORK = "joint_work", _("Từng làm nhiệm vụ chung với người hoặc tổ chức liên quan")
    SAME_MAIL = "same_mail", _("Cùng tên miền thư điện tử với người liên quan")
    DECLARED = "declared", _("Từng tự khai có xung đột với người hoặc tổ chức liên quan")
    TEAM = "team", _("Cùng họ tên với người tham gia thực hiện")
    UNWANTED = "unwanted", _("Bên liên quan đề nghị không thẩm định")


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspicion:
    """One link of one person.

    Attributes:
        person: primary key.
        cause: what it rests on, as shown; another cause is another suspicion.
        earlier: what was found of the same link on another dossier, where it was asked for.
    """

    person: int
    kind: SuspicionKind
    cause: str
    earlier: SuspicionReview | None = field(default=None, compare=False)


def suspicions_of(
    item: CouncilItem, people: Sequence[int], *, judged: Item | None = None
) -> Mapping[int, list[Suspicion]]:
    """The links of people to what a dossier is about, within the window of the rulebook.

    Args:
        item: the dossier.
        people: primary keys.
        judged: whom it is about, where the caller knows.
    """
    judged, on = judged or item.judged(), item.bench_day
    bodies = _numbers("body:", judged.proposing_bodies | judged.hosts | judged.partners)
    others = _numbers("person:", judged.proposers | judged.applicants) - set(people)
    since = _since(item, on)
    found: dict[int, list[Suspicion]] = defaultdict(list)
    for suspicion in (
        *_past_employers(people, bodies, since, on),
        *_joint_work(people, bodies, others, since),
        *_same_mail(people, others),
        *_declared(item, people, bodies, others, since),
        *named_among(item.team(), people, kind=SuspicionKind.TEAM),
        *_unwanted(item, people),
    ):
        found[suspicion.person].append(suspicion)
    return found


def _since(item: CouncilItem, on: date) -> date:
    """The first day that still counts: as long before as the rulebook says."""
    rule = library.get(item.rulebook).deadline(WINDOW)
    return on - (rule.due(on) - on)


def _past_employers(people: Sequence[int], bodies: set[int], since: date, on: date) -> list[Suspicion]:
    if not bodies:
        return []
    return [
        Suspicion(
            person=seat.person_id,
            kind=SuspicionKind.PAST_EMPLOYER,
            cause=f"{seat.organisation}, {_('đến')} {seat.valid_to:%d/%m/%Y}",
        )
        for seat in _ENDED.ask(people=listed(people), bodies=listed(bodies), since=since, on=on)
    ]


def _ended(people: str, bodies: str, since: date, on: date) -> QuerySet[Appointment]:
    seats = Appointment.objects.filter(person__any_of=keys(people), organisation__any_of=keys(bodies))
    return seats.filter(valid_to__gte=since, valid_to__lt=on).select_related("organisation").order_by("pk")


_ENDED = Prepared(_ended, people="{-1}", bodies="{-2}", since=date(1, 1, 1), on=date(1, 1, 2))


def _joint_work(people: Sequence[int], bodies: set[int], others: set[int], since: date) -> list[Suspicion]:
    """Tasks a candidate led for one of the bodies, and tasks the people concerned led where a candidate works."""
    led = _LED.ask(people=listed(people), bodies=listed(bodies), since=since) if bodies else []
    found = [
        Suspicion(person=task.principal_investigator_id or 0, kind=SuspicionKind.JOINT_WORK, cause=str(task.number))
        for task in led
    ]
    theirs = _THEIRS.ask(others=listed(others), since=since) if others else []
    at_work = defaultdict(set)
    if theirs:
        hosts = listed({task.host_id or 0 for task in theirs})
        for seat in _SEATS.ask(people=listed(people), bodies=hosts):
            at_work[seat.organisation_id].add(seat.person_id)
    found += [
        Suspicion(person=person, kind=SuspicionKind.JOINT_WORK, cause=str(task.number))
        for task in theirs
        for person in sorted(at_work[task.host_id])
    ]
    return found


def _recent(since: date) -> QuerySet[Task]:
    return Task.objects.filter(Q(ends_on__gte=since) | Q(ends_on__isnull=True, approved_on__gte=since)).order_by("pk")


def _led(people: str, bodies: str, since: date) -> QuerySet[Task]:
    whose = keys(bodies)
    return _recent(since).filter(
        Q(host__any_of=whose) | Q(transferring_body__any_of=whose) | Q(proposing_body__any_of=whose),
        principal_investigator__any_of=keys(people),
    )


def _led_by(others: str, since: date) -> QuerySet[Task]:
    return _recent(since).filter(principal_investigator__any_of=keys(others), host__isnull=False)


def _seats(people: str, bodies: str) -> QuerySet[Appointment]:
    return Appointment.objects.filter(person__any_of=keys(people), organisation__any_of=keys(bodies))


_LED = Prepared(_led, people="{-1}", bodies="{-2}", since=date(1, 1, 1))
_THEIRS = Prepared(_led_by, others="{-1}", since=date(1, 1, 1))
_SEATS = Prepared(_seats, people="{-1}", bodies="{-2}")


def _same_mail(people: Sequence[int], others: set[int]) -> list[Suspicion]:
    """Addresses of one workplace: it stands in no seat of theirs, and their accounts say it."""
    known = _ADDRESSES.ask(people=listed({*people, *others})) if others else []
    domains = {pk: {workplace_of(own or ""), workplace_of(account or "")} - {""} for pk, own, account in known}
    concerned = set().union(*(domains.get(other, set()) for other in others))
    return [
        Suspicion(person=person, kind=SuspicionKind.SAME_MAIL, cause=f"@{domain}")
        for person in people
        for domain in sorted(domains.get(person, set()) & concerned)
    ]


def _addresses(people: str) -> QuerySet[Person, tuple[int, str | None, str | None]]:
    return Person.objects.filter(pk__any_of=keys(people)).order_by("pk").values_list("pk", "email", "user__email")


_ADDRESSES: Prepared[Any] = Prepared(_addresses, people="{-1}")


def _declared(
    item: CouncilItem, people: Sequence[int], bodies: set[int], others: set[int], since: date
) -> list[Suspicion]:
    """What candidates said of themselves in councils before, on a dossier of one of the same people or bodies."""
    first = datetime.combine(since, time.min, tzinfo=LEGAL_ZONE)
    elsewhere = _ELSEWHERE.ask(people=listed(people), first=first, entry=entry_pk(item))
    accounts: set[int | None] = set(_ACCOUNTS.ask(people=listed(others))) if elsewhere and others else set()
    return [
        Suspicion(person=each.membership.person_id, kind=SuspicionKind.DECLARED, cause=each.entry.number)
        for each in elsewhere
        if _is_about(each.entry, bodies, accounts)
    ]


def _elsewhere(people: str, first: datetime, entry: int) -> QuerySet[Declaration]:
    said = Declaration.objects.filter(membership__person__any_of=keys(people), at__gte=first).exclude(kinds=[])
    return said.exclude(entry=entry).select_related("membership", "entry__parent").order_by("pk")


def _accounts(people: str) -> QuerySet[Person, int | None]:
    return Person.objects.filter(pk__any_of=keys(people), user__isnull=False).values_list("user_id", flat=True)


_ELSEWHERE = Prepared(_elsewhere, people="{-1}", first=datetime(1, 1, 1, tzinfo=UTC), entry=-1)
_ACCOUNTS = Prepared(_accounts, people="{-1}")


def _unwanted(item: CouncilItem, people: Sequence[int]) -> list[Suspicion]:
    """Whoever bears a name that was written, however it is spelled; whether it is the one who was meant, a person says.

    What is shown is the name and the place of work as written; the reason stays with its writer's form.
    """
    return named_among(item.unwanted(), people)


def named_among(
    written: Sequence[tuple[str, str]], people: Sequence[int], *, kind: SuspicionKind = SuspicionKind.UNWANTED
) -> list[Suspicion]:
    """Who of the people bears a name that was written; what several wrote alike is one suspicion.

    Args:
        written: name, and name with place of work or part in the work.
        people: primary keys.
        kind: of link.
    """
    if not written:
        return []
    causes = dict.fromkeys((spelled(name), words) for name, words in written)
    return [
        Suspicion(person=pk, kind=kind, cause=words)
        for pk, full_name in _NAMES.ask(people=listed(people))
        for name, words in causes
        if spelled(full_name) == name
    ]


def _names(people: str) -> QuerySet[Person, tuple[int, str]]:
    return Person.objects.filter(pk__any_of=keys(people)).order_by("pk").values_list("pk", "full_name")


_NAMES: Prepared[Any] = Prepared(_names, people="{-1}")


def spelled(name: str) -> str:
    """A name without degrees, tone marks and capitals, wherever the marks stood."""
    return text.fold(text.normalise_tone(bare_name(text.nfc(name))))


def _is_about(entry: DocketEntry, bodies: set[int], accounts: set[int | None]) -> bool:
    """Whether a judged dossier, or the one it grew out of, is of one of the bodies or private persons."""
    lines = [entry, *([entry.parent] if entry.parent else [])]
    return any(bodies.intersection(line.reader_bodies) or accounts.intersection(line.reader_users) for line in lines)


def _numbers(prefix: str, names: frozenset[str]) -> set[int]:
    return {int(name.removeprefix(prefix)) for name in names if name.startswith(prefix)}
