"""Ratings: of a member from products, report and day of filing; of a council; and the ends of 2025."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gieo.acceptance.rules.rating import (
    Filing,
    MemberRating,
    OutcomeCode,
    Product,
    Quality,
    Quantity,
    Rating,
    conclude,
    rate,
    rate_by_council,
)
from gieo.rulebooks import library
from gieo.rulebooks.models import AcceptanceRule

pytestmark = pytest.mark.unit

EXCELLENT, MET, NOT_MET = Rating.EXCELLENT, Rating.MET, Rating.NOT_MET


def rule(family: str = "vn-2013") -> AcceptanceRule:
    found = library.latest(family).acceptance
    assert found is not None
    return found


IN_TIME = Filing(ended_on=date(2024, 3, 29), filed_on=date(2024, 4, 26))


def rated(*products: Product, report: Rating = MET, filing: Filing = IN_TIME) -> MemberRating:
    return rate(products, report=report, filing=filing, rule=rule())


def product(*quantities: tuple[Any, Any], qualities: tuple[Rating, ...] = ()) -> Product:
    return Product(
        name="Giống",
        quantities=tuple(Quantity(f"SL{at}", *numbers) for at, numbers in enumerate(quantities)),
        qualities=tuple(Quality(f"CL{at}", rating) for at, rating in enumerate(qualities)),
    )


def codes(said: MemberRating) -> list[str]:
    return [reason.code for reason in said.reasons]


# ---------------------------------------------------------------- a member


@pytest.mark.parametrize(
    ("ordered", "delivered", "rating"),
    [(10, 11, EXCELLENT), (10, 10, MET), (10, 9, NOT_MET), (Fraction(5, 2), Fraction(5, 2), MET)],
)
def test_a_number_above_the_order_is_excellent_exactly_as_ordered_is_met(ordered, delivered, rating):
    assert Quantity("kg", ordered, delivered).rating is rating


def test_excellent_is_above_the_order_in_everything():
    assert rated(product((10, 11), (2, 3), qualities=(EXCELLENT,))).rating is EXCELLENT
    assert rated(product((10, 11), (2, 2), qualities=(EXCELLENT,))).rating is MET
    assert rated(product((10, 11), (2, 3), qualities=(MET,))).rating is MET
    assert rated(product((10, 11)), product((1, 1))).rating is MET


@pytest.mark.parametrize("report", [EXCELLENT, MET])
def test_a_report_that_can_be_completed_hinders_no_rating(report):
    assert rated(product((10, 11)), report=report).rating is EXCELLENT


def test_one_quality_short_is_not_met():
    said = rated(product((10, 11), qualities=(EXCELLENT, NOT_MET)))
    assert said.rating is NOT_MET
    assert codes(said) == ["quality_not_met"]
    assert "CL1" in str(said.reasons[0])


@pytest.mark.parametrize(
    ("delivered", "rating", "reasons"),
    [
        ([8, 8, 8, 6], MET, []),  # three of four, and the fourth reaches exactly three quarters
        ([8, 8, 8, 5], NOT_MET, ["far_too_short"]),
        ([8, 8, 7, 7], NOT_MET, ["too_few_quantities"]),
        ([8, 8, 7, 5], NOT_MET, ["too_few_quantities", "far_too_short"]),
    ],
)
def test_three_quarters_of_the_numbers_and_three_quarters_of_each_short_one(delivered, rating, reasons):
    said = rated(product(*((8, number) for number in delivered)))
    assert said.rating is rating
    assert codes(said) == reasons
    assert all(str(reason) for reason in said.reasons)


def test_a_short_number_among_few_cannot_be_made_up():
    assert rated(product((4, 3))).rating is NOT_MET  # none of one criterion is met
    assert rated(product((4, 3), (1, 1), (1, 1), (1, 1))).rating is MET
    assert rated(product((4, 3)), product((1, 1), (1, 1), (1, 1))).rating is MET  # counted over all products


def test_fractions_are_compared_exactly():
    third = Fraction(1, 3)
    assert rated(product((third, third * Fraction(3, 4)), (1, 1), (1, 1), (1, 1))).rating is MET
    almost = third * Fraction(3, 4) - Fraction(1, 10**12)
    assert rated(product((third, almost), (1, 1), (1, 1), (1, 1))).rating is NOT_MET


def test_a_report_not_met_is_not_met():
    assert codes(rated(product((10, 11)), report=NOT_MET)) == ["report_not_met"]


@pytest.mark.parametrize(
    ("filed_on", "late"),
    [(date(2024, 9, 30), False), (date(2024, 10, 1), True)],  # six months after 29/3 is Sunday 29/9
)
def test_a_file_more_than_six_months_late_is_not_met(filed_on, late):
    said = rated(product((10, 11)), filing=Filing(ended_on=date(2024, 3, 29), filed_on=filed_on))
    assert codes(said) == (["filed_too_late"] if late else [])


def test_everything_wrong_is_said_at_once():
    said = rated(
        product((8, 1), qualities=(NOT_MET, NOT_MET)),
        report=NOT_MET,
        filing=Filing(ended_on=date(2023, 1, 1), filed_on=date(2024, 1, 1)),
    )
    assert codes(said) == [
        "quality_not_met",
        "quality_not_met",
        "too_few_quantities",
        "far_too_short",
        "report_not_met",
        "filed_too_late",
    ]
    assert all(key in library.legal_index() for reason in said.reasons for key in reason.basis)


@pytest.mark.parametrize("products", [(), (Product("Giống"),)])
def test_nothing_to_rate_is_an_error(products):
    with pytest.raises(ValueError, match="no criterion"):
        rated(*products)


numbers = st.tuples(st.integers(1, 12), st.integers(0, 14))
ratings = st.sampled_from(Rating)


@given(
    st.lists(
        st.tuples(st.lists(numbers, max_size=5), st.lists(st.sampled_from([MET, MET, EXCELLENT, NOT_MET]), max_size=3)),
        min_size=1,
        max_size=3,
    ),
    ratings,
)
def test_a_member_rates_as_a_naive_reader_of_the_circular(rows, report):
    if not any(quantities or qualities for quantities, qualities in rows):
        return
    all_numbers = [pair for quantities, _ in rows for pair in quantities]
    all_qualities = [rating for _, qualities in rows for rating in qualities]
    enough = [pair for pair in all_numbers if pair[1] >= pair[0]]
    holds = (
        "not_met" not in all_qualities
        and report != "not_met"
        and len(enough) * 4 >= len(all_numbers) * 3
        and not any(delivered * 4 < ordered * 3 for ordered, delivered in all_numbers)
    )
    above = all(delivered > ordered for ordered, delivered in all_numbers) and set(all_qualities) <= {"excellent"}
    expected = ("excellent" if above else "met") if holds else "not_met"
    said = rated(*(product(*quantities, qualities=tuple(qualities)) for quantities, qualities in rows), report=report)
    assert said.rating == expected


# ---------------------------------------------------------------- the council

# members present: Excellent needs (≥3/4), fails from (>1/3) (regulations/2013-law.md, 5.9)
LIMITS = {5: (4, 2), 6: (5, 3), 7: (6, 3), 8: (6, 3), 9: (7, 4), 10: (8, 4), 11: (9, 4)}


@pytest.mark.parametrize(("present", "limits"), LIMITS.items())
def test_the_council_follows_the_threshold_table(present, limits):
    excellent, fails = limits

    def council(many: int, rating: Rating, rest: Rating) -> Rating:
        ballots = [rating] * many + [rest] * (present - many)
        return rate_by_council(ballots, present=present, rule=rule()).rating

    assert council(excellent, EXCELLENT, MET) is EXCELLENT
    assert council(excellent - 1, EXCELLENT, MET) is MET
    assert council(fails, NOT_MET, MET) is NOT_MET
    assert council(fails - 1, NOT_MET, MET) is MET
    assert council(fails, NOT_MET, EXCELLENT) is NOT_MET


def test_one_who_rates_not_met_keeps_the_task_from_excellent():
    said = rate_by_council([EXCELLENT] * 8 + [NOT_MET], present=9, rule=rule())
    assert said.rating is MET
    assert said.reason is not None
    assert said.reason.code == "council_not_excellent"
    assert "8 trên 9" in str(said.reason)


def test_the_count_is_shown_and_void_ballots_leave_their_members_present():
    said = rate_by_council([EXCELLENT] * 6 + [MET, None], present=9, rule=rule())
    assert (said.excellent, said.met, said.not_met, said.void, said.present) == (6, 1, 0, 1, 9)
    assert said.rating is MET  # 6 of 9 present, 7 would be needed
    failed = rate_by_council([NOT_MET] * 4 + [None] * 5, present=9, rule=rule())
    assert failed.rating is NOT_MET
    assert str(failed.reason) == "4 trên 9 thành viên dự họp xếp không đạt."
    assert rate_by_council([EXCELLENT] * 7, present=7, rule=rule()).reason is None


@pytest.mark.parametrize(("ballots", "present"), [([], 0), ([MET] * 3, 2)])
def test_impossible_sittings_are_refused(ballots, present):
    with pytest.raises(ValueError, match="members present"):
        rate_by_council(ballots, present=present, rule=rule())


@given(st.lists(st.one_of(ratings, st.none()), max_size=11), st.integers(0, 4))
def test_a_council_rates_as_a_naive_count(ballots, absent):
    present = len(ballots) + absent
    if not present:
        return
    excellent = len([one for one in ballots if one == "excellent"])
    not_met = len([one for one in ballots if one == "not_met"])
    expected = "met"
    if excellent + excellent // 3 >= present and not not_met:  # a third more of them would be everybody
        expected = "excellent"
    if not_met + not_met + not_met > present:
        expected = "not_met"
    assert rate_by_council(ballots, present=present, rule=rule()).rating == expected


# ---------------------------------------------------------------- the ends of 2025

CONDITIONS = ("procedure", "honesty", "money", "reported")


def test_a_task_that_is_met_is_achieved_whatever_is_shown():
    for rating in (EXCELLENT, MET):
        assert conclude(rating, shown=(), rule=rule("vn-2025")).code is OutcomeCode.ACHIEVED


def test_a_failure_is_accepted_risk_only_when_every_condition_is_shown():
    assert conclude(NOT_MET, shown=CONDITIONS, rule=rule("vn-2025")).code is OutcomeCode.NOT_ACHIEVED_RISK
    assert tuple(condition.key for condition in rule("vn-2025").accepted_risk) == CONDITIONS
    for missing in CONDITIONS:
        said = conclude(NOT_MET, shown=set(CONDITIONS) - {missing}, rule=rule("vn-2025"))
        assert said.code is OutcomeCode.NOT_ACHIEVED_FAULT
        assert [(reason.code, reason.field) for reason in said.reasons] == [("risk_not_shown", missing)]


def test_the_law_of_2013_knows_no_accepted_risk():
    with pytest.raises(ValueError, match="no accepted risk"):
        conclude(NOT_MET, shown=CONDITIONS, rule=rule("vn-2013"))
