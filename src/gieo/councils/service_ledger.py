"""The service ledger: who sat how often, on what, late or absent, and for which fee."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gieo.core.clock import LEGAL_ZONE
from gieo.councils.models import Attendance, Ballot, Expert, LedgerContest, Membership, QualityRecord, SittingFee
from gieo.dossiers.models import DocketEntry
from gieo.identity.models import Organisation


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceLine:
    """One sitting of an expert.

    Attributes:
        hosts: names of the bodies the dossier was about.
        has_voted: a ballot was cast.
        quality: how the work was, as the officer and the chair noted it; empty for whom it is not.
        contests: words of the expert on this line, with their answers.
    """

    attendance: Attendance
    membership: Membership
    entry: DocketEntry
    hosts: Sequence[str]
    has_voted: bool
    fee: SittingFee | None
    quality: Sequence[QualityRecord]
    contests: Sequence[LedgerContest]

    @property
    def noted_by_officer(self) -> QualityRecord | None:
        """What the keepers of the bank noted."""
        return next((record for record in self.quality if not record.by_chair), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceYear:
    """What an expert did in a year, in figures; fees in VND."""

    year: int
    sat: int
    absent: int
    late: int
    fees: int


def ledger_of(expert: Expert, *, with_quality: bool = False) -> list[ServiceLine]:
    """Every sitting the expert was called to in the province, the newest first; as many queries whatever the length.

    Args:
        expert: whose.
        with_quality: for the expert and for those who keep the bank: how the work was.
    """
    attended = Attendance.objects.filter(membership__person=expert.person_id, entry__province=expert.province_id)
    sat = list(attended.select_related("entry__parent", "membership__council").order_by("-at", "-pk"))
    entries = [each.entry_id for each in sat]
    mine = {"membership__person": expert.person_id, "entry__in": entries}
    voted = set(Ballot.objects.filter(**mine).values_list("entry_id", flat=True))
    fees = {fee.entry_id: fee for fee in SittingFee.objects.filter(**mine)}
    records: dict[int, list[QualityRecord]] = defaultdict(list)
    for record in QualityRecord.objects.filter(**mine).order_by("by_chair") if with_quality else ():
        records[record.entry_id].append(record)
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
            quality=records[each.entry_id],
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
