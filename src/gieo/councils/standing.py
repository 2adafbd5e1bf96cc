"""The standing council of a province as its page shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from gieo.core.clock import LEGAL_ZONE, hour_and_day
from gieo.councils import selectors
from gieo.councils.bank import field_names
from gieo.councils.models import STANDING, Council, Membership, TechnologyList, ThematicSession, WorkingRegulation
from gieo.councils.posts import posts_of
from gieo.councils.seats import CouncilSeat
from gieo.dossiers.audience import OFFICE
from gieo.dossiers.official import paper_beside
from gieo.dossiers.papers import PaperKind, article, facts_part, section, table
from gieo.identity.models import Organisation, Person, Province
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import _
from gieo.rulebooks import library

STANDING_BODY = (Role.CHAIRMAN, Role.DIRECTOR, Role.SCIENCE_OFFICER)


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingPage:
    """Everything the page shows.

    Attributes:
        council: the running one, else the latest; None before the first.
        members: in force today, each with the names of the fields followed.
        vacant: seats nobody took over.
        without_field, without_locality: what no member follows (CT-3-1c).
        technologies: lists of priority technologies, the latest period first (CT-3-1e).
        keeps: the reader may found, change and call.
        reads_sheets: the reader reads what every member did, not only the own sheet.
    """

    province: Province
    council: Council | None
    is_running: bool
    members: Sequence[tuple[Membership, Sequence[str]]]
    vacant: Sequence[Membership]
    without_field: Sequence[str]
    without_locality: Sequence[Organisation]
    sessions: Sequence[ThematicSession]
    regulations: Sequence[WorkingRegulation]
    technologies: Sequence[TechnologyList]
    earlier: Sequence[Council]
    keeps: bool
    reads_sheets: bool


def standing_page(province: Province, actor: Actor, *, at: datetime) -> StandingPage:
    """The page of a province's council."""
    on, names = at.astimezone(LEGAL_ZONE).date(), field_names([province])
    councils = list(Council.objects.filter(province=province, kind=STANDING).order_by("-founded_at", "-pk"))
    council = councils[0] if councils else None
    members = [member for member in selectors.standing_members(province, on) if member.council == council]
    sessions = (
        ThematicSession.objects.filter(council__province=province)
        .select_related("council")
        .prefetch_related("follow_ups__body", "attendance__membership__person")
    )
    regulations = WorkingRegulation.objects.filter(council__province=province).select_related("file")
    stated = TechnologyList.objects.filter(council__province=province)
    return StandingPage(
        province=province,
        council=council,
        is_running=council is not None and _runs(council, on),
        members=[(member, _named(member.science_fields, names)) for member in members],
        vacant=[seat for seat in selectors.vacant_seats(province, on) if seat.council == council],
        without_field=_named(selectors.unfollowed_fields(province, on), names) if council else (),
        without_locality=selectors.unfollowed_localities(province, on) if council else (),
        sessions=list(sessions[:20]),
        regulations=list(regulations.order_by("-adopted_on", "-pk")),
        technologies=list(stated.prefetch_related("technologies")),
        earlier=councils[1:],
        keeps=any(actor.holds(role, province.code) for role in STANDING_BODY),
        reads_sheets=bool(actor.roles_in(province.code) & OFFICE),
    )


def _runs(council: Council, on: date) -> bool:
    return council.term_ends_on is None or council.term_ends_on >= on


def _named(codes: Sequence[str], names: Mapping[str, str]) -> list[str]:
    return [names.get(code, code) for code in codes]


def may_read(actor: Actor, province: str) -> bool:
    """Whoever works in the programme of the province: members come from every body."""
    return bool(actor.roles_in(province) - {Role.PROPOSER, Role.ADMINISTRATOR})


def seatable(province: Province) -> list[tuple[int, str]]:
    """People of the province who can be named, by name: whoever holds a seat or is in the bank."""
    known = Q(appointments__province=province) | Q(expertise__province=province)
    people = Person.objects.filter(known).distinct().order_by("full_name", "pk")
    return [(person.pk, person.full_name) for person in people]


