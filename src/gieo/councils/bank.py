"""The bank of experts as its readers see it. Every list passes `visible_to`."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from gieo.core.clock import LEGAL_ZONE
from gieo.core.paging import Cursor, Page, Sorting, page_of
from gieo.councils.models import (
    Attendance,
    Ballot,
    ChangeAnswer,
    Council,
    Expert,
    ExpertApplication,
    ExpertChange,
    LedgerContest,
    Membership,
    Reach,
    SittingFee,
)
from gieo.councils.selectors import REVIEW, experts_to_review
from gieo.dossiers.audience import OFFICE, bodies_of
from gieo.dossiers.models import DocketEntry
from gieo.identity.models import Organisation, Person, Province, User
from gieo.kernel import text
from gieo.kernel.actors import Actor, Role
from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _
from gieo.rulebooks import library

PAGE = 50
BY_NAME = Sorting("sort_key")
READERS = OFFICE | {Role.FINANCE_OFFICER}  # finance pays by the ledger


class Availability(Choice):
    """What a list of experts can be narrowed to."""

    AVAILABLE = "san-sang", _("Sẵn sàng")
    AWAY = "ban", _("Đang bận")
    OUT_OF_REACH = "mat-lien-lac", _("Không liên lạc được, từ chối")
    DUE = "den-han", _("Đến hạn rà soát")
    RETIRED = "da-thoi", _("Đã thôi tham gia")


def readable_provinces(actor: Actor) -> list[str]:
    """Codes of the provinces whose whole bank an actor reads."""
    return sorted({seat.province for seat in actor.seats if seat.role in READERS and seat.province})


def visible_to(actor: Actor) -> QuerySet[Expert]:
    """The whole bank for the office of its province, the own people for a body, the own entry for an expert."""
    if actor.user is None:
        return Expert.objects.none()
    may = Q(person__user=actor.user) | Q(province__in=readable_provinces(actor)) | Q(employer__in=bodies_of(actor))
    return Expert.objects.filter(may)


def may_keep(actor: Actor, province: str) -> bool:
    """Whether an actor keeps the bank of a province."""
    return actor.holds(Role.SCIENCE_OFFICER, province)


def kept_by(actor: Actor) -> list[str]:
    """Codes of the provinces whose bank an actor keeps."""
    return sorted({seat.province for seat in actor.seats if seat.role is Role.SCIENCE_OFFICER and seat.province})


@dataclass(frozen=True, slots=True, kw_only=True)
class BankFilters:
    """What a reader asked for; empty is everything."""

    words: str = ""
    science_field: str = ""
    degree: str = ""
    employer: int | None = None
    availability: Availability | None = None
    on: date


def bank_page(actor: Actor, filters: BankFilters, cursor: Cursor | None) -> Page[Expert]:
    """One page of the bank, in the order of given names."""
    return page_of(found(actor, filters), BY_NAME, cursor, size=PAGE)


def found(actor: Actor, filters: BankFilters) -> QuerySet[Expert]:
    """Experts the filters leave of those the reader may see."""
    experts = visible_to(actor).select_related("person", "employer", "province")
    for term in text.query_terms(filters.words):
        experts = experts.filter(search__contains=term)
    if filters.science_field:
        experts = experts.filter(science_fields__contains=[filters.science_field])
    if filters.degree:
        experts = experts.filter(degree=filters.degree)
    if filters.employer:
        experts = experts.filter(employer=filters.employer)
    if filters.availability is Availability.DUE:
        return experts.filter(pk__in=_due(actor, filters.on))
    if filters.availability:
        experts = experts.filter(_available(filters.availability, filters.on))
    return experts


def _available(wanted: Availability, on: date) -> Q:
    away = Q(away_until__gte=on)
    if wanted is Availability.AVAILABLE:
        return Q(is_active=True, reach=Reach.REACHED) & (Q(away_until__isnull=True) | Q(away_until__lt=on))
    if wanted is Availability.AWAY:
        return Q(is_active=True) & away
    if wanted is Availability.OUT_OF_REACH:
        return Q(is_active=True) & ~Q(reach=Reach.REACHED)
    return Q(is_active=False)


def _due(actor: Actor, on: date) -> list[int]:
    """Whom an officer should look through, by the clock of each rulebook."""
    provinces = Province.objects.filter(code__in=readable_provinces(actor))
    return [expert.pk for province in provinces for expert in experts_to_review(province, on)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The list of the bank for a reader.

    Attributes:
        rows: each expert with how he or she stands.
        reads_all: the reader reads the whole bank of a province.
        keeps: the reader keeps one.
        nominates: the reader has a seat of a body.
        applications: those the reader sent, or that are about the reader.
        me: the reader's own entry.
    """

    page: Page[Expert]
    rows: Sequence[tuple[Expert, Sequence[tuple[str, str]]]]
    choices: "BankChoices"
    reads_all: bool
    keeps: bool
    nominates: bool
    applications: Sequence[ExpertApplication]
    me: Expert | None


