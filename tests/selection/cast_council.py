"""From the checked call to the ballots."""

from collections.abc import Sequence
from typing import Any

from gieo.councils.models import Attendance, Council, Declaration, Membership
from gieo.councils.seats import CouncilSeat
from gieo.councils.services.found_council import NewMember, found_council
from gieo.councils.sitting.facts import FoundFacts, MemberRow
from gieo.councils.sitting.tellers import counting
from gieo.dossiers import docket
from gieo.dossiers.docket import entry_of
from gieo.identity.models import Person
from gieo.kernel.actors import Role
from gieo.kernel.asking import Picked
from gieo.selection.models import Application, Call, Selection
from gieo.selection.selection.facts import BallotFacts, MarkRow, OpinionRow
from gieo.selection.selection.procedure import SELECTION_PROCEDURE
from gieo.selection.selection.states import Opinion
from gieo.selection.services.open_selection import open_selection
from tests.councils.secretaries import secretaries
from tests.selection.cast import Cast

SEATS = (
    CouncilSeat.CHAIR,
    CouncilSeat.VICE_CHAIR,
    CouncilSeat.REVIEWER,
    CouncilSeat.REVIEWER,
    CouncilSeat.SECRETARY,
    CouncilSeat.MEMBER,
    CouncilSeat.MEMBER,
)

# ---------------------------------------------------------------- the council


def picked(thing: Person | Membership | Application) -> Picked:
    name = thing.full_name if isinstance(thing, Person) else str(thing)
    return Picked(id=thing.pk, name=name)


def founding(cast: Cast, people: list[Person] | None = None) -> FoundFacts:
    people = people or [cast.expert(number) for number in range(len(SEATS))]
    rows = (MemberRow(person=picked(person), seat=seat) for person, seat in zip(people, SEATS, strict=True))
    helpers = secretaries(cast.province, 1 if cast.code == "BN" else 2)
    return FoundFacts(members=tuple(rows), secretaries=helpers, reason="Đúng chuyên ngành")


def selection_of(call: Call) -> Selection:
    return open_selection(parent=entry_of(call), at=call.state_since)


def walk(dossier: Any, *states: str, **written: Any) -> Any:
    """A dossier led along its table without its acts, for tests of what comes after; the story walks every act."""
    model = type(dossier)
    for state in states:
        model._base_manager.filter(pk=dossier.pk).update(state=state, **written)
    led = model._base_manager.get(pk=dossier.pk)
    docket.record(led)
    return led


def seated(cast: Cast, selection: Selection, *, helpers: Sequence[Picked] = ()) -> Council:
    """A council of seven."""
    return found_council(
        province=cast.province,
        kind="selection",
        title="Hội đồng tuyển chọn",
        rulebook=selection.rulebook,
        members=[NewMember(person=cast.expert(number).pk, seat=seat) for number, seat in enumerate(SEATS)],
        secretaries=[helper.pk for helper in helpers],
        actor=cast.of(Role.CHAIRMAN),
        at=cast.time("2025-03-10 08:00"),
    )


def voting(cast: Cast, selection: Selection) -> Selection:
    """Founded, called, declared, sat: all seven members may vote."""
    council, entry = seated(cast, selection), entry_of(selection)
    sent, sat = cast.time("2025-03-11 09:00"), cast.time("2025-03-25 09:00")
    members = members_of(council)
    Declaration.objects.bulk_create(Declaration(entry=entry, membership=member, at=sat) for member in members)
    Attendance.objects.bulk_create(
        Attendance(entry=entry, membership=member, is_present=True, at=sat) for member in members
    )
    return walk(
        selection,
        "founded",
        "papers_sent",
        "sitting",
        "voting",
        council=council,
        papers_sent_at=sent,
        sitting_at=sat,
        sat_at=sat,
    )


def members_of(council: Council | None) -> list[Membership]:
    return list(Membership.objects.filter(council=council).order_by("pk"))


def ballot(selection: Selection, marks: dict[str, int], opinion: Opinion | None = Opinion.FOR) -> BallotFacts:
    """The same mark for every criterion of a dossier, by host; 4 of 4 is everything."""
    applications = selection.applications
    rows = [
        MarkRow(
            application=Picked(id=each.number, name=each.number),
            criterion=Picked(id=criterion.key, name=criterion.text),
            mark=marks[each.host.name] * criterion.top_mark // 4,
        )
        for each in applications
        for criterion in selection.score_sheet.criteria
    ]
    said = [
        OpinionRow(application=Picked(id=each.number, name=each.number), opinion=opinion, remark="Có cơ sở khoa học")
        for each in applications
    ]
    return BallotFacts(marks=tuple(rows), opinions=tuple(said))


def everybody_votes(
    cast: Cast, selection: Selection, marks: dict[str, int], opinion: Opinion = Opinion.FOR
) -> Selection:
    for number in range(len(SEATS)):
        facts = ballot(selection, marks, opinion)
        selection = cast.do(selection, "vote", cast.member(number), f"2025-03-25 10:{10 + number}", facts)
    return selection


def counted(cast: Cast, selection: Selection) -> Selection:
    """The scientific secretary opens the ballots."""
    opened: Selection = cast.do(
        selection, "open_count", cast.member(4), "2025-03-25 10:55", counting(SELECTION_PROCEDURE, selection)
    )
    return opened
