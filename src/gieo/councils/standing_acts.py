"""What is done to the standing council by hand, and what each act asks."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import Field

from gieo.councils.models import Council, FollowUp, Membership, ThematicSession
from gieo.councils.seats import CouncilSeat
from gieo.councils.services.change_membership import assign_to, end_membership, fill_seat
from gieo.councils.services.found_council import NewMember
from gieo.councils.services.found_standing_council import found_standing_council
from gieo.councils.services.hold_session import (
    Task,
    adopt_regulation,
    call_session,
    conclude_session,
    finish_follow_up,
)
from gieo.councils.services.state_technologies import state_technologies
from gieo.councils.standing import seatable
from gieo.dossiers.kinds import Options
from gieo.files.models import StoredFile
from gieo.identity.models import Organisation, OrganisationKind, Province
from gieo.kernel.actors import Actor
from gieo.kernel.asking import Ask, Kept, Picked
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Facts
from gieo.rulebooks import library


class StandingRow(Facts):
    """One member of a new term."""

    person: Annotated[Picked, Ask(label=_("Thành viên"), choices="people")]
    seat: Annotated[CouncilSeat, Ask(label=_("Tư cách"))]
    body: Annotated[Picked | None, Ask(label=_("Cơ quan cử"), choices="bodies")] = None
    field: Annotated[Picked | None, Ask(label=_("Lĩnh vực"), choices="fields")] = None
    locality: Annotated[Picked | None, Ask(label=_("Địa phương"), choices="localities")] = None


class StandingFacts(Facts):
    """A new term."""

    title: Annotated[str, Ask(label=_("Tên hội đồng"))]
    number: Annotated[str, Ask(label=_("Số quyết định"), help=_("Do văn thư cấp"))]
    decided_on: Annotated[date, Ask(label=_("Ngày quyết định"))]
    term_ends_on: Annotated[date, Ask(label=_("Hết nhiệm kỳ ngày"))]
    members: Annotated[tuple[StandingRow, ...], Ask(label=_("Thành viên hội đồng"))]
    reason: Annotated[str, Ask(label=_("Căn cứ chọn thành viên"), long=True)] = ""


class LeaveFacts(Facts):
    """Who leaves, after which day."""

    member: Annotated[Picked, Ask(label=_("Thành viên"), choices="members")]
    last_day: Annotated[date, Ask(label=_("Đến hết ngày"))]


class FillFacts(Facts):
    """Who takes a vacant seat over."""

    seat: Annotated[Picked, Ask(label=_("Vị trí khuyết"), choices="vacant")]
    person: Annotated[Picked, Ask(label=_("Thành viên"), choices="people")]
    body: Annotated[Picked | None, Ask(label=_("Cơ quan cử"), choices="bodies")] = None
    first_day: Annotated[date, Ask(label=_("Từ ngày"))]
    number: Annotated[str, Ask(label=_("Số quyết định"))]


class AssignmentFacts(Facts):
    """What a member follows (CT-3-1c)."""

    member: Annotated[Picked, Ask(label=_("Thành viên"), choices="members")]
    fields: Annotated[tuple[Picked, ...], Ask(label=_("Lĩnh vực"), choices="fields")] = ()
    localities: Annotated[tuple[Picked, ...], Ask(label=_("Địa phương"), choices="localities")] = ()


class SessionTheme(Facts):
    """A thematic session."""

    theme: Annotated[Picked, Ask(label=_("Chuyên đề"), choices="themes")]
    title: Annotated[str, Ask(label=_("Nội dung"))]
    held_at: Annotated[datetime, Ask(label=_("Phiên họp lúc"))]
    place: Annotated[str, Ask(label=_("Nơi họp hoặc đường dẫn họp trực tuyến"))]
    agenda: Annotated[str, Ask(label=_("Chương trình"), long=True)]


class FollowUpRow(Facts):
    """Something to do."""

    words: Annotated[str, Ask(label=_("Việc"))]
    body: Annotated[Picked, Ask(label=_("Cơ quan làm"), choices="bodies")]
    due_on: Annotated[date, Ask(label=_("Hạn"))]


class ConclusionFacts(Facts):
    """What a session concluded."""

    session: Annotated[Picked, Ask(label=_("Phiên họp"), choices="open_sessions")]
    present: Annotated[tuple[Picked, ...], Ask(label=_("Thành viên có mặt"), choices="members")]
    authorisation: Annotated[
        str,
        Ask(label=_("Giấy ủy quyền cho phó chủ tịch"), help=_("Khi chủ tịch vắng mặt: số, ngày giấy ủy quyền.")),
    ] = ""
    conclusions: Annotated[str, Ask(label=_("Kết luận"), long=True)]
    follow_ups: Annotated[tuple[FollowUpRow, ...], Ask(label=_("Việc thực hiện"))] = ()


class DoneFacts(Facts):
    """What was done, and when."""

    follow_up: Annotated[Picked, Ask(label=_("Việc"), choices="follow_ups")]
    done_on: Annotated[date, Ask(label=_("Xong ngày"))]


class TechnologyRow(Facts):
    """One technology."""

    name: Annotated[str, Ask(label=_("Công nghệ"))]
    aim: Annotated[str, Ask(label=_("Đầu tư cho"))] = ""


class TechnologyFacts(Facts):
    """The list of a period."""

    first_year: Annotated[int, Field(ge=2000, le=2100), Ask(label=_("Từ năm"))]
    last_year: Annotated[int, Field(ge=2000, le=2100), Ask(label=_("Đến năm"))]
    document: Annotated[str, Ask(label=_("Văn bản thông qua"))]
    adopted_on: Annotated[date, Ask(label=_("Thông qua ngày"))]
    technologies: Annotated[tuple[TechnologyRow, ...], Ask(label=_("Công nghệ ưu tiên đầu tư"))]


class RegulationFacts(Facts):
    """A new version of the working regulation."""

    file: Annotated[Kept, Ask(label=_("Tệp quy chế"))]
    adopted_on: Annotated[date, Ask(label=_("Ban hành ngày"))]
    note: Annotated[str, Ask(label=_("Nội dung sửa đổi"))] = ""


@dataclass(frozen=True, slots=True)
class StandingAct:
    """One act: its words, what it asks, what it does, and whether a running council is needed.

    `do` takes (province, running council, facts, actor, instant).
    """

    label: str
    facts: type[Facts]
    do: Callable[[Province, Any, Any, Actor, datetime], object]
    icon: str
    needs_council: bool = True


def _found(province: Province, _council: Council, facts: StandingFacts, actor: Actor, at: datetime) -> object:
    members = [
        NewMember(
            person=row.person.pk,
            seat=row.seat,
            nominating_body=row.body.pk if row.body else None,
            science_fields=[str(row.field.id)] if row.field else [],
            localities=[row.locality.pk] if row.locality else [],
        )
        for row in facts.members
    ]
    return found_standing_council(
        province=province,
        title=facts.title,
        decision=facts.number,
        decided_on=facts.decided_on,
        term_ends_on=facts.term_ends_on,
        members=members,
        reason=facts.reason,
        actor=actor,
        at=at,
    )


def _member(council: Council, picked: Picked) -> Membership:
    return council.memberships.get(pk=picked.pk)


def _leave(_province: Province, council: Council, facts: LeaveFacts, actor: Actor, _at: datetime) -> object:
    return end_membership(membership=_member(council, facts.member), last_day=facts.last_day, actor=actor)


def _fill(_province: Province, council: Council, facts: FillFacts, actor: Actor, _at: datetime) -> object:
    vacant = _member(council, facts.seat)
    member = NewMember(
        person=facts.person.pk,
        seat=vacant.in_council,
        nominating_body=facts.body.pk if facts.body else None,
        science_fields=vacant.science_fields,
        localities=list(vacant.localities.values_list("pk", flat=True)),
    )
    return fill_seat(vacant=vacant, member=member, first_day=facts.first_day, decision=facts.number, actor=actor)


def _assign(_province: Province, council: Council, facts: AssignmentFacts, actor: Actor, _at: datetime) -> object:
    return assign_to(
        membership=_member(council, facts.member),
        science_fields=[str(each.id) for each in facts.fields],
        localities=[each.pk for each in facts.localities],
        actor=actor,
    )


def _call(_province: Province, council: Council, facts: SessionTheme, actor: Actor, at: datetime) -> object:
    said = {name: getattr(facts, name) for name in ("title", "held_at", "place", "agenda")}
    return call_session(council=council, theme=str(facts.theme.id), actor=actor, at=at, **said)


def _conclude(_province: Province, council: Council, facts: ConclusionFacts, actor: Actor, at: datetime) -> object:
    bodies = Organisation.objects.in_bulk({row.body.pk for row in facts.follow_ups})
    return conclude_session(
        session=council.sessions.get(pk=facts.session.pk),
        present={each.pk for each in facts.present},
        authorisation=facts.authorisation,
        conclusions=facts.conclusions,
        follow_ups=[Task(row.words, bodies[row.body.pk], row.due_on) for row in facts.follow_ups],
        actor=actor,
        at=at,
    )


def _done(_province: Province, council: Council, facts: DoneFacts, actor: Actor, _at: datetime) -> object:
    found = FollowUp.objects.select_related("session__council").get(pk=facts.follow_up.pk, session__council=council)
    return finish_follow_up(follow_up=found, done_on=facts.done_on, actor=actor)


def _adopt(_province: Province, council: Council, facts: RegulationFacts, actor: Actor, _at: datetime) -> object:
    file = StoredFile.objects.get(pk=facts.file.id)
    return adopt_regulation(council=council, file=file, adopted_on=facts.adopted_on, note=facts.note, actor=actor)


def _state(_province: Province, council: Council, facts: TechnologyFacts, actor: Actor, at: datetime) -> object:
    said = {name: getattr(facts, name) for name in ("first_year", "last_year", "document", "adopted_on")}
    named = [(row.name, row.aim) for row in facts.technologies]
    return state_technologies(council=council, technologies=named, actor=actor, at=at, **said)


STANDING_ACTS: dict[str, StandingAct] = {
    "thanh-lap": StandingAct(_("Thành lập hội đồng nhiệm kỳ mới"), StandingFacts, _found, "users-group", False),
    "thoi-tham-gia": StandingAct(_("Thành viên thôi tham gia"), LeaveFacts, _leave, "logout"),
    "kien-toan": StandingAct(_("Kiện toàn vị trí khuyết"), FillFacts, _fill, "user-plus"),
    "phan-cong": StandingAct(_("Phân công theo dõi"), AssignmentFacts, _assign, "map-pin"),
    "phien-chuyen-de": StandingAct(_("Mời họp chuyên đề"), SessionTheme, _call, "calendar-plus"),
    "ket-luan": StandingAct(_("Ghi kết luận phiên họp"), ConclusionFacts, _conclude, "checklist"),
    "xong-viec": StandingAct(_("Ghi việc đã xong"), DoneFacts, _done, "checks"),
    "cong-nghe": StandingAct(_("Công bố công nghệ ưu tiên"), TechnologyFacts, _state, "list-numbers"),
    "quy-che": StandingAct(_("Ban hành quy chế làm việc"), RegulationFacts, _adopt, "book-upload"),
}


def standing_choices(name: str, province: Province, council: Council | None, on: date) -> Options:
    """The lists the acts pick from."""
    living = Organisation.objects.filter(province=province).valid_on(on).order_by("name")
    if name == "people":
        return seatable(province)
    if name == "bodies":
        return list(living.values_list("pk", "name"))
    if name == "fields":
        return [(field.key, field.name) for field in province.latest_rulebook.fields]
    if name == "localities":
        districts = list(living.filter(kind=OrganisationKind.DISTRICT).values_list("pk", "name"))
        return districts or list(living.filter(kind=OrganisationKind.COMMUNE).values_list("pk", "name"))
    return _of_council(name, council, on) if council else ()


def _of_council(name: str, council: Council, on: date) -> Options:
    if name == "themes":
        return [(theme.key, theme.text) for theme in library.get(council.rulebook).session_themes]
    seats = Membership.objects.filter(council=council).select_related("person", "successor").order_by("pk")
    if name == "members":
        return [(seat.pk, str(seat)) for seat in seats if seat.valid_to is None]
    if name == "vacant":
        return [(seat.pk, str(seat)) for seat in seats if seat.is_vacant_on(on)]
    if name == "open_sessions":
        waiting = ThematicSession.objects.filter(council=council, concluded_at__isnull=True)
        return [(each.pk, f"{each.held_at:%d/%m/%Y} {each.title}") for each in waiting]
    undone = FollowUp.objects.filter(session__council=council, done_on__isnull=True).select_related("body")
    return [(each.pk, f"{each.words} ({each.body})") for each in undone]
