"""The quorum against a count by hand, seat by seat, under both laws."""

from itertools import combinations

import pytest

from gieo.councils.rules.quorum import Present, empty_seats, too_few
from gieo.councils.seats import CouncilSeat as Seat
from gieo.rulebooks import library

pytestmark = pytest.mark.unit

COUNCIL = (Seat.CHAIR, Seat.VICE_CHAIR, Seat.REVIEWER, Seat.REVIEWER, Seat.SECRETARY, Seat.MEMBER, Seat.MEMBER)
LAW_2013 = library.get("vn-2013/2023-11-27").councils["determination"]
LAW_2025 = library.get("vn-2025/2025-10-14").councils["determination"]


def may_sit(rule, there, *, authorised=False):
    present = Present(members=len(COUNCIL), reviewers=2, seats=there, is_vice_authorised=authorised)
    return too_few(present, rule) is None and empty_seats(present, rule) is None


def by_hand(there, *, authorised, reviewers, secretary):
    led = Seat.CHAIR in there or (Seat.VICE_CHAIR in there and authorised)
    return (
        3 * len(there) >= 2 * len(COUNCIL)
        and led
        and there.count(Seat.REVIEWER) >= reviewers
        and (Seat.SECRETARY in there or not secretary)
    )


@pytest.mark.parametrize("authorised", [False, True])
@pytest.mark.parametrize(
    ("rule", "reviewers", "secretary"), [(LAW_2013, 2, True), (LAW_2025, 1, False)], ids=["2013", "2025"]
)
def test_every_company_of_seven_members(rule, reviewers, secretary, authorised):
    for size in range(len(COUNCIL) + 1):
        for there in combinations(COUNCIL, size):
            expected = by_hand(there, authorised=authorised, reviewers=reviewers, secretary=secretary)
            assert may_sit(rule, there, authorised=authorised) is expected, there


def test_a_refusal_names_the_numbers_the_seats_and_the_article():
    present = Present(members=9, reviewers=2, seats=[Seat.CHAIR, Seat.REVIEWER])
    few, seats = too_few(present, LAW_2013), empty_seats(present, LAW_2013)
    assert few is not None
    assert seats is not None
    assert str(few) == "Có 2 trên 9 thành viên tham gia, cần ít nhất 6."
    assert str(seats) == "Chưa có mặt: cả hai phản biện; thư ký khoa học."
    assert few.basis[0] == "ND08-2014:33.1"
