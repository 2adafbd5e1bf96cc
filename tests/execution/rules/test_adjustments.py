"""Adjustments: who decides, by the tables of both laws, and the limits of each change."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gieo.execution.rules.adjustments import Request, Ruling, RunningTask, assess
from gieo.rulebooks import library
from gieo.rulebooks.models import AdjustmentRule, AdjustmentSubject, Decider, LumpSumMode

pytestmark = pytest.mark.unit

PARTIAL, FINAL_PRODUCT = LumpSumMode.PARTIAL, LumpSumMode.FINAL_PRODUCT
ASKED = date(2024, 5, 6)
TASK = RunningTask(mode=PARTIAL, term_months=24, ends_on=date(2024, 12, 31), content_done=Fraction(1))


def rule(family: str = "vn-2013") -> AdjustmentRule:
    found = library.latest(family).adjustments
    assert found is not None
    return found


def everything(subject: str, family: str) -> frozenset[str]:
    """All requirements and grounds of a subject."""
    row = rule(family).subject(AdjustmentSubject(subject))
    return frozenset(part.key for part in (*row.requires, *row.grounds))


def ruled(
    subject: str, *, task: RunningTask = TASK, family: str = "vn-2013", shown: frozenset[str] | None = None, **more: Any
) -> Ruling:
    proof = everything(subject, family) if shown is None else shown
    months = {"months": 1} if subject == "extension" else {}
    request = Request(subject=AdjustmentSubject(subject), asked_on=ASKED, shown=proof, **{**months, **more})
    return assessed(request, task, family)


def assessed(request: Request, task: RunningTask, family: str = "vn-2013") -> Ruling:
    ask = library.latest(family).deadline("adjustment.extension_request")
    return assess(request, task=task, rule=rule(family), ask=ask)


def codes(ruling: Ruling) -> list[str]:
    assert all(key in library.legal_index() for refusal in ruling.refusals for key in refusal.basis)
    assert all(str(refusal) for refusal in ruling.refusals)
    assert ruling.may_be_decided is (not ruling.refusals)
    return [refusal.code for refusal in ruling.refusals]


# ---------------------------------------------------------------- the matrix

NOBODY, HOST, NOTICE = Decider.NOBODY, Decider.HOST, Decider.HOST_WITH_NOTICE
AUTHORITY, COUNCIL, DEPARTMENT = Decider.AUTHORITY, Decider.AUTHORITY_WITH_COUNCIL, Decider.DEPARTMENT
# subject: to the final product, partial (regulations/2013-law.md, 3.7)
MATRIX_2013 = {
    "extension": (AUTHORITY, AUTHORITY),
    "shortening": (AUTHORITY, AUTHORITY),
    "title": (NOBODY, COUNCIL),
    "goal": (NOBODY, COUNCIL),
    "product": (NOBODY, COUNCIL),
    "content": (NOTICE, AUTHORITY),
    "lump_total": (NOBODY, NOBODY),
    "lump_lines": (HOST, HOST),
    "non_lump_money": (NOBODY, AUTHORITY),
    "non_lump_increase": (NOBODY, COUNCIL),
    "lump_sum_mode": (NOBODY, NOBODY),
    "management_cost": (NOBODY, NOBODY),
    "principal_investigator": (NOTICE, NOTICE),
    "host": (AUTHORITY, AUTHORITY),
    "materials": (NOTICE, NOTICE),
    "members": (NOTICE, NOTICE),
    "trip_content": (NOTICE, NOTICE),
    "trip_place": (AUTHORITY, AUTHORITY),
    "equipment": (AUTHORITY, AUTHORITY),
    "counterpart_money": (NOTICE, NOTICE),
    "other": (AUTHORITY, AUTHORITY),
}
# the same in both modes (regulations/2025-procedures.md, 3.14)
MATRIX_2025 = {
    "extension": DEPARTMENT,
    "shortening": DEPARTMENT,
    "goal": NOBODY,
    "product": NOBODY,
    "title": AUTHORITY,
    "content": AUTHORITY,
    "host": AUTHORITY,
    "lump_lines": NOTICE,
    "non_lump_money": AUTHORITY,
    "non_lump_increase": AUTHORITY,
    "principal_investigator": DEPARTMENT,
    "members": DEPARTMENT,
    "equipment": AUTHORITY,
    "other": AUTHORITY,
}


def test_the_matrix_of_2013_has_every_subject():
    assert set(MATRIX_2013) == {subject.value for subject in AdjustmentSubject}


@pytest.mark.parametrize(("subject", "deciders"), MATRIX_2013.items())
def test_the_matrix_of_2013(subject, deciders):
    for mode, decider in zip((FINAL_PRODUCT, PARTIAL), deciders, strict=True):
        ruling = ruled(subject, task=replace(TASK, mode=mode))
        assert ruling.decider is decider
        assert codes(ruling) == (["locked"] if decider is NOBODY else [])


@pytest.mark.parametrize("mode", LumpSumMode)
@pytest.mark.parametrize(("subject", "decider"), MATRIX_2025.items())
def test_the_matrix_of_2025(subject, decider, mode):
    ruling = ruled(subject, family="vn-2025", task=replace(TASK, mode=mode))
    assert ruling.decider is decider
    assert codes(ruling) == (["locked"] if decider is NOBODY else [])


@pytest.mark.parametrize("subject", ["goal", "product"])
def test_goal_and_products_are_locked_in_2025_and_the_refusal_says_by_what(subject):
    (refusal,) = ruled(subject, family="vn-2025").refusals
    assert refusal.basis == ("TT44-2026:24.4",)
    assert str(refusal).startswith("Không được điều chỉnh: ")


# ---------------------------------------------------------------- what must be shown


@pytest.mark.parametrize("subject", ["title", "goal", "product"])
def test_title_goal_and_product_need_the_council_and_the_ordering_body(subject):
    assert codes(ruled(subject, shown=frozenset({"council_opinion", "ordering_consent"}))) == []
    assert codes(ruled(subject, shown=frozenset({"council_opinion"}))) == ["requirement_missing"]
    assert [refusal.field for refusal in ruled(subject, shown=frozenset()).refusals] == [
        "council_opinion",
        "ordering_consent",
    ]


@pytest.mark.parametrize("ground", ["away", "ill", "dead_or_missing", "own_request", "failure"])
def test_a_principal_investigator_is_replaced_on_one_of_five_grounds_by_somebody_eligible(ground):
    assert codes(ruled("principal_investigator", shown=frozenset({ground, "new_one_eligible"}))) == []
    assert codes(ruled("principal_investigator", shown=frozenset({ground}))) == ["requirement_missing"]
    assert codes(ruled("principal_investigator", shown=frozenset({"new_one_eligible"}))) == ["no_ground"]


def test_a_host_is_replaced_only_when_it_ends_or_changes():
    for ground in ("merged", "split", "dissolved"):
        assert codes(ruled("host", shown=frozenset({ground}))) == []
    assert codes(ruled("host", shown=frozenset({"dissatisfied"}))) == ["no_ground"]


def test_members_change_when_both_agree_and_more_non_lump_money_needs_advice_and_room():
    assert codes(ruled("members", shown=frozenset())) == ["requirement_missing"]
    assert codes(ruled("non_lump_increase", shown=frozenset())) == ["requirement_missing"] * 2


@pytest.mark.parametrize(
    ("subject", "less", "same", "more"),
    [
        ("lump_lines", ["total_same"], [], ["total_same"]),
        ("materials", [], [], ["total_not_more"]),
        ("trip_content", [], [], ["total_not_more"]),
        ("trip_place", [], [], ["total_not_more"]),
        ("non_lump_money", [], [], ["total_not_more"]),
        ("counterpart_money", ["total_not_less"], [], []),
        ("non_lump_increase", [], [], []),
    ],
)
def test_sums_move_only_as_far_as_the_law_lets_them(subject, less, same, more):
    for after, expected in ((99, less), (100, same), (101, more)):
        assert codes(ruled(subject, before=100, after=after)) == expected


# ---------------------------------------------------------------- time


@pytest.mark.parametrize(("term", "longest"), [(6, 6), (23, 6), (24, 6), (25, 12), (36, 12)])
def test_an_extension_is_as_long_as_the_term_allows(term, longest):
    task = replace(TASK, term_months=term)
    assert codes(ruled("extension", task=task, months=longest)) == []
    assert codes(ruled("extension", task=task, months=longest + 1)) == ["extension_too_long"]


@pytest.mark.parametrize("term", [6, 24, 36])
def test_in_2025_an_extension_is_twelve_months_whatever_the_term(term):
    task = replace(TASK, term_months=term)
    assert codes(ruled("extension", family="vn-2025", task=task, months=12)) == []
    assert codes(ruled("extension", family="vn-2025", task=task, months=13)) == ["extension_too_long"]


@pytest.mark.parametrize("family", ["vn-2013", "vn-2025"])
def test_an_extension_is_given_once(family):
    assert codes(ruled("extension", family=family, task=replace(TASK, extensions=1))) == ["extended_already"]


@pytest.mark.parametrize(
    ("asked_on", "expected"),
    # a month before Tuesday 31/12/2024 is Saturday 30/11, so the last working day before it is the 29th
    [(date(2024, 11, 29), []), (date(2024, 11, 30), ["extension_asked_late"])],
)
def test_an_extension_is_asked_for_a_month_before_the_end(asked_on, expected):
    request = Request(subject=AdjustmentSubject.EXTENSION, asked_on=asked_on, months=3)
    assert codes(assessed(request, TASK)) == expected
    assert codes(assessed(request, TASK, "vn-2025")) == expected


def test_an_extension_late_too_long_and_once_more_is_refused_three_times():
    request = Request(subject=AdjustmentSubject.EXTENSION, asked_on=date(2025, 1, 1), months=7)
    assert codes(assessed(request, replace(TASK, extensions=1))) == [
        "extended_already",
        "extension_too_long",
        "extension_asked_late",
    ]


def test_a_special_case_lets_the_authority_of_2013_go_beyond_the_limits():
    late = Request(
        subject=AdjustmentSubject.EXTENSION, asked_on=date(2025, 1, 1), months=20, shown=frozenset({"special_case"})
    )
    ruling = assessed(late, replace(TASK, extensions=1))
    assert ruling.decider is AUTHORITY
    assert codes(ruling) == []
    assert codes(assessed(late, replace(TASK, extensions=1), "vn-2025")) == [
        "extended_already",
        "extension_too_long",
        "extension_asked_late",
    ]


@pytest.mark.parametrize("months", [0, -1])
def test_an_extension_has_a_length(months):
    with pytest.raises(ValueError, match="months"):
        Request(subject=AdjustmentSubject.EXTENSION, asked_on=ASKED, months=months)


@pytest.mark.parametrize(
    ("done", "expected"), [(Fraction(2, 3), []), (Fraction(2, 3) - Fraction(1, 10**9), ["too_little_done"])]
)
def test_a_term_is_shortened_once_two_thirds_are_done(done, expected):
    assert codes(ruled("shortening", task=replace(TASK, content_done=done))) == expected
    assert codes(ruled("shortening", family="vn-2025", task=replace(TASK, content_done=done))) == []


@given(st.integers(1, 60), st.integers(1, 18), st.integers(0, 2))
def test_extensions_agree_with_the_words_of_the_circular(term, months, extensions):
    ruling = ruled("extension", task=replace(TASK, term_months=term, extensions=extensions), months=months)
    allowed = extensions == 0 and ((term > 24 and months <= 12) or (term <= 24 and months <= 6))
    assert ruling.may_be_decided is allowed