def shelf_of(actor: Actor, filters: BankFilters, cursor: Cursor | None, provinces: Sequence[Province]) -> Shelf:
    """Everything the list of the bank shows."""
    page = bank_page(actor, filters, cursor)
    return Shelf(
        page=page,
        rows=[(expert, states_of(expert, filters.on)) for expert in page.rows],
        choices=bank_choices(actor, provinces),
        reads_all=bool(readable_provinces(actor)),
        keeps=bool(kept_by(actor)),
        nominates=bool(bodies_of(actor)),
        applications=my_applications(actor),
        me=Expert.objects.filter(person__user=actor.user).first() if actor.user else None,
    )


@dataclass(frozen=True, slots=True)
class BankChoices:
    """What the lists of the filters hold: of those the reader may see."""

    fields: Sequence[tuple[str, str]]
    degrees: Sequence[str]
    employers: Sequence[tuple[int, str]]


def bank_choices(actor: Actor, provinces: Iterable[Province]) -> BankChoices:
    """Fields by the rulebooks of the provinces, degrees and employers as they occur."""
    seen = visible_to(actor)
    employers = Organisation.objects.filter(pk__in=seen.filter(employer__isnull=False).values("employer"))
    return BankChoices(
        fields=list(field_names(provinces).items()),
        degrees=sorted(set(seen.exclude(degree="").order_by().values_list("degree", flat=True).distinct())),
        employers=list(employers.order_by("name").values_list("pk", "name")),
    )


def field_names(provinces: Iterable[Province]) -> dict[str, str]:
    """Fields of science by code, under the names the rulebooks in use give them."""
    return {field.key: field.name for province in provinces for field in province.latest_rulebook.fields}


def states_of(expert: Expert, on: date) -> list[tuple[str, str]]:
    """How an expert stands, as looks and words: the first is the most telling."""
    if not expert.is_active:
        return [("paused", _("Đã thôi tham gia"))]
    if expert.reach != Reach.REACHED:
        return [("refused", expert.get_reach_display())]
    if expert.away_until and expert.away_until >= on:
        return [("waiting", _("Đang bận"))]
    return [("done", _("Sẵn sàng"))]


def is_due(expert: Expert, on: date) -> bool:
    """Whether the expert should confirm the entry again: as long after the last word as the rulebook says."""
    rule = library.in_force(expert.province.family, on=on).deadline(REVIEW)
    return rule.due(expert.confirmed_on or expert.reviewed_on) < on


# ---------------------------------------------------------------- the service ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceLine:
    """One sitting of an expert.

    Attributes:
        hosts: names of the bodies the dossier was about.
        has_voted: a ballot was cast.
        contests: words of the expert on this line, with their answers.
    """

    attendance: Attendance
    membership: Membership
    entry: DocketEntry
    hosts: Sequence[str]
    has_voted: bool
    fee: SittingFee | None
    contests: Sequence[LedgerContest]


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceYear:
    """What an expert did in a year, in figures; fees in VND."""

    year: int
    sat: int
    absent: int
    late: int
    fees: int


def ledger_of(expert: Expert) -> list[ServiceLine]:
    """Every sitting the expert was called to in the province, the newest first; as many queries whatever the length."""
    attended = Attendance.objects.filter(membership__person=expert.person_id, entry__province=expert.province_id)
    sat = list(attended.select_related("entry__parent", "membership__council").order_by("-at", "-pk"))
    entries = [each.entry_id for each in sat]
    mine = {"membership__person": expert.person_id, "entry__in": entries}
    voted = set(Ballot.objects.filter(**mine).values_list("entry_id", flat=True))
    fees = {fee.entry_id: fee for fee in SittingFee.objects.filter(**mine)}
    contests: dict[int, list[LedgerContest]] = defaultdict(list)
    for contest in LedgerContest.objects.filter(expert=expert).order_by("pk"):
        contests[contest.entry_id].append(contest)
    names = _body_names(sat)
    return [
        ServiceLine(
            attendance=each,
            membership=each.membership,
            entry=each.entry,
            hosts=[names[pk] for pk in _bodies(each.entry) if pk in names],
            has_voted=each.entry_id in voted,
            fee=fees.get(each.entry_id),
            contests=contests[each.entry_id],
        )
        for each in sat
    ]


def service_years(lines: Iterable[ServiceLine]) -> list[ServiceYear]:
    """The ledger by year, the newest first."""
    by_year: dict[int, list[ServiceLine]] = defaultdict(list)
    for line in lines:
        by_year[line.attendance.at.astimezone(LEGAL_ZONE).year].append(line)
    return [
        ServiceYear(
            year=year,
            sat=sum(line.attendance.is_present for line in of_year),
            absent=sum(not line.attendance.is_present for line in of_year),
            late=sum(line.attendance.came_late for line in of_year),
            fees=sum(line.fee.amount for line in of_year if line.fee),
        )
        for year, of_year in sorted(by_year.items(), reverse=True)
    ]


def _bodies(entry: DocketEntry) -> list[int]:
    """The bodies a judged dossier is about: its own and those of the dossier it grew out of."""
    return list(dict.fromkeys([*entry.reader_bodies, *(entry.parent.reader_bodies if entry.parent else ())]))


