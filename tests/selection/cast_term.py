"""A council that sits for a term, founded on the dossiers of a call."""

from datetime import date

from gieo.councils.models import Membership
from gieo.councils.seats import CouncilSeat
from gieo.councils.sitting.facts import FoundTermFacts, MemberRow, ReviewerRow, ReviewersFacts
from gieo.kernel.actors import Role
from gieo.kernel.asking import Picked
from gieo.selection.models import Selection
from tests.selection.cast import Cast, checked_call
from tests.selection.cast_council import picked, selection_of

FRUIT, CENTRE = "Viện Cây ăn quả", "Trung tâm Giống"
PLAIN = (CouncilSeat.CHAIR, CouncilSeat.VICE_CHAIR, CouncilSeat.SECRETARY, *(CouncilSeat.MEMBER,) * 4)
FOUNDED, SENT = "2025-03-10 08:00", "2025-03-11 09:00"
TERM_ENDS = date(2028, 12, 31)
EACH_ITS_TWO = ((0, 3), (0, 4), (1, 5), (1, 6))


def term(cast: Cast, seats=PLAIN, ends: date = TERM_ENDS) -> FoundTermFacts:
    rows = (MemberRow(person=picked(cast.expert(number)), seat=seat) for number, seat in enumerate(seats))
    return FoundTermFacts(members=tuple(rows), reason="Hội đồng của lĩnh vực", term_ends_on=ends)


def founded(cast: Cast, *hosts: str) -> Selection:
    """A council of seven whose four plain members review what lies before it."""
    item = selection_of(checked_call(cast, *(hosts or (FRUIT, CENTRE))))
    return cast.do(item, "found_term_council", cast.of(Role.CHAIRMAN), FOUNDED, term(cast))


def named(item: Selection, *pairs: tuple[int, int]) -> ReviewersFacts:
    """Reviewers by place of the dossier and place of the member."""
    members = list(Membership.objects.filter(council=item.council).order_by("pk"))
    rows = (
        ReviewerRow(
            dossier=Picked(id=item.applications[dossier].number, name=""),
            reviewer=Picked(id=members[member].pk, name=""),
        )
        for dossier, member in pairs
    )
    return ReviewersFacts(reviewers=tuple(rows))
