"""What a member of the standing council did in a year (CT-3-2): read as a page and as an official sheet."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from gieo.core.clock import LEGAL_ZONE
from gieo.councils.bank import field_names
from gieo.councils.models import STANDING, Attendance, Ballot, Membership, SessionAttendance
from gieo.dossiers.audience import OFFICE
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.official import paper_beside
from gieo.dossiers.papers import PaperKind, facts_part, section, table
from gieo.identity.models import Person, Province
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import _
from gieo.rulebooks import library

Named = tuple[str, str]  # number and title of a dossier
# Of a person, in a province and a year: what the person proposed. The stage that takes proposals says so once.
Proposed = Callable[[Person, Province, int], Iterable[Named]]
_proposed: list[Proposed] = []


def tell_proposals(find: Proposed) -> None:
    """Let the sheet name what a member proposed. Once, when all is ready."""
    if find not in _proposed:
        _proposed.append(find)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivitySheet:
    """What a person did in the councils of a province in a year.

    Attributes:
        nominated_by: bodies that sent the person.
        attended: dossiers on which the person sat.
        absent: those on which the person's council sat without.
        sessions: thematic sessions of the standing council at which the person was, each with day and title.
        missed: those held without.
        ballots: how many were cast.
        localities: followed in the standing council.
        science_fields: names of the fields followed there.
        proposals: what the person proposed.
    """

    person: Person
    year: int
    nominated_by: tuple[str, ...]
    attended: tuple[Named, ...]
    absent: tuple[Named, ...]
    sessions: tuple[Named, ...]
    missed: tuple[Named, ...]
    ballots: int
    localities: tuple[str, ...]
    science_fields: tuple[str, ...]
    proposals: tuple[Named, ...]


def activity_of(person: Person, province: Province, year: int) -> ActivitySheet:
    """The personal activity sheet of a member for a year."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    seats = Membership.objects.filter(
        Q(valid_from__isnull=True) | Q(valid_from__lte=last), Q(valid_to__isnull=True) | Q(valid_to__gte=first)
    )
    mine = seats.filter(person=person, council__province=province)
    held = list(mine.select_related("nominating_body", "council").prefetch_related("localities").order_by("pk"))
    standing = [member for member in held if member.council.kind == STANDING]
    sat = Attendance.objects.filter(membership__person=person, entry__province=province).select_related("entry")
    this_year = [each for each in sat.order_by("at", "pk") if each.at.astimezone(LEGAL_ZONE).year == year]
    voted = Ballot.objects.filter(membership__person=person, entry__province=province, version=1)
    cast = voted.values_list("cast_at", flat=True)
    at_sessions = SessionAttendance.objects.filter(membership__person=person, session__council__province=province)
    themed = [
        each
        for each in at_sessions.select_related("session").order_by("session__held_at", "pk")
        if each.session.held_at.astimezone(LEGAL_ZONE).year == year
    ]
    names = field_names([province])
    return ActivitySheet(
        person=person,
        year=year,
        nominated_by=_once(member.nominating_body.name for member in held if member.nominating_body),
        attended=tuple(_named(each.entry) for each in this_year if each.is_present),
        absent=tuple(_named(each.entry) for each in this_year if not each.is_present),
        sessions=tuple(_held(each) for each in themed if each.is_present),
        missed=tuple(_held(each) for each in themed if not each.is_present),
        ballots=sum(instant.astimezone(LEGAL_ZONE).year == year for instant in cast),
        localities=_once(body.name for member in standing for body in member.localities.all()),
        science_fields=_once(names.get(code, code) for member in standing for code in member.science_fields),
        proposals=tuple(each for find in _proposed for each in find(person, province, year)),
    )


def may_read_activity(actor: Actor, member: Membership) -> bool:
    """The member, and the office of the province."""
    own = actor.user is not None and member.person.user_id == actor.user
    return own or bool(actor.roles_in(member.council.province_id) & OFFICE)


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def _held(attendance: SessionAttendance) -> Named:
    session = attendance.session
    return f"{session.held_at.astimezone(LEGAL_ZONE):%d/%m/%Y}", session.title


def _named(entry: DocketEntry) -> Named:
    return entry.number, entry.title


ACTIVITY = PaperKind(
    key="activity_sheet",
    layout="sheet",
    title=_("Phiếu hoạt động của thành viên hội đồng"),
    says=lambda _dossier, _entry: (),
    signers=(("", "THÀNH VIÊN HỘI ĐỒNG"),),
    inside=True,
)


def activity_paper(member: Membership, sheet: ActivitySheet) -> Mapping[str, Any]:
    """The sheet in its official layout."""
    council = member.council
    return paper_beside(
        ACTIVITY,
        council,
        subject=f"{sheet.person.full_name}, năm {sheet.year}",
        legal_basis=library.get(council.rulebook).councils[STANDING].basis,
        parts=[
            facts_part(
                ("Họ và tên", sheet.person.full_name),
                ("Hội đồng", council.title),
                ("Tư cách", member.in_council.label),
                ("Cơ quan cử", ", ".join(sheet.nominated_by)),
                ("Lĩnh vực theo dõi", ", ".join(sheet.science_fields)),
                ("Địa phương theo dõi", ", ".join(sheet.localities)),
                ("Phiếu đã bỏ", str(sheet.ballots)),
            ),
            *_list("Phiên họp đã dự", sheet.attended),
            *_list("Phiên họp vắng mặt", sheet.absent),
            *_list("Phiên chuyên đề đã dự", sheet.sessions, by="Ngày"),
            *_list("Phiên chuyên đề vắng mặt", sheet.missed, by="Ngày"),
            *_list("Đề xuất nhiệm vụ", sheet.proposals),
        ],
    )


def _list(heading: str, dossiers: Sequence[Named], *, by: str = "Số hồ sơ") -> list[dict[str, Any]]:
    if not dossiers:
        return [section(heading, "Không có.")]
    rows = [[str(at), number, title] for at, (number, title) in enumerate(dossiers, start=1)]
    return [section(heading), table(("TT", by, "Tên"), rows)]
