"""From the checked call to the ballots."""

from gieo.councils.models import Council, Membership
from gieo.councils.seats import CouncilSeat
from gieo.councils.sitting.facts import (
    Answer,
    DeclarationFacts,
    FoundFacts,
    MemberRow,
    PapersFacts,
    SittingFacts,
    VotingFacts,
)
from gieo.dossiers.docket import entry_of
from gieo.identity.models import Person
from gieo.kernel.actors import Role
from gieo.kernel.asking import Picked
from gieo.selection.models import Application, Call, Selection
from gieo.selection.selection.facts import BallotFacts, MarkRow, OpinionRow
from gieo.selection.selection.states import Opinion
from gieo.selection.services.open_selection import open_selection
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
    return FoundFacts(members=tuple(rows), reason="Đúng chuyên ngành")


def selection_of(call: Call) -> Selection:
    return open_selection(parent=entry_of(call), at=call.state_since)


def voting(cast: Cast, selection: Selection) -> Selection:
    """Founded, called, declared, sat: all seven members may vote."""
    officer = cast.of(Role.SCIENCE_OFFICER)
    item = cast.do(selection, "found_council", cast.of(Role.CHAIRMAN), "2025-03-10 08:00", founding(cast))
    papers = PapersFacts(sitting_at=cast.time("2025-03-25 09:00"), place="Sở KH&CN", papers="Hồ sơ đăng ký")
    item = cast.do(item, "send_papers", officer, "2025-03-11 08:00", papers)
    for number in range(len(SEATS)):
        item = cast.do(item, "declare", cast.member(number), "2025-03-12 08:00", DeclarationFacts(answer=Answer.NONE))
    there = tuple(picked(member) for member in members_of(item.council))
    item = cast.do(item, "open_sitting", officer, "2025-03-25 09:00", SittingFacts(present=there))
    return cast.do(item, "open_voting", officer, "2025-03-25 10:00", VotingFacts(present=there))


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