DECISION = PaperKind(
    key="standing_council_decision",
    layout="decision",
    title=_("Quyết định thành lập Hội đồng KH&CN tỉnh"),
    says=lambda _dossier, _entry: (),
    issuer="peoples_committee",
    symbol="QĐ-UBND",
    signers=(("", "CHỦ TỊCH"),),
    recipients=("Như Điều 3;", "Sở KH&CN;", "Lưu: VT."),
)
CONCLUSIONS = PaperKind(
    key="thematic_conclusions",
    layout="notice",
    title=_("Kết luận phiên họp chuyên đề"),
    says=lambda _dossier, _entry: (),
    issuer="council",
    symbol="TB-HĐKHCN",
    signers=(("", "CHỦ TỊCH HỘI ĐỒNG"),),
    recipients=("Thành viên Hội đồng;", "Các cơ quan được giao việc;", "Lưu: VT."),
)


def decision_paper(council: Council) -> Mapping[str, Any]:
    """The founding decision in its official layout, as the members stood on its day."""
    day = council.founded_at.astimezone(LEGAL_ZONE).date()
    names = field_names([council.province])
    named = council.memberships.filter(succeeds__isnull=True, valid_from=day).select_related(
        "person", "nominating_body"
    )
    seated = list(named.order_by("pk"))
    posts = posts_of([member.person_id for member in seated], council.province_id, day)
    rows = [
        [
            str(at),
            posts[member.person_id].before(member.person.full_name),
            posts[member.person_id].in_words,
            member.in_council.label,
            member.nominating_body.name if member.nominating_body else "",
            ", ".join(_named(member.science_fields, names)),
        ]
        for at, member in enumerate(seated, start=1)
    ]
    until = f", nhiệm kỳ đến hết ngày {council.term_ends_on:%d/%m/%Y}" if council.term_ends_on else ""
    return paper_beside(
        DECISION,
        council,
        subject=f"Thành lập {council.title}",
        number=council.decision_number.partition("/")[0],
        on=council.decision_date,
        legal_basis=library.get(council.rulebook).councils[STANDING].basis,
        parts=[
            article(f"Thành lập {council.title} gồm {len(rows)} thành viên{until}:"),
            table(("TT", "Họ và tên", "Chức vụ, nơi công tác", "Tư cách", "Cơ quan cử", "Lĩnh vực"), rows),
            article("Hội đồng làm việc theo quy chế làm việc của Hội đồng; Sở KH&CN là cơ quan thường trực."),
            article("Các cơ quan, đơn vị liên quan và các thành viên Hội đồng chịu trách nhiệm thi hành."),
        ],
    )


def _led(session: ThematicSession, signers: list[dict[str, str]]) -> list[dict[str, str]]:
    """The chair who was there, by name; else the vice chair for the chair."""
    (chair,) = signers
    seats = {
        each.membership.in_council: str(each.membership.person) for each in session.attendance.all() if each.is_present
    }
    if CouncilSeat.CHAIR in seats or CouncilSeat.VICE_CHAIR not in seats:
        return [{**chair, "name": seats.get(CouncilSeat.CHAIR, "")}]
    vice = {"capacity": "KT.", "on_behalf": chair["position"], "position": f"PHÓ {chair['position']}"}
    return [{**chair, **vice, "name": seats[CouncilSeat.VICE_CHAIR]}]


def _attendance(session: ThematicSession) -> list[tuple[str, str]]:
    """Who was there; nothing of a session that was concluded before attendance was kept."""
    there, away = session.there, session.away
    if not there:
        return []
    seats = len(there) + len(away)
    return [
        ("Có mặt", f"{len(there)}/{seats}: {', '.join(there)}"),
        ("Vắng mặt", ", ".join(away)),
        ("Chủ trì theo ủy quyền", session.authorisation),
    ]


def conclusions_paper(session: ThematicSession) -> Mapping[str, Any]:
    """What a thematic session concluded, with who does what until when."""
    rows = [
        [str(at), task.words, task.body.name, f"{task.due_on:%d/%m/%Y}"]
        for at, task in enumerate(session.follow_ups.select_related("body"), start=1)
    ]
    follow = [section("Việc thực hiện"), table(("TT", "Việc", "Cơ quan", "Hạn"), rows)] if rows else []
    context = paper_beside(
        replace(CONCLUSIONS, signed_by=lambda _council, signers: _led(session, signers)),
        session.council,
        subject=f"Kết luận phiên họp chuyên đề {session.about.text}: {session.title}",
        legal_basis=session.about.basis,
        parts=[
            section("Phiên họp", f"{hour_and_day(session.held_at)}, {session.place}"),
            facts_part(*_attendance(session)),
            section("Chương trình", session.agenda),
            section("Kết luận", session.conclusions),
            *follow,
        ],
    )
    return {**context, "letterhead_body": session.council.title.upper()}