def _body_names(sat: Iterable[Attendance]) -> Mapping[int, str]:
    wanted = {pk for each in sat for pk in _bodies(each.entry)}
    return dict(Organisation.objects.filter(pk__in=wanted).values_list("pk", "name"))


# ---------------------------------------------------------------- the page of an expert, and what waits


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpertSheet:
    """The page of an expert for a reader.

    Attributes:
        is_mine: the reader is the expert.
        keeps: the reader keeps the bank.
        notes_fees: the reader may note fees.
        reads_whole: the reader is the expert or reads the whole bank: contact, ledger and councils are for them alone.
            The body of an expert sees the entry; which dossiers its people judged is no business of one that applies.
    """

    expert: Expert
    fields: Sequence[str]
    states: Sequence[tuple[str, str]]
    is_due: bool
    councils: Sequence[Council]
    lines: Sequence[ServiceLine]
    years: Sequence[ServiceYear]
    changes: Sequence[ExpertChange]
    is_mine: bool
    keeps: bool
    notes_fees: bool
    reads_whole: bool


def sheet_of(expert: Expert, actor: Actor, *, at: datetime) -> ExpertSheet:
    """Everything the page of an expert shows."""
    on, names = at.astimezone(LEGAL_ZONE).date(), field_names([expert.province])
    keeps = may_keep(actor, expert.province_id)
    is_mine = actor.user is not None and expert.person.user_id == actor.user
    reads_whole = is_mine or expert.province_id in readable_provinces(actor)
    lines = ledger_of(expert) if reads_whole else []
    return ExpertSheet(
        expert=expert,
        fields=[names.get(code, code) for code in expert.science_fields],
        states=states_of(expert, on),
        is_due=expert.is_active and is_due(expert, on),
        councils=_councils_of(expert) if reads_whole else [],
        lines=lines,
        years=service_years(lines),
        changes=list(expert.changes.order_by("-pk")[:10]) if reads_whole else [],
        is_mine=is_mine,
        keeps=keeps,
        notes_fees=keeps or actor.holds(Role.FINANCE_OFFICER, expert.province_id),
        reads_whole=reads_whole,
    )


def _councils_of(expert: Expert) -> list[Council]:
    found = Council.objects.filter(memberships__person=expert.person_id, province=expert.province_id)
    return list(found.distinct())


def applications_waiting(provinces: Iterable[str]) -> list[ExpertApplication]:
    """Who is put forward for the banks of provinces, the oldest first."""
    waiting = ExpertApplication.objects.filter(province__in=provinces, answer=ChangeAnswer.WAITING)
    return list(waiting.select_related("employer", "nominated_by", "province").order_by("pk"))


def my_applications(actor: Actor) -> list[ExpertApplication]:
    """Those an actor sent, or that are about the actor; the newest first."""
    user = User.objects.filter(pk=actor.user or 0).first()
    if user is None:
        return []
    mine = ExpertApplication.objects.filter(Q(sent_by=user) | Q(email__iexact=user.email))
    return list(mine.select_related("nominated_by", "province").order_by("-pk")[:20])


def changes_waiting(provinces: Iterable[str]) -> list[ExpertChange]:
    """What experts want changed in their entries, the oldest first."""
    waiting = ExpertChange.objects.filter(expert__province__in=provinces, answer=ChangeAnswer.WAITING)
    return list(waiting.select_related("expert__person", "expert__province", "expert__employer").order_by("pk"))


def contests_waiting(provinces: Iterable[str]) -> list[LedgerContest]:
    """What experts say against their ledgers and nobody answered yet, the oldest first."""
    waiting = LedgerContest.objects.filter(expert__province__in=provinces, answered_at__isnull=True)
    return list(waiting.select_related("expert__person", "entry").order_by("pk"))


CHANGE_LABELS = {
    "degree": _("Học hàm, học vị"),
    "speciality": _("Chuyên môn"),
    "keywords": _("Từ khóa"),
    "science_fields": _("Lĩnh vực"),
    "employer_id": _("Nơi công tác"),
    "place": _("Địa bàn"),
    "is_active": _("Đang tham gia"),
}


def change_in_words(change: ExpertChange) -> list[tuple[str, str, str]]:
    """What changes: label, as it is, as it would be."""
    names = field_names([change.expert.province])
    return [
        (CHANGE_LABELS[name], _shown(name, getattr(change.expert, name), names), _shown(name, value, names))
        for name, value in change.wanted.items()
    ]


def _shown(name: str, value: object, names: Mapping[str, str]) -> str:
    if name == "employer_id":
        body = Organisation.objects.filter(pk=value).first() if isinstance(value, int) else None
        return body.name if body else ""
    if isinstance(value, list):
        return ", ".join(names.get(code, code) for code in value)
    if isinstance(value, bool):
        return _("Có") if value else _("Không")
    return str(value)


def person_behind(actor: Actor) -> Person | None:
    """The person of an account."""
    return Person.objects.filter(user=actor.user).first() if actor.user else None
