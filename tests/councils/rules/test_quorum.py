"""Quorum: enough members and everybody whose seat must be filled; by the threshold table and a naive look."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gieo.councils.rules.quorum import Attendance, Position, Quorum, quorum
from gieo.rulebooks import library
from gieo.rulebooks.models import BallotRule, CouncilRule, Seat

pytestmark = pytest.mark.unit

COUNCIL = library.get("vn-2013/2023-11-27").councils["determination"]
SEATED = (Position.CHAIR, Position.VICE_CHAIR, Position.REVIEWER, Position.REVIEWER, Position.SCIENTIFIC_SECRETARY)


def council(members: int, *absent: int, authorised: bool = False) -> list[Attendance]:
    """Chair, vice, two reviewers, secretary, members; `absent` by place."""
    positions = [*SEATED, *[Position.MEMBER] * (members - len(SEATED))]
    return [
        Attendance(
            person=f"M{at}",
            positions=frozenset({position}),
            present=at not in absent,
            authorised=authorised and position is Position.VICE_CHAIR,
        )
        for at, position in enumerate(positions)
    ]


def codes(sitting: Quorum) -> list[str]:
    assert sitting.is_reached is (not sitting.refusals)
    assert all(key in library.legal_index() for refusal in sitting.refusals for key in refusal.basis)
    assert all(str(refusal) for refusal in sitting.refusals)
    return [refusal.code for refusal in sitting.refusals]


# members: present (regulations/2013-law.md, 5.9, ≥2/3)
NEEDED = {5: 4, 6: 4, 7: 5, 8: 6, 9: 6, 10: 7, 11: 8}


@pytest.mark.requirement("CT-2-2b")
@pytest.mark.parametrize(("members", "needed"), NEEDED.items())
def test_two_thirds_of_the_members_must_be_there(members, needed):
    vice = replace(council(members)[1], present=False)  # his seat is filled by the chair
    rest = [one for one in council(members) if one.person != vice.person]

    def sitting(present: int) -> Quorum:
        missing = members - 1 - present
        return quorum(
            [vice, *(replace(one, present=at < len(rest) - missing) for at, one in enumerate(rest))], rule=COUNCIL
        )

    assert sitting(needed).needed == needed
    assert "too_few_present" not in codes(sitting(needed))
    assert "too_few_present" in codes(sitting(needed - 1))
    assert (sitting(needed).members, sitting(needed).present) == (members, needed)


@pytest.mark.requirement("CT-2-2b")
@pytest.mark.parametrize(
    ("absent", "expected"),
    [
        ((), []),
        ((1,), []),
        ((0,), ["no_chair"]),
        ((0, 1), ["no_chair"]),
        ((2,), ["reviewers_missing"]),
        ((2, 3), ["reviewers_missing"]),
        ((4,), ["no_secretary"]),
        ((6, 7, 8), []),
        ((5, 6, 7, 8), ["too_few_present"]),
        ((0, 2, 4, 5), ["too_few_present", "no_chair", "reviewers_missing", "no_secretary"]),
    ],
)
def test_every_seat_that_must_be_filled_is(absent, expected):
    assert codes(quorum(council(9, *absent), rule=COUNCIL)) == expected


def test_the_vice_chairs_with_written_authority_only():
    assert quorum(council(9), rule=COUNCIL).chaired_by == "M0"
    without = quorum(council(9, 0), rule=COUNCIL)
    assert (without.chaired_by, codes(without)) == ("", ["no_chair"])
    with_authority = quorum(council(9, 0, authorised=True), rule=COUNCIL)
    assert (with_authority.chaired_by, codes(with_authority)) == ("M1", [])
    assert quorum(council(9, authorised=True), rule=COUNCIL).chaired_by == "M0"


def test_a_dossier_has_as_many_reviewers_as_the_law_wants():
    one_reviewer = [one for one in council(9) if one.person != "M3"]
    assert codes(quorum(one_reviewer, rule=COUNCIL)) == ["reviewers_missing"]


def test_the_numbers_stand_in_the_reason():
    sitting = quorum(council(9, 5, 6, 7, 8), rule=COUNCIL)
    assert str(sitting.refusals[0]) == "Có mặt 5 trên 9 thành viên, cần ít nhất 6."
    assert sitting.refusals[0].basis == COUNCIL.quorum.basis


# ---------------------------------------------------------------- other councils


def other(*seats: Seat, share: str = "2/3") -> CouncilRule:
    reached = BallotRule(share=share, strict=False, of="thành viên", basis=("TT20-2023:9.1",))
    return CouncilRule(
        title="Tổ", smallest=1, largest=11, reviewers=0, quorum=reached, must_attend=seats, basis=("TT20-2023:8.4",)
    )


@pytest.mark.parametrize(
    ("seat", "position", "code"),
    [
        (Seat.ONE_REVIEWER, Position.REVIEWER, "no_reviewer"),
        (Seat.COUNCIL_REPRESENTATIVE, Position.COUNCIL_REPRESENTATIVE, "no_representative"),
        (Seat.SPECIALIST_UNIT, Position.SPECIALIST_UNIT, "no_specialist_unit"),
        (Seat.LEAD_ORGANISATION, Position.LEAD_ORGANISATION, "no_lead_organisation"),
    ],
)
def test_teams_have_seats_of_their_own(seat, position, code):
    somebody = Attendance(person="A")
    holder = Attendance(person="B", positions=frozenset({Position.MEMBER, position}))
    assert codes(quorum([somebody, holder], rule=other(seat))) == []
    assert codes(quorum([somebody, replace(holder, present=False)], rule=other(seat, share="1/2"))) == [code]
    assert codes(quorum([somebody], rule=other(seat))) == [code]


def test_one_of_two_reviewers_is_enough_where_the_law_says_so():
    absent = replace(council(9)[2], present=False)
    invited = [absent if one.person == absent.person else one for one in council(9)]
    assert codes(quorum(invited, rule=other(Seat.ONE_REVIEWER))) == []


def test_guests_fill_a_seat_but_are_not_counted():
    team = [Attendance(person=f"M{at}", present=at < 3) for at in range(4)]
    host = Attendance(person="H", positions=frozenset({Position.LEAD_ORGANISATION}), is_member=False)
    sitting = quorum([*team, host], rule=other(Seat.LEAD_ORGANISATION, share="3/4"))
    assert (sitting.members, sitting.present, sitting.needed) == (4, 3, 3)
    assert codes(sitting) == []


@pytest.mark.parametrize("invited", [[], [Attendance(person="A", is_member=False)], [Attendance(person="A")] * 2])
def test_a_council_has_members_each_of_them_once(invited):
    with pytest.raises(ValueError, match="each of them once"):
        quorum(invited, rule=COUNCIL)


def test_every_seat_of_every_rulebook_can_be_tested():
    for book in library.rulebooks():
        for rule in book.councils.values():
            everybody = Attendance(person="A", positions=frozenset(Position))
            more = [Attendance(person=f"R{at}", positions=frozenset({Position.REVIEWER})) for at in range(2)]
            assert codes(quorum([everybody, *more], rule=rule)) == []


@given(st.integers(5, 11), st.sets(st.integers(0, 10)), st.booleans())
def test_a_sitting_agrees_with_a_naive_look(members, absent, authorised):
    sitting = quorum(council(members, *absent, authorised=authorised), rule=COUNCIL)
    there = [at for at in range(members) if at not in absent]
    chaired = 0 in there or (1 in there and authorised)
    expected = 3 * len(there) >= 2 * members and chaired and {2, 3, 4} <= set(there)
    assert sitting.is_reached is expected
